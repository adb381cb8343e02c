#include "exceptions.h"

#include "Code.h"
#include "registration.h"

#include "binding/api_answer.h"
#include "binding/bailout.h"
#include "binding/property.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

#include "exceptions_arginfo.h"

/* How many bytes of Encharge's own texts an exception has at most. */
#define MESSAGE_MAX 500
#define ERROR_CODE_MAX 128
#define TRACE_ID_MAX 128

static zend_class_entry *transport_ce;
static zend_class_entry *timeout_ce;
static zend_class_entry *api_ce;
static zend_class_entry *authentication_ce;
static zend_class_entry *rate_limit_ce;
static zend_class_entry *payload_ce;
static zend_class_entry *inbox_ce;
static zend_class_entry *exit_ce;

void encharge_register_exceptions(void)
{
	zend_class_entry *marker = register_class_Encharge_Webhooks_Exception(zend_ce_throwable);

	transport_ce = register_class_Encharge_Webhooks_TransportException(spl_ce_RuntimeException, marker);
	timeout_ce = register_class_Encharge_Webhooks_TimeoutException(transport_ce);
	api_ce = register_class_Encharge_Webhooks_ApiException(spl_ce_RuntimeException, marker);
	authentication_ce = register_class_Encharge_Webhooks_AuthenticationException(api_ce);
	rate_limit_ce = register_class_Encharge_Webhooks_RateLimitException(api_ce);
	payload_ce = register_class_Encharge_Webhooks_PayloadException(spl_ce_UnexpectedValueException, marker);
	inbox_ce = register_class_Encharge_Webhooks_InboxException(spl_ce_RuntimeException, marker);
	exit_ce = register_class_Encharge_Webhooks_ExitException(spl_ce_RuntimeException, marker);
}

static zend_object *create_exception(zend_class_entry *ce, const char *message, zend_long code)
{
	zval exception, value;

	object_init_ex(&exception, ce);
	ZVAL_STRING(&value, message);
	encharge_set_property(Z_OBJ(exception), zend_ce_exception, "message", &value);
	ZVAL_LONG(&value, code);
	encharge_set_property(Z_OBJ(exception), zend_ce_exception, "code", &value);
	return Z_OBJ(exception);
}

static void set_reason(zend_object *exception, zend_class_entry *declared_in, encharge_code reason)
{
	zval value;

	ZVAL_OBJ_COPY(&value, encharge_code_case(reason));
	encharge_set_property(exception, declared_in, "reason", &value);
}

static void throw_exception(zend_object *exception)
{
	zval value;

	ZVAL_OBJ(&value, exception);
	zend_throw_exception_object(&value);
}

void encharge_throw_payload(encharge_code code, const encharge_webhook *webhook)
{
	zend_object *exception = create_exception(payload_ce, encharge_code_get(code)->message, 0);
	zval position, presented;

	set_reason(exception, payload_ce, code);
	if (webhook->key >= 0) {
		ZVAL_LONG(&position, webhook->key);
	} else {
		ZVAL_NULL(&position);
	}
	encharge_set_property(exception, payload_ce, "key", &position);
	ZVAL_BOOL(&presented, webhook->has_key);
	encharge_set_property(exception, payload_ce, "presented", &presented);
	throw_exception(exception);
}

/* Throws with failure (core/call.h) as the code, and a message that is ended by a NUL and holds no secret. */
static void throw_transport(zend_class_entry *ce, int failure, const char *message)
{
	zend_object *exception = create_exception(ce, message, failure);

	set_reason(exception, transport_ce, ce == timeout_ce ? ENCHARGE_ENCHARGE_TIMEOUT : ENCHARGE_ENCHARGE_ERROR);
	throw_exception(exception);
}

/* Sets a property of an ApiException to a text of Encharge's as plain text of at most max bytes. */
static void set_text_or_null(
	zend_object *exception, const char *name, encharge_bytes text, encharge_bytes token, size_t max)
{
	zval value;

	if (text.data == NULL) {
		ZVAL_NULL(&value);
	} else {
		zend_string *plain = zend_string_alloc(max, 0);
		size_t length = encharge_plain_text(text, token, ZSTR_VAL(plain), max + 1);

		ZVAL_STR(&value, zend_string_truncate(plain, length, 0));
	}
	encharge_set_property(exception, api_ce, name, &value);
}

static void set_retry_after(zend_object *exception, zend_long seconds)
{
	zval value;

	if (seconds > 0) {
		ZVAL_LONG(&value, seconds);
	} else {
		ZVAL_NULL(&value);
	}
	encharge_set_property(exception, rate_limit_ce, "retryAfter", &value);
}

/* Throws an ApiException or one of its children, ce, without what a text of Encharge's repeats of the token. */
static void throw_api(
	zend_class_entry *ce, const encharge_call *call, const encharge_api_error *error, bool is_about_others)
{
	encharge_code reason = ce == rate_limit_ce ? ENCHARGE_ENCHARGE_BUSY : ENCHARGE_ENCHARGE_ERROR;
	encharge_bytes token = {call->token, call->token ? strlen(call->token) : 0};
	char message[MESSAGE_MAX + 1];
	zend_object *exception;
	zval status, about_others;

	if (encharge_plain_text(error->message, token, message, sizeof(message)) == 0) {
		snprintf(message, sizeof(message), "%s", encharge_code_get(reason)->message);
	}
	exception = create_exception(ce, message, 0);
	set_reason(exception, api_ce, reason);
	ZVAL_LONG(&status, call->status);
	encharge_set_property(exception, api_ce, "status", &status);
	set_text_or_null(exception, "errorCode", error->error_code, token, ERROR_CODE_MAX);
	set_text_or_null(exception, "traceId", error->trace_id, token, TRACE_ID_MAX);
	ZVAL_BOOL(&about_others, is_about_others);
	encharge_set_property(exception, api_ce, "isAboutOthers", &about_others);
	if (ce == rate_limit_ce) {
		set_retry_after(exception, encharge_api_retry_after(call));
	}
	throw_exception(exception);
}

static zend_class_entry *api_exception_class(const encharge_call *call)
{
	switch (call->status) {
		case 401:
		case 403:
			return authentication_ce;
		case 429:
			return rate_limit_ce;
		case 503:
			return encharge_api_retry_after(call) > 0 ? rate_limit_ce : api_ce;
		default:
			return api_ce;
	}
}

static void free_json(void *root)
{
	json_decref(root);
}

static void throw_api_error(const encharge_call *call)
{
	encharge_api_error error;

	encharge_park_memory(encharge_api_error_read(call, &error), free_json);
	throw_api(api_exception_class(call), call, &error, false);
	encharge_free_parked_memory();
}

bool encharge_throw_unless_success(const encharge_call *call)
{
	if (call->error) {
		throw_transport(
			call->error == CURLE_OPERATION_TIMEDOUT ? timeout_ce : transport_ce, call->error, call->message);
		return false;
	}
	if (call->status >= 300 && call->status < 400) {
		throw_transport(transport_ce, CURLE_TOO_MANY_REDIRECTS, "The API redirects, which is not followed");
		return false;
	}
	if (call->status == 408) {
		throw_transport(timeout_ce, CURLE_OPERATION_TIMEDOUT, "Encharge did not get the whole request in time");
		return false;
	}
	if (call->status < 200 || call->status >= 400) {
		throw_api_error(call);
		return false;
	}
	return true;
}

static void throw_for_success(const encharge_call *call, encharge_bytes message, bool is_about_others)
{
	encharge_api_error error = {.message = message};

	throw_api(api_ce, call, &error, is_about_others);
}

void encharge_throw_unexpected_answer(const encharge_call *call)
{
	throw_for_success(call, ENCHARGE_BYTES("Encharge's answer is not the JSON that its API describes."), false);
}

void encharge_throw_answer_to_another(const encharge_call *call)
{
	throw_for_success(call, ENCHARGE_BYTES("Encharge's answer holds none of the people who were asked for."), true);
}

void encharge_throw_inbox(int error)
{
	throw_exception(create_exception(inbox_ce, strerror(error), error));
}

void encharge_throw_exit(void)
{
	throw_exception(create_exception(exit_ce, "exit was called", 0));
}
