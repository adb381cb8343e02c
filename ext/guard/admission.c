#include "admission.h"

#include "php_encharge.h"
#include "answer.h"
#include "answered_report.h"
#include "door.h"
#include "shared_memory.h"

#include "binding/server_values.h"

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
		case ENCHARGE_VERDICT_ADMIT:
			guard->site = check.site;
			break;
		case ENCHARGE_VERDICT_IGNORE:
			break;
	}
	zval_ptr_dtor(&server);

	return verdict;
}
