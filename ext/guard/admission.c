#include "admission.h"

#include "php_encharge.h"
#include "accepted_answer.h"
#include "answer.h"
#include "answered_report.h"
#include "door.h"
#include "held_webhook.h"
#include "shared_memory.h"
#include "site_inbox.h"

#include "binding/server_values.h"

#include "core/contacts.h"

#include <time.h>

/* The plugin's own command asks with such a key, to be shown what was answered to others. */
static bool is_diagnosis(const encharge_check *check)
{
	return check->key && check->key->diagnostic && check->webhook->action == ENCHARGE_ACTION_TEST;
}

/* Keeps for others to see what is answered; code ENCHARGE_OK: a test has passed. */
static void record_answer(const encharge_check *check, encharge_code code)
{
	encharge_answered_request request = {
		.address = encharge_server_value(check->server, "REMOTE_ADDR"),
		.user_agent = encharge_server_value(check->server, "HTTP_USER_AGENT"),
		.key = check->webhook->has_key ? &check->webhook->key_digest : NULL,
	};

	if (encharge_shared_answered() && !is_diagnosis(check)) {
		encharge_answered_add(encharge_shared_answered(), &check->identity, check->now, code, &request);
	}
}

static void refuse_webhook(const encharge_check *check)
{
	record_answer(check, check->code);
	encharge_answer_failure(check->code, check->key != NULL);
}

static void answer_test(const encharge_check *check)
{
	zval data;

	record_answer(check, ENCHARGE_OK);
	encharge_answer_begin(200);
	encharge_answer_header("Server-Timing: guard;dur=%.1F", encharge_guard_milliseconds());
	array_init_size(&data, 3);
	add_assoc_string(&data, "method", "test");
	add_assoc_string(&data, "answered_by", "guard");
	if (check->key->diagnostic) {
		encharge_add_refusals(&data, &check->identity, check->now);
	}
	encharge_answer_end(true, &data);
}

/*
 * What cannot be stored is handled after all, unless its sender does not wait for
 * that, or WordPress has no room for it or is in no state to.
 */
static encharge_verdict accept_webhook(encharge_check *check)
{
	encharge_receipt receipts[ENCHARGE_CONTACTS_MAX];

	if (encharge_store_webhook(check->site, check->webhook, receipts)) {
		encharge_answer_accepted(check->webhook, check->code, receipts);
		ENCHARGE_G(guard).is_drain =
			check->code != ENCHARGE_MAINTENANCE && encharge_wants_drain(check->site, check->now);
		return ENCHARGE_VERDICT_ACCEPT;
	}
	if (check->code == ENCHARGE_OK) {
		check->code = ENCHARGE_INBOX_UNAVAILABLE;
	} else if (check->code != ENCHARGE_MAINTENANCE) {
		if (encharge_take_place(check->site)) {
			return ENCHARGE_VERDICT_ADMIT;
		}
		check->code = ENCHARGE_SITE_BUSY;
	}
	refuse_webhook(check);
	return ENCHARGE_VERDICT_REFUSE;
}

static void admit_webhook(const encharge_check *check)
{
	ENCHARGE_G(guard).site = check->site;
	if (encharge_may_be_queued(check)) {
		encharge_hold_webhook(check->site, check->webhook);
	}
}

encharge_verdict encharge_guard_receive_webhook(void)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	encharge_check check = {.webhook = &guard->webhook, .now = time(NULL)};
	encharge_verdict verdict = ENCHARGE_VERDICT_IGNORE;
	zval server;

	guard->began = encharge_now();
	encharge_server_values(&server);
	check.server = Z_ARRVAL(server);
	check.site = encharge_guard_site_find(&guard->file->settings, encharge_server_value(check.server, "HTTP_HOST"),
		encharge_server_value(check.server, "REQUEST_URI"));
	if (check.site) {
		check.identity = (encharge_site_identity){guard->file->place, check.site->id};
		verdict = encharge_check_webhook(&check);
	}
	if (verdict != ENCHARGE_VERDICT_IGNORE) {
		encharge_door_shut();
	}
	switch (verdict) {
		case ENCHARGE_VERDICT_REFUSE:
			refuse_webhook(&check);
			break;
		case ENCHARGE_VERDICT_ANSWER:
			answer_test(&check);
			break;
		case ENCHARGE_VERDICT_ACCEPT:
			verdict = accept_webhook(&check);
			break;
		case ENCHARGE_VERDICT_ADMIT:
		case ENCHARGE_VERDICT_IGNORE:
			break;
	}
	if (verdict == ENCHARGE_VERDICT_ADMIT) {
		admit_webhook(&check);
	}
	zval_ptr_dtor(&server);

	return verdict;
}
