#include "inbox_claim.h"

#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Entries in the order in which a pass takes them. */
static const encharge_inbox_state order[] = {ENCHARGE_INBOX_CLAIMED, ENCHARGE_INBOX_LATER, ENCHARGE_INBOX_NEW};

#define ORDER_LENGTH (sizeof(order) / sizeof(order[0]))

static int begin_pass(encharge_inbox *inbox)
{
	for (size_t i = 0; i < ORDER_LENGTH; i++) {
		if (inbox->pass[order[i]] == NULL) {
			inbox->pass[order[i]] = encharge_inbox_open_folder(inbox, encharge_inbox_folder(order[i]));
			if (inbox->pass[order[i]] == NULL) {
				return errno;
			}
		}
	}
	return 0;
}

static bool is_pass_over(const encharge_inbox *inbox)
{
	for (size_t i = 0; i < ORDER_LENGTH; i++) {
		if (inbox->pass[order[i]] != NULL) {
			return false;
		}
	}
	return true;
}

static void put_aside(const encharge_inbox *inbox, encharge_inbox_state state, const char *file)
{
	char from[ENCHARGE_INBOX_FILE_MAX], to[ENCHARGE_INBOX_FILE_MAX];

	encharge_inbox_path(from, state, file);
	encharge_inbox_path(to, ENCHARGE_INBOX_ASIDE, file);
	renameat(inbox->folder, from, inbox->folder, to);
}

/* Opens and locks what lies at path. Returns 0, EWOULDBLOCK, ENOENT, EINVAL if it is no file of ours, or another errno.
 */
static int lock_entry(const encharge_inbox *inbox, const char *path, int *descriptor)
{
	struct stat file;

	*descriptor = openat(inbox->folder, path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (*descriptor < 0) {
		return errno == ELOOP || errno == EACCES || errno == EISDIR || errno == ENXIO ? EINVAL : errno;
	}
	if (flock(*descriptor, LOCK_EX | LOCK_NB) != 0 || fstat(*descriptor, &file) != 0) {
		return errno;
	}
	if (!S_ISREG(file.st_mode) || file.st_uid != geteuid()) {
		return EINVAL;
	}
	return encharge_inbox_leads_to(inbox, path, *descriptor) ? 0 : ENOENT;
}

/*
 * Reads what is locked. Returns 0, ENOMEM, EINVAL if it is no whole entry of this
 * inbox, or EWOULDBLOCK if it cannot be read now: it may be whole.
 */
static int read_entry(encharge_inbox_claim *claim)
{
	encharge_inbox *inbox = claim->inbox;
	encharge_inbox_content content;
	encharge_bytes file = {NULL, 0};
	int error = encharge_durable_read(claim->descriptor, ENCHARGE_INBOX_ENTRY_MAX, (char **) &file.data, &file.length);

	if (error != 0) {
		return error == ENOMEM ? ENOMEM : error == EFBIG ? EINVAL : EWOULDBLOCK;
	}
	content = encharge_inbox_entry_read(&claim->entry, &claim->failure, file, inbox->installation, inbox->sha256);
	free((char *) file.data);
	if (content == ENCHARGE_INBOX_UNREAD) {
		return ENOMEM;
	}
	return content == ENCHARGE_INBOX_WHOLE ? 0 : EINVAL;
}

/* Who held an entry that is broken was not told that it was taken: nobody misses it. */
static void remove_broken(const encharge_inbox_claim *claim, const char *path)
{
	if (claim->name.stage == ENCHARGE_INBOX_HELD) {
		unlinkat(claim->inbox->folder, path, 0);
	} else {
		put_aside(claim->inbox, ENCHARGE_INBOX_CLAIMED, path + strlen("cur/"));
	}
}

/* Takes the entry in cur/ that has the claim's name. */
static int take(encharge_inbox_claim *claim)
{
	char path[ENCHARGE_INBOX_PATH_MAX];
	int error;

	encharge_inbox_name_path(&claim->name, ENCHARGE_INBOX_CLAIMED, path);
	error = lock_entry(claim->inbox, path, &claim->descriptor);
	if (error == 0) {
		error = read_entry(claim);
	}
	if (error == EINVAL) {
		remove_broken(claim, path);
	}
	return error;
}

/* Moves an entry to cur/, where its lock counts. */
static int move(encharge_inbox_claim *claim, encharge_inbox_state state, const char *file)
{
	char from[ENCHARGE_INBOX_FILE_MAX], to[ENCHARGE_INBOX_PATH_MAX];
	int error = state == ENCHARGE_INBOX_NEW ? encharge_inbox_name_renew(&claim->name) : 0;

	if (error != 0) {
		return error;
	}
	claim->name.time = 0;
	encharge_inbox_path(from, state, file);
	encharge_inbox_name_path(&claim->name, ENCHARGE_INBOX_CLAIMED, to);

	return renameat(claim->inbox->folder, from, claim->inbox->folder, to) == 0 ? 0 : errno;
}

/* Whoever worked the entry was ended while doing so. */
static int mark_interrupted(encharge_inbox_claim *claim)
{
	encharge_inbox_name before = claim->name;

	claim->name.stage = ENCHARGE_INBOX_UNTOUCHED;
	claim->name.interruptions++;

	return encharge_inbox_claim_rename(claim, &before, ENCHARGE_INBOX_CLAIMED);
}

/* Returns 0 if the claim was made, EAGAIN if the file is not to be had, or an errno that stops the pass. */
static int claim_file(encharge_inbox_claim *claim, encharge_inbox_state state, const char *file, int64_t now)
{
	int error;

	if (!encharge_inbox_name_read(&claim->name, state, file)) {
		put_aside(claim->inbox, state, file);
		return EAGAIN;
	}
	if (state == ENCHARGE_INBOX_LATER && claim->name.time > now) {
		return EAGAIN;
	}
	error = state != ENCHARGE_INBOX_CLAIMED ? move(claim, state, file) : 0;
	if (error == 0) {
		error = take(claim);
	}
	if (error == 0 && claim->name.stage == ENCHARGE_INBOX_BEGUN) {
		error = mark_interrupted(claim);
	}
	return error == ENOENT || error == EWOULDBLOCK || error == EINVAL ? EAGAIN : error;
}

static int try_file(
	encharge_inbox *inbox, encharge_inbox_state state, const char *file, int64_t now, encharge_inbox_claim *claim)
{
	int error;

	*claim = (encharge_inbox_claim){.inbox = encharge_inbox_use(inbox), .descriptor = -1};
	error = claim_file(claim, state, file, now);
	if (error != 0) {
		encharge_inbox_claim_let_go(claim);
	}
	return error;
}

/* Goes on in one folder until there are limit claims or the folder ends. */
static int claim_in(encharge_inbox *inbox, encharge_inbox_state state, int64_t now, size_t limit,
	encharge_inbox_claim *claims, size_t *count)
{
	struct dirent *file = NULL;

	while (*count < limit && (file = readdir(inbox->pass[state])) != NULL) {
		int error = file->d_name[0] != '.' ? try_file(inbox, state, file->d_name, now, &claims[*count]) : EAGAIN;

		if (error == 0) {
			++*count;
		} else if (error != EAGAIN) {
			return error;
		}
	}
	if (file == NULL && *count < limit) {
		closedir(inbox->pass[state]);
		inbox->pass[state] = NULL;
	}
	return 0;
}

static int go_on(encharge_inbox *inbox, int64_t now, size_t limit, encharge_inbox_claim *claims, size_t *count)
{
	int error = 0;

	for (size_t i = 0; i < ORDER_LENGTH && error == 0; i++) {
		if (inbox->pass[order[i]] != NULL) {
			error = claim_in(inbox, order[i], now, limit, claims, count);
		}
	}
	return error;
}

int encharge_inbox_claim_next(
	encharge_inbox *inbox, int64_t now, size_t limit, encharge_inbox_claim *claims, size_t *count)
{
	int error = 0;

	*count = 0;
	if (!is_pass_over(inbox)) {
		error = go_on(inbox, now, limit, claims, count);
	}
	if (error == 0 && *count == 0 && is_pass_over(inbox)) {
		error = begin_pass(inbox);
		if (error == 0) {
			error = go_on(inbox, now, limit, claims, count);
		}
	}
	return error;
}
