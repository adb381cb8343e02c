#ifndef ENCHARGE_INBOX_PAUSE_H
#define ENCHARGE_INBOX_PAUSE_H

#include "codes.h"
#include "inbox.h"

/* A pause, and the time until another try, are at most as long: a month. */
#define ENCHARGE_INBOX_SECONDS_MAX (31 * 24 * 60 * 60)

/*
 * Nobody works at the inbox until the Unix time until, for a reason that no entry
 * is to blame for: the code. A pause that has ended is none; until 0 ends one.
 * Returns 0 or the errno of what failed.
 */
int encharge_inbox_pause(encharge_inbox *inbox, int64_t until, encharge_code code);

/* Returns until when the inbox is paused, a Unix time, and sets *code to why; 0 if it is not. */
int64_t encharge_inbox_paused(const encharge_inbox *inbox, int64_t now, encharge_code *code);

#endif
