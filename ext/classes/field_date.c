#include "field_date.h"

#include "core/bytes.h"

#include "ext/date/php_date.h"
#include "zend_interfaces.h"

static encharge_bytes trimmed(const json_t *value)
{
	return encharge_bytes_trim((encharge_bytes){json_string_value(value), json_string_length(value)});
}

/* Moves *at over text of that shape, in which 0 stands for any digit and T for a T or a space. */
static bool skip(const char **at, const char *shape)
{
	const char *here = *at;

	for (; *shape; shape++, here++) {
		bool same = *shape == '0' ? *here >= '0' && *here <= '9'
			: *shape == 'T'       ? *here == 'T' || *here == 't' || *here == ' '
								  : *here == *shape;
		if (!same) {
			return false;
		}
	}
	*at = here;
	return true;
}

/*
 * ISO 8601 as RFC 3339 profiles it, with the offset, the seconds or the whole
 * time left out at will: anything else, as 03/04/2021, PHP would read too, but
 * by guessing.
 */
static bool is_iso_8601(const char *text, bool *has_offset)
{
	*has_offset = false;
	if (!skip(&text, "0000-00-00")) {
		return false;
	}
	if (!skip(&text, "T00:00")) {
		return !*text;
	}
	if (skip(&text, ":00") && skip(&text, ".0")) {
		text += strspn(text, "0123456789");
	}
	if (!*text) {
		return true;
	}
	*has_offset = true;
	if (skip(&text, "Z") || skip(&text, "z")) {
		return !*text;
	}
	if (!skip(&text, "+00") && !skip(&text, "-00")) {
		return false;
	}
	if (!skip(&text, ":00")) {
		skip(&text, "00");
	}
	return !*text;
}

/* A DateTimeImmutable of an ISO 8601 text, UTC unless it says otherwise; false if there is no such time. */
static bool read_instant(zval *instant, const json_t *value)
{
	encharge_bytes written = trimmed(value);
	zend_string *text;
	bool has_offset, readable;

	text = zend_string_init(written.data ? written.data : "", written.length, 0);
	readable = strlen(ZSTR_VAL(text)) == ZSTR_LEN(text) && is_iso_8601(ZSTR_VAL(text), &has_offset);
	if (readable) {
		zend_string *with_offset = zend_strpprintf(0, "%s%s", ZSTR_VAL(text), has_offset ? "" : "+00:00");
		const timelib_time *time;

		php_date_instantiate(php_date_get_immutable_ce(), instant);
		readable =
			php_date_initialize(Z_PHPDATE_P(instant), ZSTR_VAL(with_offset), ZSTR_LEN(with_offset), NULL, NULL, 0);
		time = Z_PHPDATE_P(instant)->time;
		/* PHP reads the 30th of February as the 2nd of March. */
		if (!readable || time->y != atoi(ZSTR_VAL(text)) || time->m != atoi(ZSTR_VAL(text) + 5)
			|| time->d != atoi(ZSTR_VAL(text) + 8)) {
			zval_ptr_dtor(instant);
			readable = false;
		}
		zend_string_release(with_offset);
	}
	zend_string_release(text);
	return readable;
}

bool encharge_field_read_date(zval *result, const json_t *value, zval *zone)
{
	zval instant;

	if (!read_instant(&instant, value)) {
		return false;
	}
	zval_ptr_dtor(&instant);
	ZVAL_STRINGL(result, trimmed(value).data, strlen("0000-00-00"));
	return true;
}

bool encharge_field_read_datetime(zval *result, const json_t *value, zval *zone)
{
	zval instant, local, format;

	if (!read_instant(&instant, value)) {
		return false;
	}
	ZVAL_UNDEF(result);
	ZVAL_STRING(&format, "Y-m-d H:i:s");
	zend_call_method_with_1_params(Z_OBJ(instant), Z_OBJCE(instant), NULL, "settimezone", &local, zone);
	/* A signal handler may throw after any call. */
	if (Z_TYPE(local) == IS_OBJECT) {
		zend_call_method_with_1_params(Z_OBJ(local), Z_OBJCE(local), NULL, "format", result, &format);
	}
	zval_ptr_dtor(&format);
	zval_ptr_dtor(&local);
	zval_ptr_dtor(&instant);
	/* Next to the year 9999 the zone may lead out of what Y is. */
	if (Z_TYPE_P(result) == IS_STRING && Z_STRLEN_P(result) != strlen("0000-00-00 00:00:00")) {
		zval_ptr_dtor(result);
		return false;
	}
	return Z_TYPE_P(result) == IS_STRING;
}
