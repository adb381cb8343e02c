#include "exceptions.h"

#include "Code.h"
#include "registration.h"

#include "ext/spl/spl_exceptions.h"
#include "zend_exceptions.h"

#include "exceptions_arginfo.h"

static zend_class_entry *encharge_ce_TransportException;
static zend_class_entry *encharge_ce_TimeoutException;
zend_class_entry *encharge_ce_ApiException;
zend_class_entry *encharge_ce_AuthenticationException;
zend_class_entry *encharge_ce_RateLimitException;
static zend_class_entry *encharge_ce_PayloadException;

void encharge_register_exceptions(void)
{
	zend_class_entry *marker = register_class_Encharge_Webhooks_Exception(zend_ce_throwable);

	encharge_ce_TransportException =
		register_class_Encharge_Webhooks_TransportException(spl_ce_RuntimeException, marker);
	encharge_ce_TimeoutException = register_class_Encharge_Webhooks_TimeoutException(encharge_ce_TransportException);
	encharge_ce_ApiException = register_class_Encharge_Webhooks_ApiException(spl_ce_RuntimeException, marker);
	encharge_ce_AuthenticationException =
		register_class_Encharge_Webhooks_AuthenticationException(encharge_ce_ApiException);
	encharge_ce_RateLimitException = register_class_Encharge_Webhooks_RateLimitException(encharge_ce_ApiException);
	encharge_ce_PayloadException =
		register_class_Encharge_Webhooks_PayloadException(spl_ce_UnexpectedValueException, marker);
}

/* A readonly property can be set only from the scope of the class that declares it. */
static void set_property(zend_object *object, zend_class_entry *declared_in, const char *name, zval *value)
{
	zend_update_property(declared_in, object, name, strlen(name), value);
	zval_ptr_dtor(value);
}

static zend_object *create(zend_class_entry *ce, const char *message, zend_long code)
{
	zval exception, value;

	object_init_ex(&exception, ce);
	ZVAL_STRING(&value, message);
	set_property(Z_OBJ(exception), zend_ce_exception, "message", &value);
	ZVAL_LONG(&value, code);
	set_property(Z_OBJ(exception), zend_ce_exception, "code", &value);
	return Z_OBJ(exception);
}

static void set_reason(zend_object *object, zend_class_entry *declared_in, encharge_code reason)
{
	zval value;

	ZVAL_OBJ_COPY(&value, encharge_code_case(reason));
	set_property(object, declared_in, "reason", &value);
}

static void throw_object(zend_object *exception)
{
	zval value;

	ZVAL_OBJ(&value, exception);
	zend_throw_exception_object(&value);
}

void encharge_throw_payload(encharge_code code, const encharge_webhook *webhook)
{
	zend_object *exception = create(encharge_ce_PayloadException, encharge_code_get(code)->message, 0);
	zval position, presented;

	set_reason(exception, encharge_ce_PayloadException, code);
	if (webhook->key >= 0) {
		ZVAL_LONG(&position, webhook->key);
	} else {
		ZVAL_NULL(&position);
	}
	set_property(exception, encharge_ce_PayloadException, "key", &position);
	ZVAL_BOOL(&presented, webhook->has_key);
	set_property(exception, encharge_ce_PayloadException, "presented", &presented);
	throw_object(exception);
}

void encharge_throw_transport(int failure, bool timed_out, const char *message)
{
	zend_object *exception =
		create(timed_out ? encharge_ce_TimeoutException : encharge_ce_TransportException, message, failure);

	set_reason(
		exception, encharge_ce_TransportException, timed_out ? ENCHARGE_ENCHARGE_TIMEOUT : ENCHARGE_ENCHARGE_ERROR);
	throw_object(exception);
}

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
	set_property(exception, encharge_ce_ApiException, name, &value);
}

void encharge_throw_api(zend_class_entry *ce, const encharge_api_error *error)
{
	encharge_code reason = ce == encharge_ce_RateLimitException ? ENCHARGE_ENCHARGE_BUSY : ENCHARGE_ENCHARGE_ERROR;
	char message[ENCHARGE_API_MESSAGE_MAX + 1];
	zval status;

	if (encharge_plain_text(error->message, error->token, message, sizeof(message)) == 0) {
		snprintf(message, sizeof(message), "%s", encharge_code_get(reason)->message);
	}

	zend_object *exception = create(ce, message, 0);
	set_reason(exception, encharge_ce_ApiException, reason);
	ZVAL_LONG(&status, error->status);
	set_property(exception, encharge_ce_ApiException, "status", &status);
	set_text_or_null(exception, "errorCode", error->error_code, error->token, ENCHARGE_API_ERROR_CODE_MAX);
	set_text_or_null(exception, "traceId", error->trace_id, error->token, ENCHARGE_API_TRACE_ID_MAX);
	if (ce == encharge_ce_RateLimitException) {
		zval seconds;
		if (error->retry_after > 0) {
			ZVAL_LONG(&seconds, error->retry_after);
		} else {
			ZVAL_NULL(&seconds);
		}
		set_property(exception, encharge_ce_RateLimitException, "retryAfter", &seconds);
	}
	throw_object(exception);
}
