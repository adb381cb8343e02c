#include "inbox_upkeep.h"

#include "inbox_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is done to the entries of some receipts. */
struct order {
	encharge_receipt *receipts; /* sorted when it is carried out */
	size_t length;
	encharge_inbox_state state;
	int64_t now;
	size_t count;
	int error; /* of the last that failed */
};

static int compare(const void *one, const void *other)
{
	return strcmp(one, other);
}

static bool is_meant(const struct order *order, const char *receipt)
{
	return bsearch(receipt, order->receipts, order->length, sizeof(order->receipts[0]), compare) != NULL;
}

static void note(struct order *order, bool is_done)
{
	if (is_done) {
		order->count++;
	} else if (errno != ENOENT && errno != EWOULDBLOCK) {
		order->error = errno;
	}
}

static bool retry_one(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct order *order = context;
	char from[ENCHARGE_INBOX_FILE_MAX], to[ENCHARGE_INBOX_PATH_MAX];
	encharge_inbox_name again = *name;

	if (is_meant(order, name->receipt)) {
		again.time = order->now;
		again.tries = 0;
		again.interruptions = 0;
		encharge_inbox_path(from, order->state, file);
		encharge_inbox_name_path(&again, ENCHARGE_INBOX_LATER, to);
		note(order, renameat(inbox->folder, from, inbox->folder, to) == 0);
	}
	return true;
}

/* states ends with ENCHARGE_INBOX_STATES_END. */
static int carry_out(encharge_inbox *inbox, struct order *order, const encharge_inbox_state *states,
	encharge_inbox_visitor act, size_t *count)
{
	int error = 0;

	qsort(order->receipts, order->length, sizeof(order->receipts[0]), compare);
	for (; *states != ENCHARGE_INBOX_STATES_END && error == 0; states++) {
		order->state = *states;
		error = encharge_inbox_visit(inbox, *states, act, order);
	}
	*count = order->count;
	return error != 0 ? error : order->error;
}

int encharge_inbox_retry(encharge_inbox *inbox, encharge_receipt *receipts, size_t length, int64_t now, size_t *count)
{
	static const encharge_inbox_state states[] = {ENCHARGE_INBOX_LATER, ENCHARGE_INBOX_DEAD, ENCHARGE_INBOX_STATES_END};
	struct order order = {.receipts = receipts, .length = length, .now = now};

	return carry_out(inbox, &order, states, retry_one, count);
}

/* Removes a file that nobody has locked. Returns false, with errno set, if somebody has. */
static bool remove_unlocked(const encharge_inbox *inbox, const char *path)
{
	int descriptor = openat(inbox->folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC), error;
	bool is_removed;

	if (descriptor < 0) {
		return false;
	}
	is_removed = flock(descriptor, LOCK_EX | LOCK_NB) == 0 && unlinkat(inbox->folder, path, 0) == 0;
	error = errno;
	close(descriptor);
	errno = error;
	return is_removed;
}

static bool discard_one(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct order *order = context;
	char path[ENCHARGE_INBOX_FILE_MAX];

	if (is_meant(order, name->receipt)) {
		encharge_inbox_path(path, order->state, file);
		note(order, remove_unlocked(inbox, path));
	}
	return true;
}

int encharge_inbox_discard(
	encharge_inbox *inbox, encharge_inbox_state state, encharge_receipt *receipts, size_t length, size_t *count)
{
	const encharge_inbox_state states[] = {state, ENCHARGE_INBOX_STATES_END};
	struct order order = {.receipts = receipts, .length = length};

	return carry_out(inbox, &order, states, discard_one, count);
}

void encharge_inbox_sweep(encharge_inbox *inbox, int64_t before)
{
	DIR *folder = encharge_inbox_open_folder(inbox, "tmp");
	struct dirent *file;
	struct stat found;

	while (folder != NULL && (file = readdir(folder)) != NULL) {
		if (file->d_name[0] != '.' && fstatat(dirfd(folder), file->d_name, &found, AT_SYMLINK_NOFOLLOW) == 0
			&& found.st_mtim.tv_sec < before) {
			unlinkat(dirfd(folder), file->d_name, 0);
		}
	}
	if (folder != NULL) {
		closedir(folder);
	}
}
