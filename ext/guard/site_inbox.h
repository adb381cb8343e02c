#ifndef ENCHARGE_GUARD_SITE_INBOX_H
#define ENCHARGE_GUARD_SITE_INBOX_H

#include "php.h"

#include "core/guard_settings.h"
#include "core/inbox.h"
#include "core/webhook.h"

/*
 * The inbox of the site at hand, as the guard uses it before WordPress is loaded,
 * and the places of those webhooks that may be in WordPress at once.
 */

/* Returns the inbox, which is the request's; NULL for a site without one, and if it cannot be opened. */
encharge_inbox *encharge_site_inbox(const encharge_guard_site *site);

/* Closes it, but for what somebody else still uses of it; in RSHUTDOWN. */
void encharge_forget_site_inbox(void);

/*
 * Returns why a webhook had better wait in the inbox: what the inbox is paused
 * for, or ENCHARGE_SITE_BUSY if as many webhooks as may be are in WordPress
 * already. Otherwise ENCHARGE_OK, and the request holds a place until it ends.
 */
encharge_code encharge_find_obstacle(const encharge_guard_site *site, int64_t now);

/* Whether the request holds one of the places now, or needs none. */
bool encharge_take_place(const encharge_guard_site *site);

/* Has all webhooks lie for so long, unless they do already. */
void encharge_pause_site_inbox(const encharge_guard_site *site, unsigned seconds, encharge_code reason);

/*
 * Stores the webhook durably. receipts has room for as many as it has contacts.
 * Returns false if that could not be: nothing is stored then.
 */
bool encharge_store_webhook(
	const encharge_guard_site *site, const encharge_webhook *webhook, encharge_receipt *receipts);

/*
 * Whether this request, whose sender has an answer, should go on and drain the
 * inbox: it is not paused, something lies there, nobody else drains it, and
 * visitors have another worker. The drain has one of the places, for which it
 * waits, and the request holds the drain's lock from now on: no other loads
 * WordPress for the same.
 */
bool encharge_wants_drain(const encharge_guard_site *site, int64_t now);

/* Gives up that lock, if the request holds it, to whoever drains in this request. */
void encharge_give_up_drain(void);

/* Gives up the place that the request holds, if it holds one; in RSHUTDOWN. */
void encharge_give_up_place(void);

#endif
