#include "held_webhook.h"

#include "php_encharge.h"
#include "site_inbox.h"

#include <time.h>

void encharge_hold_webhook(const encharge_guard_site *site, const encharge_webhook *webhook)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	encharge_inbox_claim *claims = calloc(webhook->contacts.count, sizeof(*claims));
	encharge_inbox *inbox;

	if (claims && encharge_site_inbox_open(site, &inbox) == 0) {
		int64_t now = encharge_microseconds();

		if (encharge_inbox_hold(inbox, webhook, site->trust_payload, now, claims) == 0) {
			guard->held = claims;
			guard->held_count = webhook->contacts.count;
			claims = NULL;
		}
		encharge_inbox_release(inbox);
	}
	free(claims);
}

static encharge_inbox_claim *find_held(const encharge_bytes *contact)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	for (size_t i = 0; i < guard->held_count; i++) {
		encharge_inbox_claim *claim = &guard->held[i];
		encharge_bytes id = {claim->entry.person.id.text, claim->entry.person.id.length};

		if (claim->descriptor >= 0 && encharge_bytes_equal(id, *contact)) {
			return claim;
		}
	}
	return NULL;
}

void encharge_held_is_done(const encharge_bytes *contact)
{
	encharge_inbox_claim *claim = find_held(contact);

	if (claim) {
		encharge_inbox_claim_done(claim);
	}
}

const char *encharge_keep_held(const encharge_bytes *contact, encharge_code reason, char *receipt)
{
	encharge_inbox_claim *claim = find_held(contact);
	const char *message = encharge_code_get(reason)->message;

	if (!claim) {
		return NULL;
	}
	memcpy(receipt, claim->name.receipt, ENCHARGE_RECEIPT_LENGTH + 1);

	return encharge_inbox_claim_keep(claim, reason, (encharge_bytes){message, strlen(message)}, time(NULL)) == 0
		? receipt
		: NULL;
}

void encharge_forget_held(void)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	for (size_t i = 0; i < guard->held_count; i++) {
		if (guard->held[i].descriptor >= 0) {
			encharge_inbox_claim_done(&guard->held[i]);
		}
	}
}

void encharge_let_go_of_held(void)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	for (size_t i = 0; i < guard->held_count; i++) {
		encharge_inbox_claim_let_go(&guard->held[i]);
	}
	free(guard->held);
	guard->held = NULL;
	guard->held_count = 0;
}
