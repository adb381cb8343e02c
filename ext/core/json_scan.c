#include "json_scan.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct scan {
	const char *at;
	const char *end;
	encharge_json_mode mode;
	size_t depth;
	uint64_t arrays; /* a bit for each container that is open, the innermost the lowest: whether it is an array */
	size_t nodes;
	char before;            /* the first character of the token before; NUL if there is none */
	encharge_bytes literal; /* the last string, in its quotes */
	/* The rewritten text, empty as long as nothing had to be; what lies before copied is in it. */
	const char *copied;
	char *text;
	size_t length;
	size_t capacity;
	encharge_code result;
} scan;

#define REPLACEMENT_ESCAPE "\\uFFFD"
#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

static void append_bytes(scan *s, const char *data, size_t length)
{
	if (length == 0) {
		return;
	}
	if (length > s->capacity - s->length) {
		size_t capacity = (s->length + length) * 2;
		char *text = realloc(s->text, capacity);

		if (text == NULL) {
			s->result = ENCHARGE_INTERNAL_ERROR;
			return;
		}
		s->text = text;
		s->capacity = capacity;
	}
	memcpy(s->text + s->length, data, length);
	s->length += length;
}

/* Puts instead in the place of the length bytes at s->at and goes on behind them. */
static void replace_bytes(scan *s, size_t length, const char *instead)
{
	append_bytes(s, s->copied, (size_t) (s->at - s->copied));
	append_bytes(s, instead, strlen(instead));
	s->at += length;
	s->copied = s->at;
}

static void quote_bytes(scan *s, size_t length)
{
	const char *end = s->at + length;

	replace_bytes(s, 0, "\"");
	append_bytes(s, s->copied, length);
	s->at = s->copied = end;
	replace_bytes(s, 0, "\"");
}

static bool read_hex4(const scan *s, const char *at, unsigned *value)
{
	if (s->end - at < 4) {
		return false;
	}
	*value = 0;
	for (int i = 0; i < 4; i++) {
		int digit = encharge_hex_value(at[i]);

		if (digit < 0) {
			return false;
		}
		*value = *value * 16 + (unsigned) digit;
	}
	return true;
}

static bool is_low_surrogate_escape(const scan *s, const char *at)
{
	unsigned unit;

	return s->end - at >= 6 && at[0] == '\\' && at[1] == 'u' && read_hex4(s, at + 2, &unit) && unit >= 0xDC00
		&& unit <= 0xDFFF;
}

static void scan_escape(scan *s)
{
	unsigned unit;

	if (s->end - s->at < 6 || s->at[1] != 'u' || !read_hex4(s, s->at + 2, &unit)) {
		s->at += s->end - s->at < 2 ? 1 : 2;
	} else if (unit >= 0xD800 && unit <= 0xDBFF && is_low_surrogate_escape(s, s->at + 6)) {
		s->at += 12;
	} else if (unit == 0 || (unit >= 0xD800 && unit <= 0xDFFF)) {
		replace_bytes(s, 6, REPLACEMENT_ESCAPE);
	} else {
		s->at += 6;
	}
}

static void scan_string(scan *s)
{
	s->at++;
	while (s->at < s->end && *s->at != '"') {
		if (*s->at == '\\') {
			scan_escape(s);
		} else if ((uint8_t) *s->at < 0x80) {
			s->at++;
		} else {
			size_t broken, taken;

			taken = encharge_utf8_sequence((encharge_bytes){s->at, (size_t) (s->end - s->at)}, &broken);
			if (taken > 0) {
				s->at += taken;
			} else if (s->mode == ENCHARGE_JSON_TOLERANT) {
				replace_bytes(s, broken, REPLACEMENT_CHARACTER);
			} else {
				s->result = ENCHARGE_INVALID_JSON;
				return;
			}
		}
	}
	if (s->at < s->end) {
		s->at++;
	}
}

static size_t digits_length(const char *at, const char *end)
{
	const char *start = at;

	while (at < end && *at >= '0' && *at <= '9') {
		at++;
	}
	return (size_t) (at - start);
}

static bool is_beyond_int64(const char *digits, size_t length, bool negative)
{
	const char *limit = negative ? "9223372036854775808" : "9223372036854775807";
	size_t limit_length = strlen(limit);

	return length > limit_length || (length == limit_length && memcmp(digits, limit, length) > 0);
}

/* Whether number, a real of JSON's grammar, is too large for a double: Jansson calls that an error. */
static bool is_beyond_double(scan *s, const char *number, size_t length)
{
	char *copy = malloc(length + 1);
	double value;

	if (copy == NULL) {
		s->result = ENCHARGE_INTERNAL_ERROR;
		return false;
	}
	memcpy(copy, number, length);
	copy[length] = '\0';
	value = strtod(copy, NULL);
	free(copy);
	return isinf(value);
}

/* Whether a value may stand here. Anywhere else a number is an error, and quoting would make it none. */
static bool is_place_of_value(const scan *s)
{
	return s->before == ':' || s->before == '[' || (s->before == ',' && (s->arrays & 1));
}

/* Whether the last string is that plain word, escaped or not. */
static bool is_literal(const scan *s, const char *word)
{
	const char *at = s->literal.data + 1, *end = s->literal.data + s->literal.length - 1;
	unsigned unit;

	for (; *word != '\0'; word++) {
		if (end - at >= 6 && at[0] == '\\' && at[1] == 'u' && read_hex4(s, at + 2, &unit)
			&& unit == (unsigned char) *word) {
			at += 6;
		} else if (at < end && *at == *word) {
			at++;
		} else {
			return false;
		}
	}
	return at == end;
}

/* Whether the value is that of an "id": as text it would look like the id of a contact, which no real number is. */
static bool is_id(const scan *s)
{
	return s->before == ':' && s->literal.length >= 2 && is_literal(s, "id");
}

static void scan_number(scan *s)
{
	bool negative = *s->at == '-', real = false;
	const char *digits = s->at + negative, *end;
	size_t length = digits_length(digits, s->end);

	end = digits + length;
	if (length == 0 || (length > 1 && *digits == '0')) {
		s->at = end;
		return;
	}
	if (end < s->end && *end == '.') {
		size_t fraction = digits_length(end + 1, s->end);

		end += 1 + fraction;
		if (fraction == 0) {
			s->at = end;
			return;
		}
		real = true;
	}
	if (end < s->end && (*end == 'e' || *end == 'E')) {
		size_t exponent;

		end++;
		if (end < s->end && (*end == '+' || *end == '-')) {
			end++;
		}
		exponent = digits_length(end, s->end);
		end += exponent;
		if (exponent == 0) {
			s->at = end;
			return;
		}
		real = true;
	}

	size_t whole = (size_t) (end - s->at);
	if (!is_place_of_value(s) || (real && s->mode == ENCHARGE_JSON_STRICT && is_id(s))) {
		s->at = end;
	} else if (real ? is_beyond_double(s, s->at, whole) : is_beyond_int64(digits, length, negative)) {
		quote_bytes(s, whole);
	} else {
		s->at = end;
	}
}

static bool starts_value(char c)
{
	return c == '{' || c == '[' || c == '"' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

static void scan_token(scan *s)
{
	char c = *s->at;

	if (starts_value(c)) {
		s->nodes++;
	}
	switch (c) {
		case '{':
		case '[':
			s->depth++;
			s->arrays = s->arrays << 1 | (c == '[');
			s->at++;
			break;
		case '}':
		case ']':
			/* Where more is closed than was opened, Jansson refuses the text. */
			s->depth -= s->depth > 0;
			s->arrays >>= 1;
			s->at++;
			break;
		case '"':
			s->literal.data = s->at;
			scan_string(s);
			s->literal.length = (size_t) (s->at - s->literal.data);
			break;
		default:
			if (c == '-' || (c >= '0' && c <= '9')) {
				scan_number(s);
			} else if (c >= 'a' && c <= 'z') {
				while (s->at < s->end && *s->at >= 'a' && *s->at <= 'z') {
					s->at++;
				}
			} else {
				s->at++;
			}
	}
	if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
		s->before = c;
	}
}

static void scan_all(scan *s)
{
	size_t nodes_max =
		s->mode == ENCHARGE_JSON_STRICT ? ENCHARGE_JSON_STRICT_NODES_MAX : ENCHARGE_JSON_TOLERANT_NODES_MAX;

	while (s->at < s->end && s->result == ENCHARGE_OK) {
		scan_token(s);
		if (s->depth > ENCHARGE_JSON_DEPTH_MAX || s->nodes > nodes_max) {
			s->result = ENCHARGE_INVALID_JSON;
		}
	}
	if (s->result == ENCHARGE_OK && s->text != NULL) {
		append_bytes(s, s->copied, (size_t) (s->end - s->copied));
	}
}

encharge_code encharge_json_scan(encharge_bytes text, encharge_json_mode mode, encharge_bytes *out, char **memory)
{
	scan s = {.at = text.data, .end = text.data + text.length, .copied = text.data, .mode = mode};

	scan_all(&s);
	if (s.result != ENCHARGE_OK) {
		free(s.text);
		s.text = NULL;
	}
	*memory = s.text;
	*out = s.text != NULL ? (encharge_bytes){s.text, s.length} : text;
	return s.result;
}
