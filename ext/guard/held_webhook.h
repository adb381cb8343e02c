#ifndef ENCHARGE_GUARD_HELD_WEBHOOK_H
#define ENCHARGE_GUARD_HELD_WEBHOOK_H

#include "php.h"

#include "core/codes.h"
#include "core/guard_settings.h"
#include "core/inbox_name.h"
#include "core/webhook.h"

/*
 * The webhook that WordPress handles while its sender waits, as it lies in the
 * inbox meanwhile: if the process ends, somebody else finishes it.
 */

/* Holds the webhook, an entry for each of its contacts. What cannot be held is handled without. */
void encharge_hold_webhook(const encharge_guard_site *site, const encharge_webhook *webhook);

/* The contact's work has ended, in whatever way: nobody is to do it again. Does nothing for one that is not held. */
void encharge_held_is_done(const encharge_bytes *contact);

/*
 * Brings the contact's entry to the disk, to be worked afterwards, and writes its
 * receipt. Returns false if it is not held or could not be stored.
 */
bool encharge_keep_held(const encharge_bytes *contact, encharge_code reason, char *receipt);

/*
 * Does so with all that is held still. receipts has room for all contacts; that of
 * one which is not held is "". Returns false if none is held, or one could not be
 * stored; those before are then worked all the same.
 */
bool encharge_keep_all_held(encharge_code reason, encharge_receipt *receipts);

/* Nobody is to do what is held still: the request is no webhook of this site's after all. */
void encharge_forget_held(void);

/* Lets go of all that is held still: it stays in the inbox, for whoever drains that; in RSHUTDOWN. */
void encharge_let_go_of_held(void);

#endif
