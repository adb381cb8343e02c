#include "inbox.h"

#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* An entry on its way into the inbox. */
typedef struct inbox_draft {
	encharge_inbox_entry entry;
	encharge_inbox_name name;
	int descriptor;                     /* -1: not written */
	char path[ENCHARGE_INBOX_PATH_MAX]; /* where it lies now, below the inbox; "": nowhere that is to be undone */
} inbox_draft;

static int write_draft(encharge_inbox *inbox, inbox_draft *draft)
{
	encharge_bytes content = {NULL, 0};
	int error = encharge_inbox_name_renew(&draft->name);

	draft->name.stage = ENCHARGE_INBOX_UNTOUCHED;
	if (error != 0) {
		return error;
	}
	content.data = encharge_inbox_entry_write(&draft->entry, inbox->installation, inbox->sha256, &content.length);
	if (content.data == NULL
		|| !encharge_inbox_entry_receipt(&draft->entry, inbox->installation, inbox->sha256, draft->name.receipt)) {
		error = ENOMEM;
	} else {
		snprintf(draft->path, sizeof(draft->path), "tmp/%s.php", draft->name.unique);
		error = encharge_durable_create(inbox->folder, draft->path, content, &draft->descriptor);
	}
	if (error != 0) {
		draft->path[0] = '\0';
	} else {
		encharge_inbox_entry_date(&draft->entry, draft->descriptor);
	}
	free((char *) content.data);
	return error;
}

/*
 * Takes an entry out of new/ that was put there a moment ago. Another webhook's
 * may have taken its place since: that one, claimed by nobody, is drained from
 * where it is moved to.
 */
static void withdraw(const encharge_inbox *inbox, inbox_draft *draft)
{
	char claimed[ENCHARGE_INBOX_PATH_MAX];

	encharge_inbox_name_path(&draft->name, ENCHARGE_INBOX_CLAIMED, claimed);
	if (renameat(inbox->folder, draft->path, inbox->folder, claimed) == 0
		&& encharge_inbox_leads_to(inbox, claimed, draft->descriptor)) {
		unlinkat(inbox->folder, claimed, 0);
	}
}

static void undo(const encharge_inbox *inbox, inbox_draft *drafts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strncmp(drafts[i].path, "new/", 4) == 0) {
			withdraw(inbox, &drafts[i]);
		} else if (drafts[i].path[0] != '\0') {
			unlinkat(inbox->folder, drafts[i].path, 0);
		}
	}
}

/* Whether what lies at path was accepted later than the draft: its time tells. */
static bool is_younger(const encharge_inbox *inbox, const char *path, const inbox_draft *draft)
{
	struct stat there;

	return fstatat(inbox->folder, path, &there, AT_SYMLINK_NOFOLLOW) == 0
		&& (int64_t) there.st_mtim.tv_sec * 1000000 + there.st_mtim.tv_nsec / 1000 > draft->entry.accepted;
}

/*
 * Puts an entry where it is found. One that asks for the same and lies there
 * already gives way to the newer; it was accepted, and so the newer is not
 * withdrawn whatever follows. A draft whose sync took so long that it is the older
 * one gives way itself.
 */
static int deliver(const encharge_inbox *inbox, inbox_draft *draft)
{
	char path[ENCHARGE_INBOX_PATH_MAX];
	int error;

	encharge_inbox_name_path(&draft->name, ENCHARGE_INBOX_NEW, path);
	error = encharge_durable_place(inbox->folder, draft->path, path);
	if (error == 0) {
		memcpy(draft->path, path, sizeof(path));
		return 0;
	}
	/* It is there already, or the file system has no links. */
	if (error != EEXIST && error != EPERM && error != EOPNOTSUPP && error != ENOSYS) {
		return error;
	}
	if (is_younger(inbox, path, draft)) {
		unlinkat(inbox->folder, draft->path, 0);
	} else if (renameat(inbox->folder, draft->path, inbox->folder, path) != 0) {
		return errno;
	}
	draft->path[0] = '\0';
	return 0;
}

static int write_drafts(
	encharge_inbox *inbox, const encharge_webhook *webhook, bool with_fields, int64_t now, inbox_draft *drafts)
{
	int error = 0;

	for (size_t i = 0; i < webhook->contacts.count && error == 0; i++) {
		error = encharge_inbox_entry_set(&drafts[i].entry, webhook, i, with_fields, now)
			? write_draft(inbox, &drafts[i])
			: ENOMEM;
	}
	return error;
}

static inbox_draft *make_drafts(size_t count)
{
	inbox_draft *drafts = calloc(count, sizeof(*drafts));

	for (size_t i = 0; drafts != NULL && i < count; i++) {
		drafts[i].descriptor = -1;
	}
	return drafts;
}

static void free_drafts(inbox_draft *drafts, size_t count)
{
	for (size_t i = 0; drafts != NULL && i < count; i++) {
		encharge_inbox_entry_free(&drafts[i].entry);
		if (drafts[i].descriptor >= 0) {
			close(drafts[i].descriptor);
		}
	}
	free(drafts);
}

static int make_durable(encharge_inbox *inbox, inbox_draft *drafts, size_t count)
{
	int error = 0;

	for (size_t i = 0; i < count && error == 0; i++) {
		error = encharge_durable_sync(drafts[i].descriptor);
	}
	for (size_t i = 0; i < count && error == 0; i++) {
		error = deliver(inbox, &drafts[i]);
	}
	return error == 0 ? encharge_durable_sync_folder(inbox->folder, "new") : error;
}

int encharge_inbox_accept(
	encharge_inbox *inbox, const encharge_webhook *webhook, bool with_fields, int64_t now, encharge_receipt *receipts)
{
	size_t count = webhook->contacts.count;
	inbox_draft *drafts = make_drafts(count);
	int error = drafts != NULL ? write_drafts(inbox, webhook, with_fields, now, drafts) : ENOMEM;

	if (error == 0) {
		error = make_durable(inbox, drafts, count);
	}
	if (error == 0) {
		for (size_t i = 0; i < count; i++) {
			memcpy(receipts[i], drafts[i].name.receipt, sizeof(receipts[i]));
		}
	} else if (drafts != NULL) {
		undo(inbox, drafts, count);
	}
	free_drafts(drafts, count);
	return error;
}

static int hold(encharge_inbox *inbox, inbox_draft *draft)
{
	char path[ENCHARGE_INBOX_PATH_MAX];

	draft->name.stage = ENCHARGE_INBOX_HELD;
	encharge_inbox_name_path(&draft->name, ENCHARGE_INBOX_CLAIMED, path);
	if (flock(draft->descriptor, LOCK_EX | LOCK_NB) != 0
		|| renameat(inbox->folder, draft->path, inbox->folder, path) != 0) {
		return errno;
	}
	memcpy(draft->path, path, sizeof(path));
	return 0;
}

int encharge_inbox_hold(
	encharge_inbox *inbox, const encharge_webhook *webhook, bool with_fields, int64_t now, encharge_inbox_claim *claims)
{
	size_t count = webhook->contacts.count, i;
	inbox_draft *drafts = make_drafts(count);
	int error = drafts != NULL ? write_drafts(inbox, webhook, with_fields, now, drafts) : ENOMEM;

	for (i = 0; i < count && error == 0; i++) {
		error = hold(inbox, &drafts[i]);
	}
	for (i = 0; i < count && error == 0; i++) {
		claims[i] = (encharge_inbox_claim){
			.inbox = encharge_inbox_use(inbox),
			.descriptor = drafts[i].descriptor,
			.name = drafts[i].name,
			.entry = drafts[i].entry,
		};
		drafts[i].descriptor = -1;
		drafts[i].entry = (encharge_inbox_entry){0};
	}
	if (error != 0 && drafts != NULL) {
		undo(inbox, drafts, count);
	}
	free_drafts(drafts, count);
	return error;
}
