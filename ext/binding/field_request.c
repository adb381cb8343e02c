#include "field_request.h"

#include "json_zval.h"

#include "ext/json/php_json.h"

/* The body is a list of fields, each an object of scalars. */
#define BODY_DEPTH 2

static bool is_field_type(const zend_string *type)
{
	static const char *const types[] = {"string", "number", "integer", "boolean", "any"};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (zend_string_equals_cstr(type, types[i], strlen(types[i]))) {
			return true;
		}
	}
	return false;
}

static bool is_field_format(const zend_string *format)
{
	return zend_string_equals_literal(format, "date") || zend_string_equals_literal(format, "date-time");
}

/* Throws for what the OpenAPI document does not allow. */
static bool check_field(zend_string *name, zend_string *title, zend_string *type, zend_string *format)
{
	if (ZSTR_LEN(name) == 0) {
		zend_argument_value_error(1, "cannot be empty");
		return false;
	}
	if (ZSTR_LEN(title) == 0) {
		zend_argument_value_error(2, "cannot be empty");
		return false;
	}
	if (!is_field_type(type)) {
		zend_argument_value_error(3, "must be \"string\", \"number\", \"integer\", \"boolean\" or \"any\"");
		return false;
	}
	if (format && (!is_field_format(format) || !zend_string_equals_literal(type, "string"))) {
		zend_argument_value_error(4, "must be null or, for the type \"string\", \"date\" or \"date-time\"");
		return false;
	}
	return true;
}

zend_string *encharge_field_json(
	zend_string *name, zend_string *title, zend_string *type, zend_string *format, bool is_array)
{
	smart_str json = {0};
	zval fields, field;
	bool encoded;

	if (!check_field(name, title, type, format)) {
		return NULL;
	}
	array_init_size(&field, 5);
	add_assoc_str(&field, "name", zend_string_copy(name));
	add_assoc_str(&field, "title", zend_string_copy(title));
	add_assoc_str(&field, "type", zend_string_copy(type));
	if (format) {
		add_assoc_str(&field, "format", zend_string_copy(format));
	}
	add_assoc_bool(&field, "array", is_array);
	array_init_size(&fields, 1);
	add_next_index_zval(&fields, &field);
	encoded = encharge_json_encode(&json, &fields, PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_UNESCAPED_SLASHES, BODY_DEPTH);
	zval_ptr_dtor(&fields);
	if (!encoded) {
		smart_str_free(&json);
		zend_value_error("The field's name and title must be valid UTF-8");
		return NULL;
	}
	return json.s;
}
