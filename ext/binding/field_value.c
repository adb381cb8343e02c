#include "field_value.h"

#include "field_date.h"
#include "bailout.h"

#include "ext/standard/php_string.h"
#include "zend_smart_str.h"
#include "zend_strtod.h"

/* The recursions in this file end, for where the JSON is read its depth is bounded. */

bool encharge_field_is_empty(const json_t *value)
{
	const json_t *item;
	size_t index;

	if (!value || json_is_null(value)) {
		return true;
	}
	if (json_is_string(value)) {
		return json_string_length(value) == 0;
	}
	if (!json_is_array(value)) {
		return false;
	}
	json_array_foreach(value, index, item) {
		if (!encharge_field_is_empty(item)) {
			return false;
		}
	}
	return true;
}

bool encharge_field_holds_object(const json_t *value)
{
	const json_t *item;
	size_t index;

	json_array_foreach(value, index, item) {
		if (encharge_field_holds_object(item)) {
			return true;
		}
	}
	return json_is_object(value);
}

/* Returns the shortest digits that mean value, without an exponent. */
static zend_string *decimal_text(double value)
{
	int point;
	bool negative;
	char *end, *digits = zend_dtoa(value, 0, 0, &point, &negative, &end);
	int length = (int) (end - digits);
	smart_str text = {0};

	if (negative && value != 0.0) {
		smart_str_appendc(&text, '-');
	}
	if (point <= 0) {
		smart_str_appends(&text, "0.");
		for (int i = point; i < 0; i++) {
			smart_str_appendc(&text, '0');
		}
		smart_str_appendl(&text, digits, (size_t) length);
	} else {
		for (int i = 0; i < point || i < length; i++) {
			if (i == point) {
				smart_str_appendc(&text, '.');
			}
			smart_str_appendc(&text, i < length ? digits[i] : '0');
		}
	}
	zend_freedtoa(digits);
	return smart_str_extract(&text);
}

/* Returns a scalar as text; NULL for what is neither text nor number nor boolean. */
static zend_string *scalar_text(const json_t *value)
{
	switch (json_typeof(value)) {
		case JSON_STRING:
			return zend_string_init(json_string_value(value), json_string_length(value), 0);
		case JSON_INTEGER:
			return zend_strpprintf(0, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		case JSON_REAL:
			return decimal_text(json_real_value(value));
		case JSON_TRUE:
			return ZSTR_CHAR('1');
		case JSON_FALSE:
			return ZSTR_CHAR('0');
		default:
			return NULL;
	}
}

/* Reads a list without its empty items; a single value is read as a list of it. */
static bool read_list(zval *result, const json_t *value, zval *zone)
{
	size_t count = json_is_array(value) ? json_array_size(value) : 1;

	array_init_size(result, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		const json_t *item = json_is_array(value) ? json_array_get(value, i) : value;
		zend_string *text;

		if (encharge_is_memory_exhausted()) {
			break;
		}
		if (encharge_field_is_empty(item)) {
			continue;
		}
		text = scalar_text(item);
		if (!text) {
			zval_ptr_dtor(result);
			return false;
		}
		add_next_index_str(result, text);
	}
	return true;
}

static bool read_text(zval *result, const json_t *value, zval *zone)
{
	zval list;
	zend_string *separator;

	if (!json_is_array(value)) {
		ZVAL_STR(result, scalar_text(value));
		return true;
	}
	if (!read_list(&list, value, zone)) {
		return false;
	}
	separator = zend_string_init(ZEND_STRL(", "), 0);
	php_implode(separator, Z_ARRVAL(list), result);
	zend_string_release(separator);
	zval_ptr_dtor(&list);
	return true;
}

static size_t digits_length(const char *text)
{
	return strspn(text, "0123456789");
}

/* Reads [+-]digits[.digits] as it is written, but for a plus sign and zeros in front. */
static bool read_decimal_text(zval *result, const char *text, size_t length, bool with_fraction)
{
	bool negative = *text == '-';
	const char *at = text + (negative || *text == '+'), *digits;
	size_t whole = digits_length(at), fraction = 0;

	if (whole == 0) {
		return false;
	}
	digits = at + MIN(strspn(at, "0"), whole - 1);
	at += whole;
	if (with_fraction && *at == '.') {
		fraction = digits_length(at + 1);
		at += 1 + fraction;
		if (fraction == 0) {
			return false;
		}
	}
	if (at != text + length) {
		return false;
	}
	ZVAL_STR(result, zend_strpprintf(0, "%s%.*s", negative ? "-" : "", (int) (at - digits), digits));
	return true;
}

static bool read_decimal_value(zval *result, const json_t *value, bool with_fraction)
{
	zend_string *text;
	bool readable;

	if (json_is_array(value)) {
		return false;
	}
	if (json_is_string(value)) {
		encharge_bytes written = encharge_field_trimmed_text(value);
		text = zend_string_init(written.data, written.length, 0);
	} else {
		text = scalar_text(value);
	}
	readable = read_decimal_text(result, ZSTR_VAL(text), ZSTR_LEN(text), with_fraction);
	zend_string_release(text);
	return readable;
}

static bool read_integer(zval *result, const json_t *value, zval *zone)
{
	return read_decimal_value(result, value, false);
}

static bool read_number(zval *result, const json_t *value, zval *zone)
{
	return read_decimal_value(result, value, true);
}

static bool read_boolean(zval *result, const json_t *value, zval *zone)
{
	static const struct {
		const char *word;
		char digit;
	} words[] = {
		{"1", '1'},
		{"true", '1'},
		{"yes", '1'},
		{"on", '1'},
		{"0", '0'},
		{"false", '0'},
		{"no", '0'},
		{"off", '0'},
	};
	zend_string *text = json_is_array(value) ? NULL : scalar_text(value);
	bool readable = false;

	if (!text) {
		return false;
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !readable; i++) {
		encharge_bytes word = {words[i].word, strlen(words[i].word)};

		if (encharge_bytes_equal_ascii_ci(
				encharge_bytes_trim((encharge_bytes){ZSTR_VAL(text), ZSTR_LEN(text)}), word)) {
			ZVAL_CHAR(result, words[i].digit);
			readable = true;
		}
	}
	zend_string_release(text);
	return readable;
}

encharge_bytes encharge_field_trimmed_text(const json_t *value)
{
	return encharge_bytes_trim((encharge_bytes){json_string_value(value), json_string_length(value)});
}

static const encharge_field_type types[] = {
	{"text", read_text},
	{"textarea", read_text},
	{"email", read_text},
	{"url", read_text},
	{"integer", read_integer},
	{"number", read_number},
	{"boolean", read_boolean},
	{"date", encharge_field_read_date},
	{"datetime", encharge_field_read_datetime},
	{"list", read_list},
	{"password", read_text},
};

const encharge_field_type *encharge_field_types(size_t *count)
{
	*count = sizeof(types) / sizeof(types[0]);
	return types;
}

const encharge_field_type *encharge_field_type_find(encharge_bytes name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (encharge_bytes_equal(name, (encharge_bytes){types[i].name, strlen(types[i].name)})) {
			return &types[i];
		}
	}
	return NULL;
}
