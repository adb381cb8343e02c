#ifndef ENCHARGE_INBOX_NAMES_H
#define ENCHARGE_INBOX_NAMES_H

#include "inbox_name.h"

#include <stddef.h>

struct encharge_inbox;

/*
 * Files' names of one state in their order, from behind one of them: what a list
 * takes page after page. One pass over the folder finds them for many pages.
 * Zeroed is none; encharge_inbox_names_free() ends it.
 */
typedef struct encharge_inbox_names {
	char (*files)[ENCHARGE_INBOX_PATH_MAX];
	size_t count, next, capacity;
	size_t at_once; /* how many a pass keeps */
	bool is_cut;    /* there are more behind the last one */
	encharge_inbox_state state;
	char after[ENCHARGE_INBOX_FILE_MAX]; /* the one that was taken last */
} encharge_inbox_names;

/* Has the names go on behind after ("": from the first): with what a pass has found, if it ended there. */
void encharge_inbox_names_begin(
	encharge_inbox_names *names, encharge_inbox_state state, const char *after, size_t at_once);

/*
 * Sets *file to the next name, borrowed until the next call; NULL if there is
 * none. Returns 0, ENOMEM, or the errno of why the folder cannot be read.
 */
int encharge_inbox_names_next(struct encharge_inbox *inbox, encharge_inbox_names *names, const char **file);

/* Frees what it holds, which is nothing afterwards. */
void encharge_inbox_names_free(encharge_inbox_names *names);

#endif
