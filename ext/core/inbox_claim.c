#include "inbox_claim.h"

#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void encharge_inbox_claim_let_go(encharge_inbox_claim *claim)
{
	if (claim->descriptor >= 0) {
		close(claim->descriptor);
		claim->descriptor = -1;
	}
	encharge_inbox_entry_free(&claim->entry);
	encharge_inbox_release(claim->inbox);
	claim->inbox = NULL;
}

int encharge_inbox_claim_rename(
	const encharge_inbox_claim *claim, const encharge_inbox_name *before, encharge_inbox_state state)
{
	char from[ENCHARGE_INBOX_PATH_MAX], to[ENCHARGE_INBOX_PATH_MAX];

	encharge_inbox_name_path(before, ENCHARGE_INBOX_CLAIMED, from);
	encharge_inbox_name_path(&claim->name, state, to);

	return renameat(claim->inbox->folder, from, claim->inbox->folder, to) == 0 ? 0 : errno;
}

int encharge_inbox_claim_begin(encharge_inbox_claim *claim)
{
	encharge_inbox_name before = claim->name;
	int error;

	claim->name.stage = ENCHARGE_INBOX_BEGUN;
	claim->name.tries++;
	error = encharge_inbox_claim_rename(claim, &before, ENCHARGE_INBOX_CLAIMED);
	if (error != 0) {
		claim->name = before;
	}
	return error;
}

int encharge_inbox_claim_done(encharge_inbox_claim *claim)
{
	char path[ENCHARGE_INBOX_PATH_MAX];
	int error;

	encharge_inbox_name_path(&claim->name, ENCHARGE_INBOX_CLAIMED, path);
	error = unlinkat(claim->inbox->folder, path, 0) == 0 ? 0 : errno;
	encharge_inbox_claim_let_go(claim);

	return error;
}

/* Moves the entry to another folder, where it has that name, and ends the claim. */
static int move_to(encharge_inbox_claim *claim, encharge_inbox_state state, encharge_inbox_name name)
{
	encharge_inbox_name before = claim->name;
	int error;

	claim->name = name;
	error = encharge_inbox_claim_rename(claim, &before, state);
	encharge_inbox_claim_let_go(claim);

	return error;
}

int encharge_inbox_claim_put_back(encharge_inbox_claim *claim, int64_t now)
{
	encharge_inbox_name name = claim->name;

	if (name.stage == ENCHARGE_INBOX_BEGUN) {
		name.stage = ENCHARGE_INBOX_UNTOUCHED;
		name.tries--;
	}
	name.time = now;
	return move_to(claim, ENCHARGE_INBOX_LATER, name);
}

/*
 * Writes down why a try failed. The file keeps its time, that of its acceptance.
 * An entry whose failure cannot be told is still an entry.
 */
static void tell_failure(encharge_inbox_claim *claim, encharge_code code, encharge_bytes message, int64_t now)
{
	size_t length = 0;
	char *line = encharge_inbox_failure_line(code, message, now, &length);

	if (line != NULL) {
		encharge_durable_append(claim->descriptor, (encharge_bytes){line, length});
		encharge_inbox_entry_date(&claim->entry, claim->descriptor);
	}
	free(line);
}

static int make_durable(encharge_inbox_claim *claim, int64_t now)
{
	encharge_inbox_name before = claim->name;
	int error = encharge_durable_sync(claim->descriptor);

	if (error == 0) {
		claim->name.stage = ENCHARGE_INBOX_UNTOUCHED;
		claim->name.time = now;
		error = encharge_inbox_claim_rename(claim, &before, ENCHARGE_INBOX_LATER);
	}
	if (error == 0) {
		error = encharge_durable_sync_folder(claim->inbox->folder, encharge_inbox_folder(ENCHARGE_INBOX_LATER));
	}
	return error;
}

/* Removes the entry from where it may lie by now. */
static void remove_kept(const encharge_inbox_claim *claim, const encharge_inbox_name *before)
{
	char path[ENCHARGE_INBOX_PATH_MAX];

	encharge_inbox_name_path(before, ENCHARGE_INBOX_CLAIMED, path);
	unlinkat(claim->inbox->folder, path, 0);
	encharge_inbox_name_path(&claim->name, ENCHARGE_INBOX_LATER, path);
	unlinkat(claim->inbox->folder, path, 0);
}

int encharge_inbox_claim_keep(encharge_inbox_claim *claim, encharge_code code, encharge_bytes message, int64_t now)
{
	encharge_inbox_name before = claim->name;
	int error;

	tell_failure(claim, code, message, now);
	error = make_durable(claim, now);
	if (error != 0) {
		remove_kept(claim, &before);
	}
	encharge_inbox_claim_let_go(claim);

	return error;
}

int encharge_inbox_claim_later(
	encharge_inbox_claim *claim, int64_t due, encharge_code code, encharge_bytes message, int64_t now)
{
	encharge_inbox_name name = claim->name;

	tell_failure(claim, code, message, now);
	name.stage = ENCHARGE_INBOX_UNTOUCHED;
	name.interruptions = 0;
	name.time = due;
	return move_to(claim, ENCHARGE_INBOX_LATER, name);
}

int encharge_inbox_claim_bury(encharge_inbox_claim *claim, encharge_code code, encharge_bytes message, int64_t now)
{
	encharge_inbox_name name = claim->name;

	tell_failure(claim, code, message, now);
	name.stage = ENCHARGE_INBOX_UNTOUCHED;
	name.time = now;
	return move_to(claim, ENCHARGE_INBOX_DEAD, name);
}
