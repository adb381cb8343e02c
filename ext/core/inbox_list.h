#ifndef ENCHARGE_INBOX_LIST_H
#define ENCHARGE_INBOX_LIST_H

#include "inbox.h"

/* An entry as it is shown. Zeroed is none; encharge_inbox_item_free() ends it. */
typedef struct encharge_inbox_item {
	char file[ENCHARGE_INBOX_PATH_MAX]; /* its name in its folder, by which a list goes on */
	encharge_inbox_name name;
	bool is_whole; /* else the following is empty */
	encharge_inbox_entry entry;
	encharge_inbox_failure failure;
} encharge_inbox_item;

/*
 * Counts the entries of a state, atMost of them at the most, and sets *oldest to
 * the Unix time at which the oldest of those was accepted; 0 if there is none.
 * Returns 0 or the errno of what failed.
 */
int encharge_inbox_count(
	encharge_inbox *inbox, encharge_inbox_state state, size_t at_most, size_t *count, int64_t *oldest);

/*
 * Lists entries of a state by their files' names, limit of them at the most,
 * from behind the name after ("": from the first); if there are fewer, it was the
 * last of them. Whoever goes on where the last list ended does not read the whole
 * folder each time. Returns 0 or the errno of what failed; each of the *count
 * items is to be freed.
 */
int encharge_inbox_list(encharge_inbox *inbox, encharge_inbox_state state, const char *after, size_t limit,
	encharge_inbox_item *items, size_t *count);

/* Frees what it holds, which is nothing afterwards. */
void encharge_inbox_item_free(encharge_inbox_item *item);

/* Looks at one entry. Returns false to stop. file is its name in its folder, borrowed. */
typedef bool (*encharge_inbox_visitor)(
	encharge_inbox *inbox, const encharge_inbox_name *name, const char *file, void *context);

/* Has look see each entry of a state, in any order. Returns 0 or an errno. */
int encharge_inbox_visit(encharge_inbox *inbox, encharge_inbox_state state, encharge_inbox_visitor look, void *context);

/* Whether somebody could claim an entry now. What is claimed already counts as nothing. Returns 0 or an errno. */
int encharge_inbox_has_work(encharge_inbox *inbox, int64_t now, bool *has_work);

#endif
