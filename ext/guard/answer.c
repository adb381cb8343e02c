#include "answer.h"

#include "ext/json/php_json.h"
#include "php_output.h"
#include "SAPI.h"
#include "zend_smart_str.h"

/* The deepest body is an object, in it data, in that refusals, in those a list, and in it one refusal. */
#define BODY_DEPTH 5

void encharge_answer_begin(int status)
{
	php_output_clean_all();
	if (SG(headers_sent)) {
		return;
	}
	sapi_header_op(SAPI_HEADER_DELETE_ALL, NULL);
	sapi_header_op(SAPI_HEADER_SET_STATUS, (void *) (zend_intptr_t) status);
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

void encharge_answer_end(bool success, zval *data)
{
	smart_str json = {0};
	zval body;

	array_init_size(&body, 2);
	add_assoc_bool(&body, "success", success);
	add_assoc_zval(&body, "data", data);
	php_json_encode_ex(&json, &body, PHP_JSON_UNESCAPED_SLASHES | PHP_JSON_INVALID_UTF8_SUBSTITUTE, BODY_DEPTH);
	zval_ptr_dtor(&body);

	smart_str_0(&json);
	php_output_write(ZSTR_VAL(json.s), ZSTR_LEN(json.s));
	smart_str_free(&json);
}
