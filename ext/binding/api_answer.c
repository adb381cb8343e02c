#include "api_answer.h"

#include "core/json.h"

/* Newer versions of libcurl go no further either. */
#define RETRY_AFTER_MAX 21600

static encharge_bytes text_of(const json_t *value)
{
	return (encharge_bytes){json_string_value(value), json_string_length(value)};
}

/* Encharge's codes are strings of digits; a number is understood as well. */
static void read_error_code(const json_t *code, encharge_api_error *error)
{
	if (json_is_integer(code)) {
		int length = snprintf(error->number, sizeof(error->number), "%" JSON_INTEGER_FORMAT, json_integer_value(code));

		error->error_code = (encharge_bytes){error->number, (size_t) length};
	} else {
		error->error_code = text_of(code);
	}
}

json_t *encharge_api_error_read(const encharge_call *call, encharge_api_error *error)
{
	json_t *root = NULL, *details;

	encharge_json_parse((encharge_bytes){call->body, call->length}, ENCHARGE_JSON_TOLERANT, &root);
	details = json_object_get(root, "error");
	error->message = text_of(json_object_get(details, "message"));
	error->trace_id = text_of(json_object_get(details, "traceId"));
	read_error_code(json_object_get(details, "errorCode"), error);

	return root;
}

zend_long encharge_api_retry_after(const encharge_call *call)
{
	return call->retry_after > 0 ? MIN(call->retry_after, RETRY_AFTER_MAX) : 0;
}
