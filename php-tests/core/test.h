#ifndef ENCHARGE_TEST_H
#define ENCHARGE_TEST_H

#include "bytes.h"

#include <string.h>

/* Counts one check; a false one is reported with its place and expression. */
#define CHECK(expression) encharge_check((expression), #expression, __FILE__, __LINE__)

void encharge_check(bool passed, const char *expression, const char *file, int line);

/*
 * A copy of text on the heap, of exactly that size, so that a read behind its
 * end is seen. Freed when the program ends its tests.
 */
encharge_bytes encharge_exact(const char *text, size_t length);

/* The same of a text ended by NUL. */
static inline encharge_bytes exact(const char *text)
{
	return encharge_exact(text, strlen(text));
}

/* The text count times over, as exact(). */
encharge_bytes encharge_repeat(const char *text, size_t count);

void test_bytes(void);
void test_codes(void);
void test_access_key(void);
void test_allocation(void);
void test_api_url(void);
void test_contacts(void);
void test_file_system(void);
void test_form(void);
void test_guard_document(void);
void test_guard_settings(void);
void test_guard_file(void);
void test_inbox(void);
void test_inbox_list(void);
void test_inbox_size(void);
void test_json(void);
void test_anonymize_ip(void);
void test_person(void);
void test_answered(void);
void test_shared_count(void);
void test_transport(void);
void test_webhook(void);
void test_wrong_keys(void);

#endif
