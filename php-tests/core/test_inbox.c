#include "test.h"

#include "system_calls.h"

#include "inbox.h"
#include "inbox_claim.h"
#include "inbox_list.h"
#include "inbox_pause.h"
#include "inbox_upkeep.h"
#include "byte_lock.h"
#include "guard_document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECOND INT64_C(1000000)
#define NOW INT64_C(1800000000)

static char folder[] = "/tmp/encharge-inbox-XXXXXX";

static encharge_inbox *inbox;

/* Not a good digest, but each byte of the text counts. */
static void digest_of(encharge_bytes text, encharge_digest *digest)
{
	uint64_t state[4] = {1, 2, 3, 4};

	for (size_t i = 0; i < text.length; i++) {
		for (size_t j = 0; j < 4; j++) {
			state[j] = (state[j] ^ (unsigned char) text.data[i]) * (UINT64_C(0x100000001b3) + 2 * j);
		}
	}
	memcpy(digest->bytes, state, sizeof(digest->bytes));
}

static char *path_to(const char *name)
{
	static char path[512];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void run(const char *command)
{
	char line[1024];

	snprintf(line, sizeof(line), command, folder);
	if (system(line) != 0) {
		abort();
	}
}

static encharge_inbox *open_inbox(const char *installation)
{
	encharge_inbox *opened = NULL;

	CHECK(encharge_inbox_open(&opened, folder, exact(installation), digest_of) == 0);
	return opened;
}

static void begin(void)
{
	run("rm -rf %1$s; mkdir -m 0700 %1$s; cd %1$s; mkdir tmp new cur later dead aside; touch drain.lock slots.lock");
	inbox = open_inbox("site");
}

static void end(void)
{
	encharge_inbox_release(inbox);
	run("rm -rf %s");
}

static size_t count_in(encharge_inbox_state state)
{
	size_t count = 0;
	int64_t oldest;

	CHECK(encharge_inbox_count(inbox, state, 10000, &count, &oldest) == 0);
	return count;
}

static size_t files_in(const char *name)
{
	DIR *stream = opendir(path_to(name));
	struct dirent *file;
	size_t count = 0;

	while (stream != NULL && (file = readdir(stream)) != NULL) {
		count += file->d_name[0] != '.';
	}
	closedir(stream);
	return count;
}

static size_t files_anywhere(void)
{
	return files_in("tmp") + files_in("new") + files_in("cur") + files_in("later") + files_in("dead")
		+ files_in("aside");
}

/* A webhook for count contacts, c0, c1 and so on. */
static encharge_webhook *webhook_for(size_t count)
{
	static encharge_person persons[100];
	static encharge_webhook webhook;

	webhook = (encharge_webhook){.action = ENCHARGE_ACTION_ADD, .contacts = {persons, count, false}};
	for (size_t i = 0; i < count; i++) {
		char id[8];

		snprintf(id, sizeof(id), "c%zu", i);
		persons[i] = (encharge_person){0};
		encharge_contact_id_set(&persons[i].id, (encharge_bytes){id, strlen(id)});
	}
	return &webhook;
}

static encharge_receipt receipts[100];

static int accept_at(const encharge_webhook *webhook, int64_t now)
{
	return encharge_inbox_accept(inbox, webhook, false, now * SECOND, receipts);
}

static encharge_inbox_claim claims[100];

static size_t claim_at(int64_t now, size_t limit)
{
	size_t count = 0;

	CHECK(encharge_inbox_claim_next(inbox, now, limit, claims, &count) == 0);
	return count;
}

/* Claims the only entry there is. */
static encharge_inbox_claim *claim_one(int64_t now)
{
	size_t count = claim_at(now, 100);

	CHECK(count == 1);
	if (count != 1) {
		abort();
	}
	return &claims[0];
}

static void test_what_is_asked_for_comes_back_as_it_was(void)
{
	encharge_webhook *webhook = webhook_for(1);
	encharge_inbox_claim *claim;
	json_error_t error;

	begin();
	webhook->role = (char *) "cust\xC3\xB6mer";
	webhook->role_length = strlen(webhook->role);
	webhook->notify = true;
	webhook->action = ENCHARGE_ACTION_UPDATE;
	memset(&webhook->key_digest, 0xAB, sizeof(webhook->key_digest));
	webhook->contacts.items[0].fields = json_loads("{\"id\":\"c0\",\"score\":1.5,\"name\":\"\xC3\xA9\"}", 0, &error);
	CHECK(encharge_inbox_accept(inbox, webhook, true, NOW * SECOND + 7, receipts) == 0);
	CHECK(encharge_is_receipt(receipts[0]));

	claim = claim_one(NOW);
	CHECK(strcmp(claim->name.receipt, receipts[0]) == 0);
	CHECK(strcmp(claim->entry.person.id.text, "c0") == 0);
	CHECK(claim->entry.role_length == 9 && strcmp(claim->entry.role, "cust\xC3\xB6mer") == 0);
	CHECK(claim->entry.notify && claim->entry.action == ENCHARGE_ACTION_UPDATE);
	CHECK(claim->entry.accepted == NOW * SECOND + 7);
	CHECK(memcmp(&claim->entry.key_digest, &webhook->key_digest, sizeof(webhook->key_digest)) == 0);
	CHECK(json_equal(claim->entry.person.fields, webhook->contacts.items[0].fields));
	CHECK(encharge_inbox_claim_done(claim) == 0);
	CHECK(files_anywhere() == 0);

	CHECK(encharge_inbox_accept(inbox, webhook, false, NOW * SECOND, receipts) == 0);
	claim = claim_one(NOW);
	CHECK(claim->entry.person.fields == NULL);
	encharge_inbox_claim_let_go(claim);
	json_decref(webhook->contacts.items[0].fields);
	end();
}

static void test_like_work_is_one_entry(void)
{
	encharge_webhook *webhook = webhook_for(1);
	encharge_inbox *other;
	encharge_receipt first;
	json_error_t error;

	begin();
	CHECK(accept_at(webhook, NOW) == 0);
	memcpy(first, receipts[0], sizeof(first));
	CHECK(accept_at(webhook, NOW + 1) == 0);
	CHECK(strcmp(first, receipts[0]) == 0 && count_in(ENCHARGE_INBOX_NEW) == 1);

	/* Each of these asks for something else. */
	webhook->notify = true;
	CHECK(accept_at(webhook, NOW) == 0 && count_in(ENCHARGE_INBOX_NEW) == 2);
	webhook->action = ENCHARGE_ACTION_UPDATE_TAGS;
	CHECK(accept_at(webhook, NOW) == 0 && count_in(ENCHARGE_INBOX_NEW) == 3);
	webhook->role = (char *) "customer";
	webhook->role_length = 8;
	CHECK(accept_at(webhook, NOW) == 0 && count_in(ENCHARGE_INBOX_NEW) == 4);
	webhook->key_digest.bytes[31] = 1;
	CHECK(accept_at(webhook, NOW) == 0 && count_in(ENCHARGE_INBOX_NEW) == 5);
	webhook->contacts.items[0].fields = json_loads("{\"id\":\"c0\",\"tags\":\"a\"}", 0, &error);
	CHECK(
		encharge_inbox_accept(inbox, webhook, true, NOW * SECOND, receipts) == 0 && count_in(ENCHARGE_INBOX_NEW) == 6);
	other = open_inbox("another site");
	CHECK(
		encharge_inbox_accept(other, webhook, false, NOW * SECOND, receipts) == 0 && count_in(ENCHARGE_INBOX_NEW) == 7);
	encharge_inbox_release(other);
	json_decref(webhook->contacts.items[0].fields);
	end();
}

static void test_the_latest_of_like_webhooks_stays_whichever_was_synced_last(void)
{
	encharge_webhook *webhook = webhook_for(1);
	encharge_inbox_claim *claim;

	begin();
	CHECK(accept_at(webhook, NOW + 1) == 0);
	CHECK(accept_at(webhook, NOW) == 0);
	CHECK(files_anywhere() == 1);
	claim = claim_one(NOW);
	CHECK(claim->entry.accepted == (NOW + 1) * SECOND);
	CHECK(encharge_inbox_claim_done(claim) == 0);
	end();
}

/* Has each system call of a claim fail once. */
static void test_what_cannot_be_read_now_is_read_later(void)
{
	bool has_failed = true;

	for (size_t nth = 1; has_failed; nth++) {
		size_t count = 0;

		begin();
		CHECK(accept_at(webhook_for(1), NOW) == 0);
		fail_system_call(nth, EIO);
		encharge_inbox_claim_next(inbox, NOW, 100, claims, &count);
		has_failed = has_system_call_failed();
		fail_system_call(0, 0);
		for (size_t pass = 0; pass < 2 && count == 0; pass++) {
			count = claim_at(NOW, 100);
		}
		CHECK(count == 1 && encharge_inbox_claim_done(&claims[0]) == 0);
		CHECK(files_anywhere() == 0);
		CHECK(has_failed || nth > 3);
		end();
	}
}

static void test_a_later_webhook_waits_while_its_like_is_worked(void)
{
	encharge_webhook *webhook = webhook_for(1);
	encharge_inbox_claim first;

	begin();
	CHECK(accept_at(webhook, NOW) == 0);
	first = *claim_one(NOW);
	CHECK(accept_at(webhook, NOW + 1) == 0);
	CHECK(count_in(ENCHARGE_INBOX_CLAIMED) == 1 && count_in(ENCHARGE_INBOX_NEW) == 1);
	CHECK(encharge_inbox_claim_done(&first) == 0);
	CHECK(encharge_inbox_claim_done(claim_one(NOW)) == 0);
	CHECK(claim_at(NOW, 100) == 0 && files_anywhere() == 0);
	end();
}

/* Has each system call of an acceptance fail once, and sees that it is all or nothing. */
static void fail_each_call(int error)
{
	for (size_t nth = 1;; nth++) {
		int result;

		begin();
		fail_system_call(nth, error);
		result = accept_at(webhook_for(3), NOW);
		CHECK(result == 0 || result == error);
		if (!has_system_call_failed()) {
			CHECK(nth > 9);
			CHECK(result == 0 && count_syncs() == 4);
			end();
			break;
		}
		fail_system_call(0, 0);
		CHECK(files_in("tmp") == 0 && files_in("cur") == 0);
		CHECK(count_in(ENCHARGE_INBOX_NEW) == (result == 0 ? 3 : 0));
		end();
	}
	fail_system_call(0, 0);
}

static void test_a_disk_that_fails_leaves_nothing_half_there(void)
{
	static const int errors[] = {ENOSPC, EIO, EROFS, EDQUOT, EMFILE, EINTR};

	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		fail_each_call(errors[i]);
	}
}

static void test_no_sync_follows_one_that_failed(void)
{
	begin();
	for (size_t nth = 1;; nth++) {
		size_t before;

		fail_system_call(nth, EIO);
		accept_at(webhook_for(3), NOW);
		before = count_syncs();
		if (!has_system_call_failed()) {
			break;
		}
		CHECK(before <= 4);
	}
	fail_system_call(0, 0);
	end();
}

static void test_a_folder_without_a_sync_needs_none(void)
{
	begin();
	/* Of one contact: getentropy, openat, write, fdatasync, renameat2, openat, fsync. */
	fail_system_call(7, EINVAL);
	CHECK(accept_at(webhook_for(1), NOW) == 0);
	CHECK(has_system_call_failed() && count_syncs() == 2);
	fail_system_call(0, 0);
	end();
}

static void test_a_failure_does_not_lose_what_was_accepted_before(void)
{
	for (size_t nth = 1;; nth++) {
		bool has_failed;

		begin();
		CHECK(accept_at(webhook_for(1), NOW) == 0);
		fail_system_call(nth, EIO);
		accept_at(webhook_for(1), NOW + 1);
		has_failed = has_system_call_failed();
		fail_system_call(0, 0);
		CHECK(count_in(ENCHARGE_INBOX_NEW) == 1);
		end();
		if (!has_failed) {
			break;
		}
	}
}

static void test_a_file_system_without_links_takes_webhooks(void)
{
	begin();
	/* Both renameat2() and linkat(). */
	fail_system_calls(5, 2, EPERM);
	CHECK(accept_at(webhook_for(1), NOW) == 0);
	CHECK(has_system_call_failed() && count_in(ENCHARGE_INBOX_NEW) == 1 && files_in("tmp") == 0);
	fail_system_call(0, 0);
	end();
}

/* Takes a webhook and its like, each without renameat2(). */
static void take_without_renaming(int error)
{
	begin();
	for (size_t i = 0; i < 2; i++) {
		fail_system_call(5, error);
		CHECK(accept_at(webhook_for(1), NOW + (int64_t) i) == 0);
		CHECK(has_system_call_failed() && count_in(ENCHARGE_INBOX_NEW) == 1 && files_in("tmp") == 0);
		fail_system_call(0, 0);
	}
	CHECK(claim_one(NOW)->entry.accepted == (NOW + 1) * SECOND);
	encharge_inbox_claim_done(&claims[0]);
	end();
}

static void test_what_cannot_rename_without_replacing_takes_webhooks(void)
{
	take_without_renaming(ENOSYS);
	take_without_renaming(EINVAL);
	take_without_renaming(EPERM);
}

static void test_a_missing_folder_is_told(void)
{
	encharge_inbox *none = NULL;

	begin();
	run("rmdir %s/new");
	CHECK(accept_at(webhook_for(2), NOW) == ENOENT);
	CHECK(files_in("tmp") == 0);
	run("rmdir %s/tmp");
	CHECK(accept_at(webhook_for(2), NOW) == ENOENT);
	CHECK(encharge_inbox_open(&none, "/nonexistent", exact(""), digest_of) == ENOENT && none == NULL);
	CHECK(encharge_inbox_open(&none, path_to("drain.lock"), exact(""), digest_of) == ENOTDIR && none == NULL);
	end();
}

static void test_what_is_held_is_claimed_by_nobody_else(void)
{
	encharge_inbox *other;
	encharge_inbox_claim held[2], found[1];
	size_t count;

	begin();
	other = open_inbox("site");
	CHECK(encharge_inbox_hold(inbox, webhook_for(2), false, NOW * SECOND, held) == 0);
	CHECK(encharge_inbox_claim_next(other, NOW, 1, found, &count) == 0 && count == 0);
	CHECK(encharge_inbox_claim_done(&held[0]) == 0);
	CHECK(count_in(ENCHARGE_INBOX_CLAIMED) == 1);

	/* The process ends: its descriptor is closed. */
	encharge_inbox_claim_let_go(&held[1]);
	CHECK(encharge_inbox_claim_next(other, NOW, 1, found, &count) == 0 && count == 1);
	CHECK(found[0].name.interruptions == 0 && found[0].name.tries == 0);
	CHECK(strcmp(found[0].entry.person.id.text, "c1") == 0);
	CHECK(encharge_inbox_claim_done(&found[0]) == 0);
	encharge_inbox_release(other);
	end();
}

static void test_what_cannot_be_held_leaves_nothing(void)
{
	encharge_inbox_claim held[2];

	for (size_t nth = 1;; nth++) {
		int result;
		bool has_failed;

		begin();
		fail_system_call(nth, ENOSPC);
		result = encharge_inbox_hold(inbox, webhook_for(2), false, NOW * SECOND, held);
		has_failed = has_system_call_failed();
		CHECK(count_syncs() == 0);
		fail_system_call(0, 0);
		CHECK(result == (has_failed ? ENOSPC : 0));
		CHECK(files_anywhere() == (has_failed ? 0 : 2));
		for (size_t i = 0; result == 0 && i < 2; i++) {
			encharge_inbox_claim_done(&held[i]);
		}
		end();
		if (!has_failed) {
			break;
		}
	}
}

static void test_what_is_kept_is_on_the_disk_or_gone(void)
{
	for (size_t nth = 1;; nth++) {
		encharge_inbox_claim held[1];
		bool has_failed;
		int result;

		begin();
		CHECK(encharge_inbox_hold(inbox, webhook_for(1), false, NOW * SECOND, held) == 0);
		fail_system_call(nth, EIO);
		result = encharge_inbox_claim_keep(&held[0], ENCHARGE_ENCHARGE_TIMEOUT, exact("slow"), NOW);
		has_failed = has_system_call_failed();
		CHECK(has_failed || count_syncs() == 2);
		fail_system_call(0, 0);
		CHECK(files_anywhere() == (result == 0 ? 1 : 0));
		if (result == 0) {
			encharge_inbox_claim *claim = claim_one(NOW);

			CHECK(nth == 1 || claim->failure.code == ENCHARGE_ENCHARGE_TIMEOUT);
			CHECK(claim->name.tries == 0 && claim->name.stage == ENCHARGE_INBOX_UNTOUCHED);
			encharge_inbox_claim_done(claim);
		}
		end();
		if (!has_failed) {
			break;
		}
	}
}

static void test_tries_and_interruptions_are_counted(void)
{
	encharge_inbox_claim *claim;

	begin();
	accept_at(webhook_for(1), NOW);
	claim = claim_one(NOW);
	CHECK(claim->name.tries == 0);
	encharge_inbox_claim_let_go(claim);

	/* Claimed and left without a beginning: nothing counts. */
	claim = claim_one(NOW);
	CHECK(claim->name.tries == 0 && claim->name.interruptions == 0);
	CHECK(encharge_inbox_claim_begin(claim) == 0);
	encharge_inbox_claim_let_go(claim);

	claim = claim_one(NOW);
	CHECK(claim->name.tries == 1 && claim->name.interruptions == 1);
	CHECK(encharge_inbox_claim_begin(claim) == 0);
	CHECK(encharge_inbox_claim_put_back(claim, NOW) == 0);

	/* An outage is not the entry's fault. */
	claim = claim_one(NOW);
	CHECK(claim->name.tries == 1 && claim->name.interruptions == 1);
	CHECK(encharge_inbox_claim_begin(claim) == 0);
	CHECK(encharge_inbox_claim_later(claim, NOW + 60, ENCHARGE_USER_REJECTED, exact("no"), NOW) == 0);

	CHECK(claim_at(NOW + 59, 100) == 0);
	claim = claim_one(NOW + 60);
	CHECK(claim->name.tries == 2 && claim->name.interruptions == 0);
	CHECK(claim->failure.code == ENCHARGE_USER_REJECTED && strcmp(claim->failure.message, "no") == 0);
	CHECK(encharge_inbox_claim_bury(claim, ENCHARGE_INTERNAL_ERROR, exact("gone"), NOW + 61) == 0);
	CHECK(claim_at(NOW + 1000, 100) == 0 && count_in(ENCHARGE_INBOX_DEAD) == 1);
	end();
}

static void test_a_failure_does_not_make_an_entry_younger(void)
{
	int64_t oldest = 0;
	size_t count;

	begin();
	accept_at(webhook_for(1), 1700000000);
	encharge_inbox_claim_later(claim_one(NOW), NOW, ENCHARGE_USER_REJECTED, exact("no"), NOW);
	CHECK(encharge_inbox_count(inbox, ENCHARGE_INBOX_LATER, 10, &count, &oldest) == 0);
	CHECK(count == 1 && oldest == 1700000000);
	end();
}

static void write_file(const char *name, const char *content)
{
	FILE *file = fopen(path_to(name), "w");

	if (file == NULL || fputs(content, file) < 0 || fclose(file) != 0) {
		abort();
	}
}

static void test_what_is_no_entry_is_put_aside(void)
{
	static const char name[] = "new/0123456789abcdef0123456789abcdef.php";
	static const char claimed[] = "cur/0000000000.0.0.%c.0123456789abcdef0123456789abcdef.0123456789abcdef.php";
	encharge_inbox *other;
	char path[128];

	begin();
	other = open_inbox("another site");
	CHECK(encharge_inbox_accept(other, webhook_for(1), false, NOW, receipts) == 0);
	encharge_inbox_release(other);
	accept_at(webhook_for(2), NOW);
	write_file("new/readme.txt", "hello");
	write_file(name, ENCHARGE_GUARD_HEAD "00000000000000000000000000000000 {}\n");
	CHECK(symlink("/etc/passwd", path_to("new/00000000000000000000000000000001.php")) == 0);
	CHECK(mkdir(path_to("new/00000000000000000000000000000002.php"), 0700) == 0);
	CHECK(mkfifo(path_to("new/00000000000000000000000000000003.php"), 0600) == 0);
	snprintf(path, sizeof(path), claimed, '-');
	write_file(path, "");
	write_file("new/.nfs0001", "");

	CHECK(claim_at(NOW, 100) == 2);
	CHECK(files_in("aside") == 7 && count_in(ENCHARGE_INBOX_ASIDE) == 7);
	CHECK(encharge_inbox_claim_done(&claims[0]) == 0 && encharge_inbox_claim_done(&claims[1]) == 0);

	/* A held one that is torn was acknowledged to nobody. */
	snprintf(path, sizeof(path), claimed, 'h');
	write_file(path, ENCHARGE_GUARD_HEAD "0000");
	CHECK(claim_at(NOW, 100) == 0);
	CHECK(files_in("aside") == 7 && files_in("cur") == 0 && files_in("new") == 0);
	end();
}

static void test_each_cut_of_a_file_is_seen(void)
{
	char content[4096];
	FILE *file;
	size_t length;

	begin();
	accept_at(webhook_for(1), NOW);
	snprintf(content, sizeof(content), "new/%s.php", receipts[0]);
	file = fopen(path_to(content), "r");
	length = fread(content, 1, sizeof(content), file);
	fclose(file);
	for (size_t cut = 0; cut < length; cut++) {
		encharge_inbox_entry entry = {0};
		encharge_inbox_failure failure;

		CHECK(
			encharge_inbox_entry_read(&entry, &failure, encharge_exact(content, cut), ENCHARGE_BYTES("site"), digest_of)
			== ENCHARGE_INBOX_TORN);
	}
	end();
}

static void test_entries_are_claimed_in_their_order(void)
{
	begin();
	accept_at(webhook_for(3), NOW);
	CHECK(claim_at(NOW, 100) == 3);
	encharge_inbox_claim_later(&claims[0], NOW + 5, ENCHARGE_INTERNAL_ERROR, exact(""), NOW);
	encharge_inbox_claim_let_go(&claims[1]);
	encharge_inbox_claim_done(&claims[2]);
	accept_at(webhook_for(1), NOW);

	CHECK(claim_at(NOW + 5, 100) == 3);
	CHECK(claims[0].name.tries == 0 && claims[2].name.tries == 0);
	CHECK(count_in(ENCHARGE_INBOX_CLAIMED) == 3);
	for (size_t i = 0; i < 3; i++) {
		encharge_inbox_claim_done(&claims[i]);
	}
	end();
}

static void test_a_pass_ends_and_another_follows(void)
{
	size_t done = 0, count;

	begin();
	accept_at(webhook_for(100), NOW);
	while ((count = claim_at(NOW, 7)) > 0) {
		CHECK(count <= 7);
		for (size_t i = 0; i < count; i++) {
			encharge_inbox_claim_done(&claims[i]);
		}
		done += count;
	}
	CHECK(done == 100);
	accept_at(webhook_for(1), NOW);
	CHECK(claim_at(NOW, 7) == 1);
	encharge_inbox_claim_done(&claims[0]);
	end();
}

static void test_a_pause_ends_by_itself(void)
{
	encharge_code code;

	begin();
	CHECK(encharge_inbox_paused(inbox, NOW, &code) == 0 && code == ENCHARGE_OK);
	CHECK(encharge_inbox_pause(inbox, NOW + 30, ENCHARGE_ENCHARGE_BUSY) == 0);
	CHECK(encharge_inbox_paused(inbox, NOW, &code) == NOW + 30 && code == ENCHARGE_ENCHARGE_BUSY);
	CHECK(encharge_inbox_paused(inbox, NOW + 29, &code) == NOW + 30);
	CHECK(encharge_inbox_paused(inbox, NOW + 30, &code) == 0);
	CHECK(encharge_inbox_pause(inbox, NOW + 60, ENCHARGE_ENCHARGE_ERROR) == 0);
	CHECK(encharge_inbox_paused(inbox, NOW + 30, &code) == NOW + 60 && code == ENCHARGE_ENCHARGE_ERROR);
	CHECK(encharge_inbox_pause(inbox, 0, ENCHARGE_OK) == 0 && encharge_inbox_pause(inbox, 0, ENCHARGE_OK) == 0);
	CHECK(encharge_inbox_paused(inbox, NOW, &code) == 0);
	CHECK(files_in("tmp") == 0);
	end();
}

static void test_a_list_goes_on_behind_the_last(void)
{
	encharge_inbox_item items[8];
	char after[ENCHARGE_INBOX_PATH_MAX] = "", last[ENCHARGE_INBOX_PATH_MAX] = "";
	size_t listed = 0, count;

	begin();
	accept_at(webhook_for(20), NOW);
	do {
		CHECK(encharge_inbox_list(inbox, ENCHARGE_INBOX_NEW, after, 8, items, &count) == 0);
		for (size_t i = 0; i < count; i++) {
			CHECK(items[i].is_whole && strcmp(items[i].file, last) > 0);
			memcpy(last, items[i].file, sizeof(last));
			encharge_inbox_item_free(&items[i]);
		}
		memcpy(after, last, sizeof(after));
		listed += count;
	} while (count > 0);
	CHECK(listed == 20);
	CHECK(encharge_inbox_count(inbox, ENCHARGE_INBOX_NEW, 5, &count, &(int64_t){0}) == 0 && count == 5);
	end();
}

static void test_a_dead_letter_can_be_tried_again_or_discarded(void)
{
	encharge_receipt unknown = "00000000000000000000000000000000";
	encharge_inbox_claim *claim;
	size_t count;

	begin();
	accept_at(webhook_for(1), NOW);
	claim = claim_one(NOW);
	encharge_inbox_claim_begin(claim);
	encharge_inbox_claim_bury(claim, ENCHARGE_INTERNAL_ERROR, exact("no"), NOW);
	CHECK(encharge_inbox_retry(inbox, &unknown, 1, NOW, &count) == 0 && count == 0);
	CHECK(encharge_inbox_retry(inbox, receipts, 1, NOW, &count) == 0 && count == 1);
	claim = claim_one(NOW);
	CHECK(claim->name.tries == 0);

	/* Nobody takes it from who works it. */
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_CLAIMED, receipts, 1, &count) == 0 && count == 0);
	encharge_inbox_claim_let_go(claim);
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_CLAIMED, receipts, 1, &count) == 0 && count == 1);
	CHECK(files_anywhere() == 0);
	end();
}

static void test_a_webhook_that_waits_outlives_the_dead_letter_of_the_same_receipt(void)
{
	encharge_inbox_claim *claim;
	size_t count;

	begin();
	accept_at(webhook_for(1), NOW);
	claim = claim_one(NOW);
	encharge_inbox_claim_begin(claim);
	encharge_inbox_claim_bury(claim, ENCHARGE_INTERNAL_ERROR, exact("no"), NOW);
	accept_at(webhook_for(1), NOW + 1);
	CHECK(files_in("dead") == 1 && files_in("new") == 1);
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_DEAD, receipts, 1, &count) == 0 && count == 1);
	CHECK(files_in("dead") == 0 && files_in("new") == 1);
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_DEAD, receipts, 1, &count) == 0 && count == 0);
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_ASIDE, receipts, 1, &count) == 0 && count == 0);
	CHECK(encharge_inbox_discard(inbox, ENCHARGE_INBOX_NEW, receipts, 1, &count) == 0 && count == 1);
	CHECK(files_anywhere() == 0);
	end();
}

static void test_one_drains_and_looks_again(void)
{
	encharge_inbox *other;
	bool has_work;

	begin();
	other = open_inbox("site");
	CHECK(encharge_inbox_lock(inbox) == 0);
	CHECK(encharge_inbox_lock(other) == EWOULDBLOCK);
	CHECK(encharge_inbox_has_work(inbox, NOW, &has_work) == 0 && !has_work);
	accept_at(webhook_for(1), NOW);
	CHECK(encharge_inbox_has_work(inbox, NOW, &has_work) == 0 && has_work);
	encharge_inbox_claim_later(claim_one(NOW), NOW + 1, ENCHARGE_INTERNAL_ERROR, exact(""), NOW);
	CHECK(encharge_inbox_has_work(inbox, NOW, &has_work) == 0 && !has_work);
	CHECK(encharge_inbox_has_work(inbox, NOW + 1, &has_work) == 0 && has_work);
	encharge_inbox_unlock(inbox);
	CHECK(encharge_inbox_lock(other) == 0);
	encharge_inbox_release(other);
	CHECK(encharge_inbox_lock(inbox) == 0);
	end();
}

static void test_unfinished_drafts_are_swept(void)
{
	begin();
	write_file("tmp/a.php", "x");
	encharge_inbox_sweep(inbox, 1);
	CHECK(files_in("tmp") == 1);
	encharge_inbox_sweep(inbox, INT64_C(4000000000));
	CHECK(files_in("tmp") == 0);
	end();
}

static void test_as_many_places_as_the_file_has(void)
{
	int first, second;

	begin();
	first = encharge_byte_lock_take(path_to("slots.lock"), 2);
	second = encharge_byte_lock_take(path_to("slots.lock"), 2);
	CHECK(first >= 0 && second >= 0);
	CHECK(encharge_byte_lock_take(path_to("slots.lock"), 2) == -1 && errno == EAGAIN);
	CHECK(encharge_byte_lock_take(path_to("slots.lock"), 0) == -1 && errno == EAGAIN);
	CHECK(encharge_byte_lock_wait(path_to("slots.lock"), 2, 10) == -1 && errno == EAGAIN);
	close(first);
	first = encharge_byte_lock_take(path_to("slots.lock"), 2);
	CHECK(first >= 0);
	close(first);
	close(second);
	CHECK(encharge_byte_lock_take(path_to("missing.lock"), 2) == -1 && errno == ENOENT);
	CHECK(encharge_byte_lock_wait(path_to("missing.lock"), 2, 1) == -1 && errno == ENOENT);
	end();
}

static void test_a_place_goes_to_who_waits_for_one(void)
{
	int held, other, status = -1;
	pid_t child;

	begin();
	held = encharge_byte_lock_take(path_to("slots.lock"), 1);
	CHECK(held >= 0);
	child = fork();
	if (child == 0) {
		close(held);
		_exit(encharge_byte_lock_wait(path_to("slots.lock"), 1, 10000) >= 0 ? 0 : 1);
	}
	/* The second of two places is free, but for somebody who waits. */
	while ((other = encharge_byte_lock_take(path_to("slots.lock"), 2)) >= 0) {
		close(other);
		usleep(1000);
	}
	CHECK(errno == EAGAIN);
	close(held);
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	held = encharge_byte_lock_take(path_to("slots.lock"), 1);
	CHECK(held >= 0);
	close(held);
	end();
}

void test_inbox(void)
{
	CHECK(mkdtemp(folder) != NULL);
	test_what_is_asked_for_comes_back_as_it_was();
	test_like_work_is_one_entry();
	test_the_latest_of_like_webhooks_stays_whichever_was_synced_last();
	test_what_cannot_be_read_now_is_read_later();
	test_a_later_webhook_waits_while_its_like_is_worked();
	test_a_disk_that_fails_leaves_nothing_half_there();
	test_no_sync_follows_one_that_failed();
	test_a_folder_without_a_sync_needs_none();
	test_a_failure_does_not_lose_what_was_accepted_before();
	test_a_file_system_without_links_takes_webhooks();
	test_what_cannot_rename_without_replacing_takes_webhooks();
	test_a_missing_folder_is_told();
	test_what_is_held_is_claimed_by_nobody_else();
	test_what_cannot_be_held_leaves_nothing();
	test_what_is_kept_is_on_the_disk_or_gone();
	test_tries_and_interruptions_are_counted();
	test_a_failure_does_not_make_an_entry_younger();
	test_what_is_no_entry_is_put_aside();
	test_each_cut_of_a_file_is_seen();
	test_entries_are_claimed_in_their_order();
	test_a_pass_ends_and_another_follows();
	test_a_pause_ends_by_itself();
	test_a_list_goes_on_behind_the_last();
	test_a_dead_letter_can_be_tried_again_or_discarded();
	test_a_webhook_that_waits_outlives_the_dead_letter_of_the_same_receipt();
	test_one_drains_and_looks_again();
	test_unfinished_drafts_are_swept();
	test_as_many_places_as_the_file_has();
	test_a_place_goes_to_who_waits_for_one();
}
