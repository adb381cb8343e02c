#ifndef ENCHARGE_INBOX_CLAIM_H
#define ENCHARGE_INBOX_CLAIM_H

#include "inbox.h"

/*
 * Claims up to limit entries: first those that were left by a process which
 * ended, then those that are due, then new ones. Who asks again goes on where
 * this pass through the folders has come to, for an entry that is late in the
 * folder's order not to be passed over for ever; a pass that ends empty-handed
 * is followed by one more.
 *
 * now is Unix time in seconds. Files that are no whole entries of this inbox are
 * put aside. Returns 0 or the errno of what failed, with *count claims, each
 * to be ended, whatever comes back.
 */
int encharge_inbox_claim_next(
	encharge_inbox *inbox, int64_t now, size_t limit, encharge_inbox_claim *claims, size_t *count);

/*
 * What becomes of a claim. Each of the following returns 0 or the errno of what
 * failed; but for begin, the claim has ended then, with nothing to free: what
 * failed leaves the entry to whoever claims it next.
 */

/* The work begins: if the process ends before the claim does, that counts as a try, and as an interruption. */
int encharge_inbox_claim_begin(encharge_inbox_claim *claim);

/* The work is done: the entry is removed. */
int encharge_inbox_claim_done(encharge_inbox_claim *claim);

/* The work was not to be had, through no fault of the entry's: it is due again at once, and no try has counted. */
int encharge_inbox_claim_put_back(encharge_inbox_claim *claim, int64_t now);

/* The same of an entry that may not be on the disk yet: on 0 it is, and can be acknowledged; otherwise it is removed.
 */
int encharge_inbox_claim_keep(encharge_inbox_claim *claim, encharge_code code, encharge_bytes message, int64_t now);

/* The work failed and is due again at the Unix time due; the try counts. */
int encharge_inbox_claim_later(
	encharge_inbox_claim *claim, int64_t due, encharge_code code, encharge_bytes message, int64_t now);

/* The work is given up. */
int encharge_inbox_claim_bury(encharge_inbox_claim *claim, encharge_code code, encharge_bytes message, int64_t now);

/* Renames the entry from what its claim's name was before, to what it is now in the folder of that state. Returns 0 or
 * an errno, and does not end the claim. */
int encharge_inbox_claim_rename(
	const encharge_inbox_claim *claim, const encharge_inbox_name *before, encharge_inbox_state state);

/* Lets go of the entry as it stands, for whoever claims it next. Frees what the claim holds; one that has ended is
 * fine. */
void encharge_inbox_claim_let_go(encharge_inbox_claim *claim);

#endif
