#ifndef ENCHARGE_INBOX_NAME_H
#define ENCHARGE_INBOX_NAME_H

#include <stdbool.h>
#include <stdint.h>

/* Characters of a receipt: 128 bits in hexadecimal digits. */
#define ENCHARGE_RECEIPT_LENGTH 32

typedef char encharge_receipt[ENCHARGE_RECEIPT_LENGTH + 1];

/* Characters of what tells one attempt at an entry from others: 64 random bits in hexadecimal digits. */
#define ENCHARGE_INBOX_UNIQUE_LENGTH 16

/* Bytes of an entry's path below the inbox, its NUL counted. */
#define ENCHARGE_INBOX_PATH_MAX 128

/* Bytes of the path of any file in one of the inbox's folders, its NUL counted: no file's name is longer than 255. */
#define ENCHARGE_INBOX_FILE_MAX (255 + 8)

/* Where an entry stands, and so the folder in which it lies. */
typedef enum encharge_inbox_state {
	ENCHARGE_INBOX_NEW,     /* accepted, nobody has looked at it */
	ENCHARGE_INBOX_CLAIMED, /* being worked, or left by whom was working it */
	ENCHARGE_INBOX_LATER,   /* to be tried again at its time */
	ENCHARGE_INBOX_DEAD,    /* given up */
	ENCHARGE_INBOX_ASIDE,   /* no entry of this inbox, or a broken one */
	ENCHARGE_INBOX_STATES_END,
} encharge_inbox_state;

/* How far the work at an entry has come, which is what its state is judged by if the process ends. */
typedef enum encharge_inbox_stage {
	ENCHARGE_INBOX_UNTOUCHED = '-',
	ENCHARGE_INBOX_HELD = 'h',  /* not on disk for certain, for nothing has been acknowledged */
	ENCHARGE_INBOX_BEGUN = 'b', /* who is worked at when the process ends has interrupted it */
} encharge_inbox_stage;

/*
 * What changes of an entry while it lies in the inbox: all of it is in the
 * file's name, so that a change is one rename.
 */
typedef struct encharge_inbox_name {
	encharge_receipt receipt;
	char unique[ENCHARGE_INBOX_UNIQUE_LENGTH + 1];
	int64_t time; /* Unix time: from when it is due, or when it was given up; else 0 */
	unsigned tries;
	unsigned interruptions; /* tries in a row that ended with the process */
	encharge_inbox_stage stage;
} encharge_inbox_name;

/* Returns the folder's name, a constant: "new", "cur", "later", "dead" or "aside". */
const char *encharge_inbox_folder(encharge_inbox_state state);

/* Gives the name a unique part that no other has. Returns 0, or an errno. */
int encharge_inbox_name_renew(encharge_inbox_name *name);

/* Writes the path of an entry below the inbox; a new one is told by its receipt alone. path has room for
 * ENCHARGE_INBOX_PATH_MAX. */
void encharge_inbox_name_path(const encharge_inbox_name *name, encharge_inbox_state state, char *path);

/* Writes the path below the inbox of a file in the folder of that state; path has room for ENCHARGE_INBOX_FILE_MAX. */
void encharge_inbox_path(char *path, encharge_inbox_state state, const char *file);

/* Reads a file's name in the folder of that state, but ENCHARGE_INBOX_ASIDE. Returns false if it is no entry's. */
bool encharge_inbox_name_read(encharge_inbox_name *name, encharge_inbox_state state, const char *file);

/* Whether text, which is ended by a NUL, could be a receipt. */
bool encharge_is_receipt(const char *text);

#endif
