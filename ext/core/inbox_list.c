#include "inbox_list.h"

#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* For so many pages of a list the names of files are found by one pass over the folder. */
#define PAGES_AT_ONCE 50

static bool is_listed(encharge_inbox_state state, const char *file, encharge_inbox_name *name)
{
	if (file[0] == '.') {
		return false;
	}
	if (state == ENCHARGE_INBOX_ASIDE) {
		*name = (encharge_inbox_name){.stage = ENCHARGE_INBOX_UNTOUCHED};
		return strlen(file) < ENCHARGE_INBOX_PATH_MAX;
	}
	return encharge_inbox_name_read(name, state, file);
}

int encharge_inbox_visit(encharge_inbox *inbox, encharge_inbox_state state, encharge_inbox_visitor look, void *context)
{
	DIR *folder = encharge_inbox_open_folder(inbox, encharge_inbox_folder(state));
	encharge_inbox_name name;
	struct dirent *file;

	if (folder == NULL) {
		return errno;
	}
	while ((file = readdir(folder)) != NULL) {
		if (is_listed(state, file->d_name, &name) && !look(inbox, &name, file->d_name, context)) {
			break;
		}
	}
	closedir(folder);
	return 0;
}

struct counting {
	encharge_inbox_state state;
	size_t at_most;
	size_t count;
	int64_t oldest;
};

static bool count_one(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct counting *counting = context;
	char path[ENCHARGE_INBOX_FILE_MAX];
	struct stat found;

	(void) name;
	encharge_inbox_path(path, counting->state, file);
	if (fstatat(inbox->folder, path, &found, AT_SYMLINK_NOFOLLOW) == 0
		&& (counting->oldest == 0 || found.st_mtim.tv_sec < counting->oldest)) {
		counting->oldest = found.st_mtim.tv_sec;
	}
	return ++counting->count < counting->at_most;
}

int encharge_inbox_count(
	encharge_inbox *inbox, encharge_inbox_state state, size_t at_most, size_t *count, int64_t *oldest)
{
	struct counting counting = {.state = state, .at_most = at_most};
	int error = at_most > 0 ? encharge_inbox_visit(inbox, state, count_one, &counting) : 0;

	*count = counting.count;
	*oldest = counting.oldest;
	return error;
}

/*
 * Reads what the entry is about; one that cannot be read is shown without.
 * Returns false if it has left the folder meanwhile.
 */
static bool read_item(encharge_inbox *inbox, encharge_inbox_state state, encharge_inbox_item *item)
{
	char path[ENCHARGE_INBOX_FILE_MAX];
	encharge_bytes file = {NULL, 0};
	int descriptor;

	encharge_inbox_path(path, state, item->file);
	descriptor = openat(inbox->folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0) {
		return errno != ENOENT;
	}
	if (encharge_durable_read(descriptor, ENCHARGE_INBOX_ENTRY_MAX, (char **) &file.data, &file.length) == 0) {
		item->is_whole =
			encharge_inbox_entry_read(&item->entry, &item->failure, file, inbox->installation, inbox->sha256)
			== ENCHARGE_INBOX_WHOLE;
		free((char *) file.data);
	}
	close(descriptor);
	return true;
}

/* Returns false if there is no such entry any more. */
static bool show(encharge_inbox *inbox, encharge_inbox_state state, const char *file, encharge_inbox_item *item)
{
	*item = (encharge_inbox_item){0};
	memcpy(item->file, file, strlen(file) + 1);

	return is_listed(state, file, &item->name) && (state == ENCHARGE_INBOX_ASIDE || read_item(inbox, state, item));
}

int encharge_inbox_list(encharge_inbox *inbox, encharge_inbox_state state, const char *after, size_t limit,
	encharge_inbox_item *items, size_t *count)
{
	const char *file = NULL;
	int error = 0;

	*count = 0;
	encharge_inbox_names_begin(&inbox->listed, state, after, limit * PAGES_AT_ONCE);
	while (error == 0 && *count < limit) {
		error = encharge_inbox_names_next(inbox, &inbox->listed, &file);
		if (file == NULL) {
			break;
		}
		*count += show(inbox, state, file, &items[*count]);
	}
	return error;
}

void encharge_inbox_item_free(encharge_inbox_item *item)
{
	encharge_inbox_entry_free(&item->entry);
	*item = (encharge_inbox_item){0};
}

struct search {
	int64_t now;
	bool found;
};

static bool is_due(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct search *search = context;

	(void) inbox;
	(void) file;
	search->found = name->time <= search->now;
	return !search->found;
}

int encharge_inbox_has_work(encharge_inbox *inbox, int64_t now, bool *has_work)
{
	struct search search = {.now = now};
	/* The time of a new one is 0, which is over. */
	int error = encharge_inbox_visit(inbox, ENCHARGE_INBOX_NEW, is_due, &search);

	if (error == 0 && !search.found) {
		error = encharge_inbox_visit(inbox, ENCHARGE_INBOX_LATER, is_due, &search);
	}
	*has_work = search.found;
	return error;
}
