#include "inbox_list.h"

#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* The first files by name behind one, kept in order while a folder is read in any. */
struct listing {
	encharge_inbox_state state;
	const char *after;
	size_t limit;
	encharge_inbox_item *items;
	size_t count;
};

static size_t place_in(const struct listing *listing, const char *file)
{
	size_t place = listing->count;

	while (place > 0 && strcmp(listing->items[place - 1].file, file) > 0) {
		place--;
	}
	return place;
}

static bool list_one(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct listing *listing = context;
	size_t place, moved;

	(void) inbox;
	if (strcmp(file, listing->after) <= 0) {
		return true;
	}
	place = place_in(listing, file);
	if (place == listing->limit) {
		return true;
	}
	moved = (listing->count < listing->limit ? listing->count++ : listing->limit - 1) - place;
	memmove(&listing->items[place + 1], &listing->items[place], moved * sizeof(*listing->items));
	listing->items[place] = (encharge_inbox_item){.name = *name};
	memcpy(listing->items[place].file, file, strlen(file) + 1);
	return true;
}

/* Reads what the entry is about; one that is gone meanwhile, or cannot be read, is shown without. */
static void read_item(encharge_inbox *inbox, encharge_inbox_state state, encharge_inbox_item *item)
{
	char path[ENCHARGE_INBOX_FILE_MAX];
	encharge_bytes file = {NULL, 0};
	int descriptor;

	encharge_inbox_path(path, state, item->file);
	descriptor = openat(inbox->folder, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor < 0) {
		return;
	}
	if (encharge_durable_read(descriptor, ENCHARGE_INBOX_ENTRY_MAX, (char **) &file.data, &file.length) == 0) {
		item->is_whole =
			encharge_inbox_entry_read(&item->entry, &item->failure, file, inbox->installation, inbox->sha256)
			== ENCHARGE_INBOX_WHOLE;
		free((char *) file.data);
	}
	close(descriptor);
}

int encharge_inbox_list(encharge_inbox *inbox, encharge_inbox_state state, const char *after, size_t limit,
	encharge_inbox_item *items, size_t *count)
{
	struct listing listing = {.state = state, .after = after, .limit = limit, .items = items};
	int error = limit > 0 ? encharge_inbox_visit(inbox, state, list_one, &listing) : 0;

	for (size_t i = 0; i < listing.count && state != ENCHARGE_INBOX_ASIDE; i++) {
		read_item(inbox, state, &items[i]);
	}
	*count = listing.count;
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
