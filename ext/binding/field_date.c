#include "field_date.h"

#include "field_value.h"

#include "ext/date/php_date.h"
#include "zend_interfaces.h"

/* Moves *at over text of that shape, in which 0 stands for any digit and T for a T or a space. */
static bool skip_shape(const char **at, const char *shape)
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

/* A time as it is written; its offset is in seconds east of UTC. */
typedef struct written_time {
	int year, month, day, hour, minute, second, offset;
} written_time;

static int number_at(const char *digits)
{
	return (digits[0] - '0') * 10 + digits[1] - '0';
}

/* Moves *at over "Z", "+00:00", "+0000" or "+00". */
static bool read_offset(const char **at, int *offset)
{
	const char *start = *at;
	int minutes = 0;

	*offset = 0;
	if (skip_shape(at, "Z") || skip_shape(at, "z")) {
		return true;
	}
	if (!skip_shape(at, "+00") && !skip_shape(at, "-00")) {
		return false;
	}
	if (skip_shape(at, ":00") || skip_shape(at, "00")) {
		minutes = number_at(*at - 2);
	}
	*offset = (number_at(start + 1) * 60 + minutes) * (*start == '-' ? -60 : 60);
	return true;
}

/*
 * Reads ISO 8601 as RFC 3339 profiles it, in which the offset, the seconds or
 * the whole time may be left out, and are 0 then. Anything else, as 03/04/2021,
 * PHP would read too, but by guessing.
 */
static bool read_iso_8601(const char *text, written_time *time)
{
	const char *at = text;

	*time = (written_time){0};
	if (!skip_shape(&at, "0000-00-00")) {
		return false;
	}
	time->year = number_at(text) * 100 + number_at(text + 2);
	time->month = number_at(text + 5);
	time->day = number_at(text + 8);
	if (!skip_shape(&at, "T00:00")) {
		return !*at;
	}
	time->hour = number_at(text + 11);
	time->minute = number_at(text + 14);
	if (skip_shape(&at, ":00")) {
		time->second = number_at(text + 17);
		if (skip_shape(&at, ".0")) {
			at += strspn(at, "0123456789");
		}
	}
	return (!*at || read_offset(&at, &time->offset)) && !*at;
}

static bool is_leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* Whether there is such a time. The second 60 is a leap second, or a clock's way to round. */
static bool is_time(const written_time *time)
{
	static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return time->month >= 1 && time->month <= 12 && time->day >= 1
		&& time->day <= days[time->month - 1] + (time->month == 2 && is_leap_year(time->year)) && time->hour <= 23
		&& time->minute <= 59 && time->second <= 60 && abs(time->offset) < 24 * 60 * 60;
}

/* Returns the days from 1970-01-01, in the Gregorian calendar at all times, as PHP counts them. */
static zend_long days_of(const written_time *time)
{
	/* Years are counted from March here, so that the leap day is their last. */
	int years = time->month > 2 ? time->year : time->year - 1;
	int months = (time->month + 9) % 12;
	zend_long leap_days = (years + 400) / 4 - (years + 400) / 100 + (years + 400) / 400 - 97;

	return years * 365 + leap_days + (months * 153 + 2) / 5 + time->day - 1 - 719468;
}

static bool read_time(const json_t *value, written_time *time)
{
	encharge_bytes written = encharge_field_trimmed_text(value);
	zend_string *text = zend_string_init(written.data ? written.data : "", written.length, 0);
	bool readable = strlen(ZSTR_VAL(text)) == ZSTR_LEN(text) && read_iso_8601(ZSTR_VAL(text), time) && is_time(time);

	zend_string_release(text);
	return readable;
}

/*
 * Makes a DateTimeImmutable of that time. It is not made from a text, for that
 * would leave its trace in DateTime::getLastErrors(), which belongs to PHP code.
 */
static void make_instant(zval *instant, const written_time *time)
{
	timelib_time *made = ecalloc(1, sizeof(*made));

	made->sse =
		(((timelib_sll) days_of(time) * 24 + time->hour) * 60 + time->minute) * 60 + time->second - time->offset;
	made->sse_uptodate = 1;
	made->is_localtime = 1;
	made->zone_type = TIMELIB_ZONETYPE_OFFSET;
	php_date_instantiate(php_date_get_immutable_ce(), instant);
	Z_PHPDATE_P(instant)->time = made;
}

bool encharge_field_read_date(zval *result, const json_t *value, zval *zone)
{
	written_time time;

	if (!read_time(value, &time)) {
		return false;
	}
	ZVAL_STRINGL(result, encharge_field_trimmed_text(value).data, strlen("0000-00-00"));
	return true;
}

bool encharge_field_read_datetime(zval *result, const json_t *value, zval *zone)
{
	zval instant, local, format;
	written_time time;

	if (!read_time(value, &time)) {
		return false;
	}
	make_instant(&instant, &time);
	ZVAL_UNDEF(result);
	ZVAL_STRING(&format, "Y-m-d H:i:s");
	zend_call_method_with_1_params(Z_OBJ(instant), Z_OBJCE(instant), NULL, "settimezone", &local, zone);
	/* The call may have failed, for a signal handler may throw after any call. */
	if (Z_TYPE(local) == IS_OBJECT) {
		zend_call_method_with_1_params(Z_OBJ(local), Z_OBJCE(local), NULL, "format", result, &format);
	}
	zval_ptr_dtor(&format);
	zval_ptr_dtor(&local);
	zval_ptr_dtor(&instant);
	/* Next to the year 9999 the zone may lead to a year of five digits. */
	if (Z_TYPE_P(result) == IS_STRING && Z_STRLEN_P(result) != strlen("0000-00-00 00:00:00")) {
		zval_ptr_dtor(result);
		return false;
	}
	return Z_TYPE_P(result) == IS_STRING;
}
