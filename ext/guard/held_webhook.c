#include "held_webhook.h"

#include "php_encharge.h"
#include "site_inbox.h"

#include "core/wall_clock.h"

#include <time.h>

void encharge_hold_webhook(const encharge_guard_site *site, const encharge_webhook *webhook)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	encharge_inbox *inbox = encharge_site_inbox(site);
	encharge_inbox_claim *claims = inbox ? calloc(webhook->contacts.count, sizeof(*claims)) : NULL;

	if (claims && encharge_inbox_hold(inbox, webhook, site->trust_payload, encharge_microseconds(), claims) == 0) {
		guard->held = claims;
		guard->held_count = webhook->contacts.count;
	} else {
		free(claims);
	}
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

/* Returns whether the entry is stored. */
static bool keep(encharge_inbox_claim *claim, encharge_code reason, char *receipt)
{
	const char *message = encharge_code_get(reason)->message;

	memcpy(receipt, claim->name.receipt, sizeof(encharge_receipt));

	return encharge_inbox_claim_keep(claim, reason, (encharge_bytes){message, strlen(message)}, time(NULL)) == 0;
}

bool encharge_keep_held(const encharge_bytes *contact, encharge_code reason, char *receipt)
{
	encharge_inbox_claim *claim = find_held(contact);

	return claim && keep(claim, reason, receipt);
}

bool encharge_keep_all_held(encharge_code reason, encharge_receipt *receipts)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	bool is_any_kept = false;

	for (size_t i = 0; i < guard->held_count; i++) {
		receipts[i][0] = '\0';
		if (guard->held[i].descriptor >= 0) {
			if (!keep(&guard->held[i], reason, receipts[i])) {
				return false;
			}
			is_any_kept = true;
		}
	}
	return is_any_kept;
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
