#ifndef ENCHARGE_TEST_ALLOCATIONS_H
#define ENCHARGE_TEST_ALLOCATIONS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The linker leads malloc(), calloc(), realloc() and strdup() of core and tests
 * here (run: --wrap), so that one of them can fail.
 */
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

/* Has the nth allocation from now on fail, 1 being the next; the others succeed. 0: none fails. */
void fail_allocation(size_t nth);

/* Whether that one has been reached. */
bool has_allocation_failed(void);

#endif
