#include "json_zval.h"

#include "bailout.h"

#include "ext/json/php_json.h"

#if PHP_VERSION_ID >= 80600
typedef php_json_error_details last_error;
#define LAST_ERROR JSON_G(error_details)
#define CODE_OF(error) (error).code
#else
typedef php_json_error_code last_error;
#define LAST_ERROR JSON_G(error_code)
#define CODE_OF(error) (error)
#endif

static void set_array(zval *result, const json_t *array)
{
	size_t index;
	json_t *item;

	array_init_size(result, (uint32_t) json_array_size(array));
	json_array_foreach(array, index, item) {
		zval element;

		if (encharge_is_memory_exhausted()) {
			break;
		}
		encharge_json_to_zval(&element, item);
		add_next_index_zval(result, &element);
	}
}

static void set_object(zval *result, const json_t *object)
{
	const char *name;
	json_t *member;

	array_init_size(result, (uint32_t) json_object_size(object));
	json_object_foreach((json_t *) object, name, member) {
		zval element;

		if (encharge_is_memory_exhausted()) {
			break;
		}
		encharge_json_to_zval(&element, member);
		zend_symtable_str_update(Z_ARRVAL_P(result), name, strlen(name), &element);
	}
}

/* The recursion ends, for no JSON is deeper than ENCHARGE_JSON_DEPTH_MAX. */
void encharge_json_to_zval(zval *result, const json_t *value)
{
	if (!value) {
		ZVAL_NULL(result);
		return;
	}
	switch (json_typeof(value)) {
		case JSON_OBJECT:
			set_object(result, value);
			break;
		case JSON_ARRAY:
			set_array(result, value);
			break;
		case JSON_STRING:
			ZVAL_STRINGL(result, json_string_value(value), json_string_length(value));
			break;
		case JSON_INTEGER:
			if ((json_int_t) (zend_long) json_integer_value(value) == json_integer_value(value)) {
				ZVAL_LONG(result, (zend_long) json_integer_value(value));
			} else {
				ZVAL_STR(result, zend_strpprintf(0, "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
			}
			break;
		case JSON_REAL:
			ZVAL_DOUBLE(result, json_real_value(value));
			break;
		case JSON_TRUE:
		case JSON_FALSE:
			ZVAL_BOOL(result, json_is_true(value));
			break;
		case JSON_NULL:
			ZVAL_NULL(result);
			break;
	}
}

bool encharge_json_encode(smart_str *json, zval *value, int options, int depth)
{
	last_error others = LAST_ERROR, own;
	zend_result result = php_json_encode_ex(json, value, options, depth);

	/* An infinite number shows in the error alone: the result is success. */
	own = LAST_ERROR;
	LAST_ERROR = others;
	smart_str_0(json);

	return result == SUCCESS && CODE_OF(own) == PHP_JSON_ERROR_NONE;
}
