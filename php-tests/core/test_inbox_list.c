#include "test.h"

#include "allocations.h"
#include "system_calls.h"

#include "inbox.h"
#include "inbox_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENTRIES 20000
#define PAGE_MAX 1000

static char folder[64];

static encharge_inbox *inbox;

static encharge_inbox_item items[PAGE_MAX];

/* The name of the file that was listed last. */
static char last[ENCHARGE_INBOX_PATH_MAX];

static void digest_of(encharge_bytes text, encharge_digest *digest)
{
	(void) text;
	*digest = (encharge_digest){0};
}

static void run(const char *command)
{
	char line[512];

	snprintf(line, sizeof(line), command, folder);
	if (system(line) != 0) {
		abort();
	}
}

/* The name of the file of the entry with that number, in no order. */
static const char *name_of(size_t number)
{
	static char name[64];

	snprintf(
		name, sizeof(name), "%016llx%016zx.php", (unsigned long long) number * UINT64_C(0x9E3779B97F4A7C15), number);
	return name;
}

/* The files are empty: a list shows what it cannot read. */
static void begin(size_t entries)
{
	int new;

	snprintf(folder, sizeof(folder), "%s/encharge-inbox-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	CHECK(mkdtemp(folder) != NULL);
	run("cd %s; mkdir tmp new cur later dead aside; touch drain.lock");
	CHECK(encharge_inbox_open(&inbox, folder, exact("site"), digest_of) == 0);
	new = openat(inbox->folder, "new", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; i < entries; i++) {
		close(openat(new, name_of(i), O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
	}
	close(new);
	last[0] = '\0';
}

static void end(void)
{
	encharge_inbox_release(inbox);
	run("rm -rf %s");
}

/* Lists the next page, each entry of which comes behind the one before. Returns how many they are. */
static size_t list_page(size_t limit)
{
	size_t count = 0;

	CHECK(encharge_inbox_list(inbox, ENCHARGE_INBOX_NEW, last, limit, items, &count) == 0);
	for (size_t i = 0; i < count; i++) {
		CHECK(strcmp(items[i].file, last) > 0);
		memcpy(last, items[i].file, sizeof(last));
		encharge_inbox_item_free(&items[i]);
	}
	return count;
}

static size_t list_all(size_t limit)
{
	size_t count, listed = 0;

	do {
		count = list_page(limit);
		listed += count;
	} while (count == limit);
	return listed;
}

/* Each name is read once, and once more to see that nothing has come behind the last one. */
static void test_a_long_list_reads_the_folder_twice_at_most(void)
{
	begin(ENTRIES);
	fail_system_call(0, 0);
	CHECK(list_all(PAGE_MAX) == ENTRIES);
	CHECK(count_names_read() <= 2 * (ENTRIES + 3));
	end();
}

/* The names that a pass keeps are fewer than there are. */
static void test_short_pages_miss_none(void)
{
	begin(3000);
	for (size_t limit = 1; limit <= 7; limit += 3) {
		last[0] = '\0';
		fail_system_call(0, 0);
		CHECK(list_all(limit) == 3000);
		CHECK(count_names_read() <= (3000 / (50 * limit) + 2) * 3003);
	}
	end();
}

static void remove_entry(size_t number)
{
	char path[ENCHARGE_INBOX_FILE_MAX];

	encharge_inbox_path(path, ENCHARGE_INBOX_NEW, name_of(number));
	CHECK(unlinkat(inbox->folder, path, 0) == 0);
}

static void test_what_goes_meanwhile_is_left_out_and_fills_no_page(void)
{
	size_t count;

	begin(60);
	CHECK(list_page(10) == 10);
	for (size_t i = 0; i < 60; i++) {
		if (strcmp(name_of(i), last) > 0 && i % 2 == 0) {
			remove_entry(i);
		}
	}
	count = list_page(10);
	CHECK(count == 10);
	CHECK(list_all(10) < 30);
	end();
}

static void test_what_came_meanwhile_is_found_by_whoever_begins_again(void)
{
	char first[ENCHARGE_INBOX_PATH_MAX];

	begin(1);
	CHECK(list_page(1) == 1);
	memcpy(first, last, sizeof(first));
	CHECK(list_page(1) == 0);
	close(openat(inbox->folder, "new/ffffffffffffffffffffffffffffffff.php", O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
	CHECK(list_page(1) == 1);
	memcpy(last, first, sizeof(last));
	CHECK(list_page(5) == 1);
	end();
}

static void test_another_list_begins_anew(void)
{
	size_t count;

	begin(20);
	CHECK(list_page(5) == 5);
	CHECK(encharge_inbox_list(inbox, ENCHARGE_INBOX_DEAD, last, 5, items, &count) == 0 && count == 0);
	CHECK(list_all(5) == 15);
	end();
}

static void test_a_lack_of_memory_is_told_and_forgotten(void)
{
	size_t count = 1;

	begin(200);
	for (size_t nth = 1;; nth++) {
		int error;

		fail_allocation(nth);
		error = encharge_inbox_list(inbox, ENCHARGE_INBOX_NEW, "", 1, items, &count);
		if (!has_allocation_failed()) {
			break;
		}
		CHECK((error == ENOMEM && count == 0) || (error == 0 && count == 1));
	}
	fail_allocation(0);
	CHECK(list_all(9) == 200);
	end();
}

void test_inbox_list(void)
{
	test_a_long_list_reads_the_folder_twice_at_most();
	test_short_pages_miss_none();
	test_what_goes_meanwhile_is_left_out_and_fills_no_page();
	test_what_came_meanwhile_is_found_by_whoever_begins_again();
	test_another_list_begins_anew();
	test_a_lack_of_memory_is_told_and_forgotten();
}
