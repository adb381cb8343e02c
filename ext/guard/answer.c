#include "answer.h"

#include "php_encharge.h"
#include "door.h"

#include "binding/bailout.h"

#include "ext/json/php_json.h"
#include "SAPI.h"
#include "zend_smart_str.h"

#include <inttypes.h>

/* Seconds after which it is worth while to try once more. */
#define MAINTENANCE_RETRY_AFTER 60
#define DATABASE_RETRY_AFTER 10
#define BUSY_RETRY_AFTER 10

/* What cannot be told in JSON becomes null: a sender gets the rest. */
#define JSON_OPTIONS (PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_INVALID_UTF8_SUBSTITUTE | PHP_JSON_PARTIAL_OUTPUT_ON_ERROR)

void encharge_answer_begin(int status)
{
	encharge_door_begin_answer(status);
	encharge_answer_header("Content-Type: application/json; charset=UTF-8");
	encharge_answer_header("Cache-Control: no-store");
	/* Some caches do not look at Cache-Control. */
	encharge_answer_header("Expires: Wed, 11 Jan 1984 05:00:00 GMT");
	encharge_answer_header("X-LiteSpeed-Cache-Control: no-cache");
	encharge_answer_header("X-Content-Type-Options: nosniff");
}

void encharge_answer_header(const char *format, ...)
{
	char *line;
	size_t length;
	va_list arguments;

	va_start(arguments, format);
	length = vspprintf(&line, 0, format, arguments);
	va_end(arguments);
	if (!SG(headers_sent)) {
		sapi_add_header_ex(line, length, 1, 1);
	}
	efree(line);
}

bool encharge_answer_end(bool success, zval *data)
{
	zend_object *before = EG(exception);
	smart_str json = {0};
	bool is_whole;
	zval body;

	array_init_size(&body, 2);
	add_assoc_bool(&body, "success", success);
	add_assoc_zval(&body, "data", data);
	php_json_encode_ex(&json, &body, JSON_OPTIONS, PHP_JSON_PARSER_DEFAULT_DEPTH);
	zval_ptr_dtor(&body);
	is_whole = json.s && EG(exception) == before && !encharge_is_memory_exhausted();
	if (is_whole) {
		encharge_door_give_answer(ZSTR_VAL(json.s), ZSTR_LEN(json.s));
	}
	smart_str_free(&json);

	return is_whole;
}

static void add_headers_of(encharge_code code)
{
	switch (code) {
		case ENCHARGE_METHOD_NOT_ALLOWED:
			encharge_answer_header("Allow: POST");
			break;
		case ENCHARGE_MAINTENANCE:
			encharge_answer_header("Retry-After: %d", MAINTENANCE_RETRY_AFTER);
			break;
		case ENCHARGE_DATABASE_UNAVAILABLE:
			encharge_answer_header("Retry-After: %d", DATABASE_RETRY_AFTER);
			break;
		case ENCHARGE_SITE_BUSY:
			encharge_answer_header("Retry-After: %d", BUSY_RETRY_AFTER);
			break;
		case ENCHARGE_TOO_MANY_ATTEMPTS:
			encharge_answer_header("Retry-After: %" PRIu32, MAX(ENCHARGE_G(guard).shut_for, 1));
			break;
		default:
			break;
	}
}

/* The texts are of codes.def: ASCII without control characters. */
static void append_json_text(smart_str *json, const char *text)
{
	smart_str_appendc(json, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\') {
			smart_str_appendc(json, '\\');
		}
		smart_str_appendc(json, *text);
	}
	smart_str_appendc(json, '"');
}

/* PHP's own encoder refuses to work where memory was exhausted. */
void encharge_answer_failure(encharge_code code, bool is_for_holder)
{
	const encharge_code_row *row = encharge_code_get(code);
	smart_str json = {0};

	encharge_answer_begin(row->status);
	if (is_for_holder) {
		encharge_answer_header("Server-Timing: guard;dur=%.1F", encharge_guard_milliseconds());
	}
	add_headers_of(code);
	smart_str_appends(&json, "{\"success\":false,\"data\":{\"code\":");
	append_json_text(&json, row->name);
	smart_str_appends(&json, ",\"message\":");
	append_json_text(&json, row->message);
	smart_str_appends(&json, "}}");
	encharge_door_give_answer(ZSTR_VAL(json.s), ZSTR_LEN(json.s));
	smart_str_free(&json);
}
