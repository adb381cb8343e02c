#ifndef ENCHARGE_INBOX_UPKEEP_H
#define ENCHARGE_INBOX_UPKEEP_H

#include "inbox.h"

/*
 * Has the dead letters and the later ones of that receipt tried again from the
 * Unix time now on, their tries forgotten. Returns 0 or an errno; *count tells
 * how many they were.
 */
int encharge_inbox_retry(encharge_inbox *inbox, const char *receipt, int64_t now, size_t *count);

/* Removes the entries of that receipt that nobody is working at. Returns 0 or an errno; *count tells how many they
 * were.
 */
int encharge_inbox_discard(encharge_inbox *inbox, const char *receipt, size_t *count);

/* Removes what was being written at the Unix time before and is not finished: its writer is gone. */
void encharge_inbox_sweep(encharge_inbox *inbox, int64_t before);

#endif
