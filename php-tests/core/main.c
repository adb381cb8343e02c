#include "test.h"

#include <stdio.h>
#include <stdlib.h>

static unsigned passed, failed;

static char **copies;
static size_t copy_count;

void encharge_check(bool ok, const char *expression, const char *file, int line)
{
	if (ok) {
		passed++;
	} else {
		failed++;
		printf("%s:%d: %s\n", file, line, expression);
	}
}

static char *allocate(size_t length)
{
	char *copy = malloc(length > 0 ? length : 1);

	copies = realloc(copies, (copy_count + 1) * sizeof(*copies));
	if (copy == NULL || copies == NULL) {
		abort();
	}
	copies[copy_count++] = copy;
	return copy;
}

encharge_bytes encharge_exact(const char *text, size_t length)
{
	return (encharge_bytes){memcpy(allocate(length), text, length), length};
}

encharge_bytes encharge_repeat(const char *text, size_t count)
{
	size_t length = strlen(text);
	char *copy = allocate(length * count);

	for (size_t i = 0; i < count; i++) {
		memcpy(copy + i * length, text, length);
	}
	return (encharge_bytes){copy, length * count};
}

int main(void)
{
	test_bytes();
	test_codes();
	test_access_key();
	test_allocation();
	test_api_url();
	test_contacts();
	test_file_system();
	test_form();
	test_guard_document();
	test_guard_settings();
	test_guard_file();
	test_inbox();
	test_inbox_list();
	test_inbox_size();
	test_json();
	test_anonymize_ip();
	test_person();
	test_answered();
	test_shared_count();
	test_transport();
	test_webhook();
	test_wrong_keys();

	while (copy_count > 0) {
		free(copies[--copy_count]);
	}
	free(copies);

	printf("%u passed, %u failed\n", passed, failed);
	return failed == 0 ? 0 : 1;
}
