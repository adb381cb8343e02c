#include "account_answer.h"

#include "bailout.h"

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

/* Reads an integer, which OpenAPI calls a number of format double. Returns false for anything else. */
static bool read_integer(const json_t *value, json_int_t *integer)
{
	double real = json_real_value(value);

	if (json_is_integer(value)) {
		*integer = json_integer_value(value);
		return true;
	}
	if (!json_is_real(value) || real < -0x1p63 || real >= 0x1p63 || trunc(real) != real) {
		return false;
	}
	*integer = (json_int_t) real;
	return true;
}

static bool fits_zend_long(json_int_t integer)
{
	return integer >= ZEND_LONG_MIN && integer <= ZEND_LONG_MAX;
}

/* Adds an id, as text where it does not fit an integer of PHP's, which may have 32 bits. */
static void add_account_id(zval *array, const char *key, const json_t *value)
{
	json_int_t id;

	if (!read_integer(value, &id)) {
		add_string_or_null(array, key, value);
	} else if (fits_zend_long(id)) {
		add_assoc_long(array, key, (zend_long) id);
	} else {
		add_assoc_str(array, key, zend_strpprintf(0, "%" JSON_INTEGER_FORMAT, id));
	}
}

static void add_count(zval *array, const char *key, const json_t *value)
{
	json_int_t count;

	if (read_integer(value, &count) && fits_zend_long(count)) {
		add_assoc_long(array, key, (zend_long) count);
	} else {
		add_assoc_null(array, key);
	}
}

/* Returns false, with *field untouched, for a field without a name. */
static bool read_field(const json_t *item, zval *field)
{
	const json_t *name = json_object_get(item, "name");
	const json_t *title = json_object_get(item, "title");
	const json_t *type = json_object_get(item, "type");

	if (!json_is_string(name)) {
		return false;
	}
	array_init_size(field, 6);
	add_string(field, "name", name);
	add_string(field, "title", json_is_string(title) ? title : name);
	add_assoc_string(field, "type", json_is_string(type) ? json_string_value(type) : "string");
	add_string_or_null(field, "format", json_object_get(item, "format"));
	add_assoc_bool(field, "readOnly", json_is_true(json_object_get(item, "readOnly")));
	add_assoc_bool(field, "array", json_is_true(json_object_get(item, "array")));
	return true;
}

bool encharge_read_fields(const json_t *answer, zval *value)
{
	const json_t *items = json_object_get(answer, "items"), *item;
	size_t index;
	zval field;

	if (!json_is_array(items)) {
		return false;
	}
	array_init_size(value, (uint32_t) json_array_size(items));
	json_array_foreach(items, index, item) {
		if (encharge_is_memory_exhausted()) {
			break;
		}
		if (read_field(item, &field)) {
			add_next_index_zval(value, &field);
		}
	}
	return true;
}

bool encharge_read_field(const json_t *answer, zend_string *name, zval *value)
{
	const json_t *item;
	size_t index;

	json_array_foreach(json_object_get(answer, "items"), index, item) {
		const json_t *its_name = json_object_get(item, "name");

		if (json_is_string(its_name)
			&& zend_string_equals_cstr(name, json_string_value(its_name), json_string_length(its_name))) {
			return read_field(item, value);
		}
	}
	return false;
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
	add_account_id(value, "accountId", json_object_get(answer, "accountId"));
	add_string_or_null(value, "name", json_object_get(answer, "name"));
	add_string_or_null(value, "site", json_object_get(answer, "site"));
	add_string_or_null(value, "status", json_object_get(answer, "status"));
	add_string_or_null(value, "timezone", json_object_get(answer, "timezone"));
	add_count(value, "peopleCount", json_object_get(answer, "peopleCount"));
	return true;
}
