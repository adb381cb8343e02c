#ifndef ENCHARGE_INBOX_UPKEEP_H
#define ENCHARGE_INBOX_UPKEEP_H

#include "inbox.h"

/*
 * Has the dead letters and the later ones of those receipts, length of them, tried
 * again from the Unix time now on, their tries forgotten: all in one pass. Sorts
 * the receipts. Returns 0 or an errno; *count tells how many entries they were.
 */
int encharge_inbox_retry(encharge_inbox *inbox, encharge_receipt *receipts, size_t length, int64_t now, size_t *count);

/*
 * Removes likewise the entries of those receipts that are in that state and that
 * nobody is working at: one of another state may be a later webhook's, which
 * asks for the same and so has the same receipt.
 */
int encharge_inbox_discard(
	encharge_inbox *inbox, encharge_inbox_state state, encharge_receipt *receipts, size_t length, size_t *count);

/* Removes what was being written at the Unix time before and is not finished: its writer is gone. */
void encharge_inbox_sweep(encharge_inbox *inbox, int64_t before);

#endif
