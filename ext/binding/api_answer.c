#include "api_answer.h"

#include "classes/exceptions.h"
#include "bailout.h"

#include "core/json.h"

#include <jansson.h>

/* Where newer versions of libcurl end too. */
#define RETRY_AFTER_MAX 21600

static encharge_bytes text_of(const json_t *value)
{
	return (encharge_bytes){json_string_value(value), json_string_length(value)};
}

static zend_class_entry *exception_class(long status, long retry_after)
{
	switch (status) {
		case 401:
		case 403:
			return encharge_ce_AuthenticationException;
		case 429:
			return encharge_ce_RateLimitException;
		case 503:
			return retry_after > 0 ? encharge_ce_RateLimitException : encharge_ce_ApiException;
		default:
			return encharge_ce_ApiException;
	}
}

static void free_json(void *root)
{
	json_decref(root);
}

/* {"error": {"message", "errorCode"?, "traceId"?, …}}, or anything at all. */
static void throw_api_error(const encharge_call *call)
{
	encharge_api_error error = {
		.status = call->status,
		.token = {call->token, strlen(call->token)},
		.retry_after = MIN(call->retry_after, RETRY_AFTER_MAX),
	};
	char number[MAX_LENGTH_OF_LONG];
	json_t *root = NULL, *details, *code;

	encharge_json_parse((encharge_bytes){call->body, call->length}, ENCHARGE_JSON_TOLERANT, &root);
	details = json_object_get(root, "error");
	error.message = text_of(json_object_get(details, "message"));
	error.trace_id = text_of(json_object_get(details, "traceId"));
	code = json_object_get(details, "errorCode");
	if (json_is_integer(code)) {
		error.error_code.length =
			(size_t) snprintf(number, sizeof(number), "%" JSON_INTEGER_FORMAT, json_integer_value(code));
		error.error_code.data = number;
	} else {
		error.error_code = text_of(code);
	}
	encharge_park_memory(root, free_json);
	encharge_throw_api(exception_class(call->status, call->retry_after), &error);
	encharge_free_parked_memory();
}

bool encharge_api_answer_is_success(const encharge_call *call)
{
	if (call->error) {
		encharge_throw_transport(call->error, call->error == CURLE_OPERATION_TIMEDOUT, call->message);
		return false;
	}
	if (call->status >= 300 && call->status < 400) {
		encharge_throw_transport(CURLE_TOO_MANY_REDIRECTS, false, "The API redirects, which is not followed");
		return false;
	}
	if (call->status == 408) {
		encharge_throw_transport(CURLE_OPERATION_TIMEDOUT, true, "Encharge did not get the whole request in time");
		return false;
	}
	if (call->status < 200 || call->status >= 400) {
		throw_api_error(call);
		return false;
	}
	return true;
}

static void throw_unexpected(const encharge_call *call, encharge_bytes message)
{
	encharge_api_error error = {.status = call->status, .message = message, .retry_after = -1};

	encharge_throw_api(encharge_ce_ApiException, &error);
}

void encharge_throw_unexpected_answer(const encharge_call *call)
{
	throw_unexpected(call, ENCHARGE_BYTES("Encharge's answer is not the JSON that its API describes."));
}

void encharge_throw_answer_to_another(const encharge_call *call)
{
	throw_unexpected(call, ENCHARGE_BYTES("Encharge's answer holds none of the people who were asked for."));
}
