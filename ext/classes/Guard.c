#include "registration.h"

#include "php_encharge.h"
#include "Client.h"
#include "Code.h"
#include "Fetch.h"
#include "Webhook.h"

#include "binding/people_request.h"

#include "guard/admission.h"
#include "guard/answer.h"
#include "guard/door.h"
#include "guard/held_webhook.h"
#include "guard/loader.h"
#include "guard/site_inbox.h"

#include "core/wrong_keys.h"

#include "zend_exceptions.h"

#include <time.h>

#include "Guard_arginfo.h"

void encharge_register_guard(void)
{
	register_class_Encharge_Webhooks_Guard();
}

ZEND_METHOD(Encharge_Webhooks_Guard, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static bool is_person_in_payload(const encharge_person *contact)
{
	/* A payload that only names a contact has nothing of theirs but the id. */
	return json_object_size(contact->fields) > 1;
}

/* Starts the call for the first contacts of the webhook that is admitted, and does not wait. */
static void start_fetch(encharge_guard_request *guard)
{
	const encharge_people *contacts = &guard->webhook.contacts;
	zval *ids = &guard->fetched;

	if (!guard->site->api_url || guard->webhook.async == ENCHARGE_ASYNC_YES) {
		return;
	}
	array_init(ids);
	for (size_t i = 0; i < contacts->count && i < ENCHARGE_PEOPLE_PER_CALL; i++) {
		const encharge_person *contact = &contacts->items[i];

		if (!guard->site->trust_payload || !is_person_in_payload(contact)) {
			add_next_index_stringl(ids, contact->id.text, contact->id.length);
		}
	}
	if (zend_hash_num_elements(Z_ARRVAL_P(ids)) == 0) {
		return;
	}
	encharge_client_create(&guard->client, guard->site->api_token, guard->site->api_url, guard->site->api_proxy);
	if (!encharge_client_fetch_people(
			Z_OBJ(guard->client), Z_ARRVAL_P(ids), (HashTable *) &zend_empty_array, &guard->fetch)) {
		/* WordPress will make the call itself, and say what is wrong. */
		zend_clear_exception();
		ZVAL_UNDEF(&guard->fetch);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, enter)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	zend_string *prepend_file;

	ZEND_PARSE_PARAMETERS_NONE();

	prepend_file = encharge_loader_restore_prepend_file();
	if (!prepend_file) {
		zend_throw_error(NULL, "Only the loader that is prepended to a webhook's script can call this");
		RETURN_THROWS();
	}
	switch (encharge_guard_receive_webhook()) {
		case ENCHARGE_VERDICT_REFUSE:
		case ENCHARGE_VERDICT_ANSWER:
			zend_string_release(prepend_file);
			zend_throw_unwind_exit();
			RETURN_THROWS();
		case ENCHARGE_VERDICT_ACCEPT:
			if (!guard->is_drain) {
				zend_string_release(prepend_file);
				zend_throw_unwind_exit();
				RETURN_THROWS();
			}
			break;
		case ENCHARGE_VERDICT_ADMIT:
			start_fetch(guard);
			guard->milliseconds = encharge_guard_milliseconds();
			break;
		case ENCHARGE_VERDICT_IGNORE:
			break;
	}
	RETURN_STR(prepend_file);
}

ZEND_METHOD(Encharge_Webhooks_Guard, drains)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_BOOL(guard->is_drain
		|| (guard->site && ENCHARGE_G(door).state == ENCHARGE_DOOR_ANSWERED
			&& encharge_wants_drain(guard->site, time(NULL))));
}

ZEND_METHOD(Encharge_Webhooks_Guard, done)
{
	zend_string *contact;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(contact)
	ZEND_PARSE_PARAMETERS_END();

	encharge_held_is_done(&(encharge_bytes){ZSTR_VAL(contact), ZSTR_LEN(contact)});
}

ZEND_METHOD(Encharge_Webhooks_Guard, keep)
{
	encharge_receipt receipt;
	zend_string *contact;
	zend_object *reason;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(contact)
		Z_PARAM_OBJ_OF_CLASS(reason, encharge_ce_Code)
	ZEND_PARSE_PARAMETERS_END();

	if (encharge_keep_held(
			&(encharge_bytes){ZSTR_VAL(contact), ZSTR_LEN(contact)}, encharge_code_of(reason), receipt)) {
		RETURN_STRINGL(receipt, ENCHARGE_RECEIPT_LENGTH);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, webhook)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	ZEND_PARSE_PARAMETERS_NONE();

	if (!guard->site) {
		RETURN_NULL();
	}
	if (Z_ISUNDEF(guard->webhook_object)) {
		encharge_webhook_create(&guard->webhook_object, &guard->webhook);
	}
	RETURN_COPY(&guard->webhook_object);
}

ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest)
{
	char hex[64];

	ZEND_PARSE_PARAMETERS_NONE();

	if (ENCHARGE_G(guard).site) {
		encharge_digest_to_hex(&ENCHARGE_G(guard).webhook.key_digest, hex);
		RETURN_STRINGL(hex, sizeof(hex));
	}
}

static bool is_id_in(HashTable *ids, zval *wanted)
{
	zval *id;

	ZEND_HASH_FOREACH_VAL(ids, id) {
		if (zend_is_identical(id, wanted)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();

	return false;
}

/* Whether the fetch asks for all of them. What WordPress trusts of a payload may have changed after the guard file. */
static bool does_fetch_ask_for(HashTable *contacts)
{
	zval *contact;

	ZEND_HASH_FOREACH_VAL(contacts, contact) {
		ZVAL_DEREF(contact);
		if (!is_id_in(Z_ARRVAL(ENCHARGE_G(guard).fetched), contact)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

ZEND_METHOD(Encharge_Webhooks_Guard, fetch)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	HashTable *contacts = (HashTable *) &zend_empty_array;
	zval *client;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(client, encharge_ce_Client)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(contacts)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_ISUNDEF(guard->fetch)) {
		RETURN_NULL();
	}
	if (!encharge_client_is_like(Z_OBJ_P(client), Z_OBJ(guard->client)) || !does_fetch_ask_for(contacts)) {
		/* Somebody else may hold the fetch, too. */
		encharge_fetch_cancel(Z_OBJ(guard->fetch));
		zval_ptr_dtor(&guard->fetch);
		ZVAL_UNDEF(&guard->fetch);
		RETURN_NULL();
	}
	RETURN_COPY(&guard->fetch);
}

/* Adds a time as hrtime(true) gives it: a float where PHP's integers have 32 bits. */
static void add_nanoseconds(zval *array, const char *key, int64_t nanoseconds)
{
#if SIZEOF_ZEND_LONG >= 8
	add_assoc_long(array, key, nanoseconds);
#else
	add_assoc_double(array, key, (double) nanoseconds);
#endif
}

ZEND_METHOD(Encharge_Webhooks_Guard, timing)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (ENCHARGE_G(guard).site) {
		array_init_size(return_value, 2);
		add_assoc_double(return_value, "guard", ENCHARGE_G(guard).milliseconds);
		add_nanoseconds(return_value, "began", ENCHARGE_G(guard).began);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, shut)
{
	ZEND_PARSE_PARAMETERS_NONE();

	encharge_door_shut();
}

ZEND_METHOD(Encharge_Webhooks_Guard, open)
{
	ZEND_PARSE_PARAMETERS_NONE();

	encharge_forget_held();
	encharge_door_open();
}

static bool has_control_character(const zend_string *text)
{
	for (size_t i = 0; i < ZSTR_LEN(text); i++) {
		if ((unsigned char) ZSTR_VAL(text)[i] < ' ') {
			return true;
		}
	}
	return false;
}

/* Whether all of the headers are a name and a text, and none is more than one line. */
static bool are_headers(HashTable *headers)
{
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(headers, name, value) {
		ZVAL_DEREF(value);
		if (!name || Z_TYPE_P(value) != IS_STRING || ZSTR_LEN(name) == 0 || strchr(ZSTR_VAL(name), ':')
			|| has_control_character(name) || has_control_character(Z_STR_P(value))) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

static void add_headers(HashTable *headers)
{
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(headers, name, value) {
		ZVAL_DEREF(value);
		encharge_answer_header("%s: %s", ZSTR_VAL(name), Z_STRVAL_P(value));
	}
	ZEND_HASH_FOREACH_END();
}

ZEND_METHOD(Encharge_Webhooks_Guard, answer)
{
	HashTable *headers = (HashTable *) &zend_empty_array;
	zend_long status;
	zval *data, kept;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_LONG(status)
		Z_PARAM_ARRAY(data)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(headers)
	ZEND_PARSE_PARAMETERS_END();

	if (status < 200 || status > 599) {
		zend_argument_value_error(1, "must be an HTTP status from 200 to 599");
		RETURN_THROWS();
	}
	if (!are_headers(headers)) {
		zend_argument_value_error(3, "must be header names, each with one line of text");
		RETURN_THROWS();
	}
	if (ENCHARGE_G(door).state == ENCHARGE_DOOR_ANSWERED) {
		RETURN_FALSE;
	}
	encharge_door_shut();
	encharge_answer_begin((int) status);
	add_headers(headers);
	ZVAL_COPY(&kept, data);
	RETURN_BOOL(encharge_answer_end(status < 300, &kept));
}

ZEND_METHOD(Encharge_Webhooks_Guard, expectFailure)
{
	zend_object *code;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(code, encharge_ce_Code)
	ZEND_PARSE_PARAMETERS_END();

	encharge_door_expect_failure(encharge_code_of(code));
}
