#include "account_answer.h"

#include "memory.h"

#include <math.h>

static void add_string(zval *array, const char *key, const json_t *string)
{
	add_assoc_stringl(array, key, json_string_value(string), json_string_length(string));
}

static void add_string_or_null(zval *array, const char *key, const json_t *value)
{
	if (json_is_string(value)) {
		add_string(array, key, value);
	} else {
		add_assoc_null(array, key);
	}
}

/* OpenAPI calls integers numbers of format double. Returns false for anything else. */
static bool add_integer(zval *array, const char *key, const json_t *value)
{
	double real = json_real_value(value);

	if (json_is_integer(value)) {
		json_int_t integer = json_integer_value(value);

		if (integer < ZEND_LONG_MIN || integer > ZEND_LONG_MAX) {
			return false;
		}
		add_assoc_long(array, key, (zend_long) integer);
		return true;
	}
	/* Asked before it is cast, of which PHP would warn. */
	if (json_is_real(value) && ZEND_DOUBLE_FITS_LONG(real) && trunc(real) == real) {
		add_assoc_long(array, key, (zend_long) real);
		return true;
	}
	return false;
}

static void add_field(zval *fields, const json_t *item)
{
	const json_t *name = json_object_get(item, "name");
	const json_t *title = json_object_get(item, "title");
	const json_t *type = json_object_get(item, "type");
	zval field;

	if (!json_is_string(name)) {
		return;
	}
	array_init_size(&field, 6);
	add_string(&field, "name", name);
	add_string(&field, "title", json_is_string(title) ? title : name);
	add_assoc_string(&field, "type", json_is_string(type) ? json_string_value(type) : "string");
	add_string_or_null(&field, "format", json_object_get(item, "format"));
	add_assoc_bool(&field, "readOnly", json_is_true(json_object_get(item, "readOnly")));
	add_assoc_bool(&field, "array", json_is_true(json_object_get(item, "array")));
	add_next_index_zval(fields, &field);
}

bool encharge_read_fields(const json_t *answer, zval *value)
{
	const json_t *items = json_object_get(answer, "items"), *item;
	size_t index;

	if (!json_is_array(items)) {
		return false;
	}
	array_init_size(value, (uint32_t) json_array_size(items));
	json_array_foreach(items, index, item) {
		if (encharge_is_memory_exhausted()) {
			break;
		}
		add_field(value, item);
	}
	return true;
}

bool encharge_read_tags(const json_t *answer, zval *value)
{
	const json_t *tags = json_object_get(answer, "tags"), *tag;
	size_t index;

	if (!json_is_array(tags)) {
		return false;
	}
	array_init_size(value, (uint32_t) json_array_size(tags));
	json_array_foreach(tags, index, tag) {
		const json_t *name = json_object_get(tag, "tag");

		if (encharge_is_memory_exhausted()) {
			break;
		}
		if (json_is_string(name)) {
			add_next_index_stringl(value, json_string_value(name), json_string_length(name));
		}
	}
	return true;
}

bool encharge_read_account(const json_t *answer, zval *value)
{
	if (!json_is_object(answer)) {
		return false;
	}
	array_init_size(value, 6);
	if (!add_integer(value, "accountId", json_object_get(answer, "accountId"))) {
		add_string_or_null(value, "accountId", json_object_get(answer, "accountId"));
	}
	add_string_or_null(value, "name", json_object_get(answer, "name"));
	add_string_or_null(value, "site", json_object_get(answer, "site"));
	add_string_or_null(value, "status", json_object_get(answer, "status"));
	add_string_or_null(value, "timezone", json_object_get(answer, "timezone"));
	if (!add_integer(value, "peopleCount", json_object_get(answer, "peopleCount"))) {
		add_assoc_null(value, "peopleCount");
	}
	return true;
}
