#include "inbox_names.h"

#include "inbox_list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 64

static int compare(const void *one, const void *other)
{
	return strcmp(one, other);
}

/* Puts them in order, and lets go of those beyond what a pass keeps. */
static void put_in_order(encharge_inbox_names *names)
{
	if (names->count > 0) {
		qsort(names->files, names->count, sizeof(*names->files), compare);
	}
	if (names->count > names->at_once) {
		names->count = names->at_once;
		names->is_cut = true;
	}
}

/* There is room for twice as many as are kept: putting them in order then costs little for each. */
static bool make_room(encharge_inbox_names *names)
{
	size_t capacity = names->capacity > 0 ? 2 * names->capacity : FIRST_CAPACITY;
	void *files;

	if (names->count == 2 * names->at_once) {
		put_in_order(names);
	}
	if (names->count < names->capacity) {
		return true;
	}
	files = realloc(names->files, capacity * sizeof(*names->files));
	if (files == NULL) {
		return false;
	}
	names->files = files;
	names->capacity = capacity;
	return true;
}

struct search {
	encharge_inbox_names *names;
	bool is_out_of_memory;
};

static bool keep(encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context)
{
	struct search *search = context;
	encharge_inbox_names *names = search->names;

	(void) inbox;
	(void) name;
	if (strcmp(file, names->after) <= 0 || (names->is_cut && strcmp(file, names->files[names->at_once - 1]) > 0)) {
		return true;
	}
	if (!make_room(names)) {
		search->is_out_of_memory = true;
		return false;
	}
	memcpy(names->files[names->count++], file, strlen(file) + 1);
	return true;
}

static int find(encharge_inbox *inbox, encharge_inbox_names *names)
{
	struct search search = {.names = names};
	int error;

	names->count = 0;
	names->next = 0;
	names->is_cut = false;
	error = encharge_inbox_visit(inbox, names->state, keep, &search);
	if (error == 0 && search.is_out_of_memory) {
		error = ENOMEM;
	}
	if (error == 0) {
		put_in_order(names);
	}
	return error;
}

static bool goes_on(const encharge_inbox_names *names, encharge_inbox_state state, const char *after)
{
	return names->next < names->count && names->state == state && strcmp(names->after, after) == 0;
}

void encharge_inbox_names_begin(
	encharge_inbox_names *names, encharge_inbox_state state, const char *after, size_t at_once)
{
	if (goes_on(names, state, after)) {
		return;
	}
	names->count = 0;
	names->next = 0;
	names->is_cut = true;
	names->at_once = at_once;
	names->state = state;
	/* What is left of a longer name lies between the same names of files: none of those is as long. */
	snprintf(names->after, sizeof(names->after), "%s", after);
}

int encharge_inbox_names_next(encharge_inbox *inbox, encharge_inbox_names *names, const char **file)
{
	int error = 0;

	*file = NULL;
	if (names->next == names->count && names->is_cut) {
		error = find(inbox, names);
	}
	if (error != 0 || names->next == names->count) {
		encharge_inbox_names_free(names);
		return error;
	}
	*file = names->files[names->next++];
	memcpy(names->after, *file, sizeof(*names->files));
	return 0;
}

void encharge_inbox_names_free(encharge_inbox_names *names)
{
	free(names->files);
	*names = (encharge_inbox_names){0};
}
