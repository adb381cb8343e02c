#include "test.h"

#include "inbox.h"
#include "inbox_claim.h"
#include "inbox_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define NOW INT64_C(1800000000)
#define ENTRIES 1000000

/* So many entries are written; each of the others is one of them once more, by another name. */
#define WRITTEN 1000

/* What reads every name takes less than that many seconds on a slow machine; what does not, a moment. */
#define LONG 20.0
#define SHORT 1.0

/* In KiB. Every name that was kept would take more. */
#define ROOM (32 * 1024)

static char folder[64];

static void digest_of(encharge_bytes text, encharge_digest *digest)
{
	uint64_t state = 1;

	for (size_t i = 0; i < text.length; i++) {
		state = (state ^ (unsigned char) text.data[i]) * UINT64_C(0x100000001b3);
	}
	for (size_t i = 0; i < sizeof(digest->bytes); i++) {
		digest->bytes[i] = (unsigned char) (state >> (i % 8 * 8));
	}
}

static void run(const char *command)
{
	char line[512];

	snprintf(line, sizeof(line), command, folder);
	if (system(line) != 0) {
		abort();
	}
}

static double seconds_since(const struct timespec *began)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double) (now.tv_sec - began->tv_sec) + (double) (now.tv_nsec - began->tv_nsec) / 1e9;
}

static struct timespec begin_to_measure(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now;
}

static long peak_of_memory(void)
{
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

/* Memory takes names faster than a disk, where there is such a folder. */
static encharge_inbox *make_inbox(void)
{
	encharge_inbox *inbox = NULL;

	snprintf(folder, sizeof(folder), "%s/encharge-inbox-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	CHECK(mkdtemp(folder) != NULL);
	run("cd %s; mkdir tmp new cur later dead aside; touch drain.lock");
	CHECK(encharge_inbox_open(&inbox, folder, exact("site"), digest_of) == 0);
	return inbox;
}

static void accept_one(encharge_inbox *inbox, size_t number, encharge_receipt *receipts)
{
	encharge_person person = {0};
	encharge_webhook webhook = {.action = ENCHARGE_ACTION_ADD, .contacts = {&person, 1, false}};
	char id[16];

	snprintf(id, sizeof(id), "c%zu", number);
	encharge_contact_id_set(&person.id, (encharge_bytes){id, strlen(id)});
	CHECK(encharge_inbox_accept(inbox, &webhook, false, NOW * 1000000, receipts) == 0);
}

/* Names of one file, of which only one at a time can be claimed, lie far apart in a folder that keeps the order. */
static void fill(encharge_inbox *inbox)
{
	static encharge_receipt receipts[WRITTEN];
	int new = openat(inbox->folder, "new", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	uint64_t random = 1;
	size_t failed = 0;

	for (size_t i = 0; i < WRITTEN; i++) {
		accept_one(inbox, i, &receipts[i]);
	}
	for (size_t i = WRITTEN; i < ENTRIES; i++) {
		char written[64], name[64];

		random = random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
		snprintf(written, sizeof(written), "%s.php", receipts[i % WRITTEN]);
		snprintf(name, sizeof(name), "%016llx%016zx.php", (unsigned long long) random, i);
		failed += linkat(new, written, new, name, 0) != 0;
	}
	CHECK(failed == 0);
	close(new);
}

static void test_a_look_at_a_million(void)
{
	struct timespec began = begin_to_measure();
	encharge_inbox *opened = NULL;
	bool has_work = false;
	size_t count = 0;
	int64_t oldest = 0;

	CHECK(encharge_inbox_open(&opened, folder, exact("site"), digest_of) == 0);
	CHECK(encharge_inbox_has_work(opened, NOW, &has_work) == 0 && has_work);
	CHECK(
		encharge_inbox_count(opened, ENCHARGE_INBOX_NEW, 10000, &count, &oldest) == 0 && count == 10000 && oldest > 0);
	encharge_inbox_release(opened);
	CHECK(seconds_since(&began) < SHORT);
}

static void test_a_list_of_a_million(encharge_inbox *inbox)
{
	struct timespec began = begin_to_measure();
	encharge_inbox_item *items = calloc(50, sizeof(*items));
	char last[ENCHARGE_INBOX_FILE_MAX];
	size_t count = 0;

	CHECK(encharge_inbox_list(inbox, ENCHARGE_INBOX_NEW, "", 50, items, &count) == 0 && count == 50);
	memcpy(last, items[49].file, sizeof(items[49].file));
	for (size_t i = 0; i < count; i++) {
		CHECK(items[i].is_whole && (i == 0 || strcmp(items[i - 1].file, items[i].file) < 0));
		encharge_inbox_item_free(&items[i]);
	}
	CHECK(encharge_inbox_list(inbox, ENCHARGE_INBOX_NEW, last, 50, items, &count) == 0 && count == 50);
	CHECK(strcmp(last, items[0].file) < 0);
	for (size_t i = 0; i < count; i++) {
		encharge_inbox_item_free(&items[i]);
	}
	free(items);
	CHECK(seconds_since(&began) < LONG);
}

/* A pass goes on where the last batch ended; whoever is new begins at the first name. */
static void test_batches_of_a_million(encharge_inbox *inbox)
{
	struct timespec began = begin_to_measure();
	encharge_inbox_claim claims[20];
	encharge_receipt receipts[1];
	size_t count;

	for (size_t i = 0; i < 50; i++) {
		CHECK(encharge_inbox_claim_next(inbox, NOW, 20, claims, &count) == 0 && count == 20);
		while (count > 0) {
			CHECK(encharge_inbox_claim_done(&claims[--count]) == 0);
		}
	}
	accept_one(inbox, WRITTEN, receipts);
	CHECK(seconds_since(&began) < SHORT);
}

void test_inbox_size(void)
{
	encharge_inbox *inbox = make_inbox();
	long before;

	fill(inbox);
	before = peak_of_memory();
	test_a_look_at_a_million();
	test_a_list_of_a_million(inbox);
	test_batches_of_a_million(inbox);
	CHECK(peak_of_memory() - before < ROOM);
	encharge_inbox_release(inbox);
	run("rm -rf %s");
}
