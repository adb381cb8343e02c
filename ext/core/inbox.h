#ifndef ENCHARGE_INBOX_H
#define ENCHARGE_INBOX_H

#include "inbox_entry.h"
#include "inbox_name.h"

#include <dirent.h>

/*
 * The webhooks of one site on one server that are accepted and not finished: a
 * maildir. Each entry is a file, whose name says what changes of it, so that a
 * change is a rename. Who made the folder made its subfolders, too; nothing of
 * that is made here.
 *
 *   tmp/    being written
 *   new/    accepted; the name is the receipt, so that like work is one entry
 *   cur/    claimed: locked by who works it, or left by who was working it
 *   later/  to be tried again
 *   dead/   given up
 *   aside/  what is no entry of this inbox, or a broken one
 *
 * Functions return 0, or the errno of what failed, unless they say otherwise.
 */
typedef struct encharge_inbox {
	int folder;                  /* its descriptor */
	int lock;                    /* the descriptor that holds the drain's lock; -1: not held */
	encharge_bytes installation; /* a copy */
	encharge_sha256_function sha256;
	DIR *pass[ENCHARGE_INBOX_STATES_END]; /* how far this pass has come; NULL: that folder is done */
	unsigned users;                       /* encharge_inbox_release() of the last one closes it */
} encharge_inbox;

/* An entry that nobody else can claim. Zeroed with descriptor -1 is none. */
typedef struct encharge_inbox_claim {
	encharge_inbox *inbox; /* in use by the claim */
	int descriptor;        /* holds the lock, whatever becomes of the process; -1: the claim has ended */
	encharge_inbox_name name;
	encharge_inbox_entry entry;
	encharge_inbox_failure failure; /* of the last try before */
} encharge_inbox_claim;

/*
 * Opens the inbox in the folder at path, an absolute one. installation, which is
 * copied, tells this site from those that may have been copied from it.
 *
 * On 0 *inbox is the caller's, to be given up by encharge_inbox_release(). EPERM
 * if the folder is another user's.
 */
int encharge_inbox_open(
	encharge_inbox **inbox, const char *path, encharge_bytes installation, encharge_sha256_function sha256);

/* Returns inbox, with one user more. */
encharge_inbox *encharge_inbox_use(encharge_inbox *inbox);

/* Takes a user from the inbox and closes it after the last one. NULL is none. */
void encharge_inbox_release(encharge_inbox *inbox);

/* Opens one of its folders. Returns NULL, with errno set, if that cannot be. */
DIR *encharge_inbox_open_folder(const encharge_inbox *inbox, const char *name);

/* Whether the path below the inbox still leads to the file that is open: somebody may have moved or removed it. */
bool encharge_inbox_leads_to(const encharge_inbox *inbox, const char *path, int descriptor);

/*
 * Takes the webhook in, an entry for each of its contacts: all are on the disk
 * on 0, none is left otherwise. now is Unix time in microseconds. receipts has
 * room for as many as there are contacts.
 */
int encharge_inbox_accept(
	encharge_inbox *inbox, const encharge_webhook *webhook, bool with_fields, int64_t now, encharge_receipt *receipts);

/*
 * The same without a sync, claimed from the start: what outlasts the process
 * and not a loss of power. On 0 claims holds as many as there are contacts;
 * otherwise there is none.
 */
int encharge_inbox_hold(encharge_inbox *inbox, const encharge_webhook *webhook, bool with_fields, int64_t now,
	encharge_inbox_claim *claims);

/* Takes the lock of who drains the inbox. EWOULDBLOCK if somebody holds it. */
int encharge_inbox_lock(encharge_inbox *inbox);

/* Lets go of that lock. */
void encharge_inbox_unlock(encharge_inbox *inbox);

#endif
