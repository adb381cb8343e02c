#include "bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define REPLACEMENT_CHARACTER "\xEF\xBF\xBD"

bool encharge_bytes_equal(encharge_bytes a, encharge_bytes b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

static char lower_ascii(char c)
{
	return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
}

bool encharge_bytes_equal_ascii_ci(encharge_bytes a, encharge_bytes b)
{
	if (a.length != b.length) {
		return false;
	}
	for (size_t i = 0; i < a.length; i++) {
		if (lower_ascii(a.data[i]) != lower_ascii(b.data[i])) {
			return false;
		}
	}
	return true;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

encharge_bytes encharge_bytes_trim(encharge_bytes bytes)
{
	while (bytes.length > 0 && is_space(bytes.data[0])) {
		bytes.data++;
		bytes.length--;
	}
	while (bytes.length > 0 && is_space(bytes.data[bytes.length - 1])) {
		bytes.length--;
	}
	return bytes;
}

size_t encharge_utf8_sequence(encharge_bytes bytes, size_t *broken)
{
	const uint8_t *at = (const uint8_t *) bytes.data;
	uint8_t lead = at[0], lowest = 0x80, highest = 0xBF;
	size_t expected;

	*broken = 1;
	if (lead < 0x80) {
		return 1;
	} else if (lead >= 0xC2 && lead <= 0xDF) {
		expected = 2;
	} else if (lead >= 0xE0 && lead <= 0xEF) {
		expected = 3;
	} else if (lead >= 0xF0 && lead <= 0xF4) {
		expected = 4;
	} else {
		return 0;
	}

	/* Overlong forms, surrogates and what lies beyond U+10FFFF show in the second byte. */
	switch (lead) {
		case 0xE0:
			lowest = 0xA0;
			break;
		case 0xED:
			highest = 0x9F;
			break;
		case 0xF0:
			lowest = 0x90;
			break;
		case 0xF4:
			highest = 0x8F;
			break;
	}

	for (size_t i = 1; i < expected; i++) {
		if (i == bytes.length || at[i] < lowest || at[i] > highest) {
			*broken = i;
			return 0;
		}
		lowest = 0x80;
		highest = 0xBF;
	}
	return expected;
}

char *encharge_utf8_repair(encharge_bytes text, size_t *length)
{
	char *copy = malloc(text.length * (sizeof(REPLACEMENT_CHARACTER) - 1) + 1), *to = copy;

	if (copy == NULL) {
		return NULL;
	}
	while (text.length > 0) {
		size_t broken, taken = encharge_utf8_sequence(text, &broken);
		if (taken > 0) {
			memcpy(to, text.data, taken);
			to += taken;
		} else {
			memcpy(to, REPLACEMENT_CHARACTER, sizeof(REPLACEMENT_CHARACTER) - 1);
			to += sizeof(REPLACEMENT_CHARACTER) - 1;
			taken = broken;
		}
		text.data += taken;
		text.length -= taken;
	}
	*to = '\0';
	*length = (size_t) (to - copy);
	return copy;
}

/* Returns the length of the HTML tag or comment at the start of text; 0 if none stands there. */
static size_t markup_length(encharge_bytes text)
{
	if (text.length < 3 || text.data[0] != '<') {
		return 0;
	}
	char next = lower_ascii(text.data[1]);
	if (next != '/' && next != '!' && next != '?' && (next < 'a' || next > 'z')) {
		return 0;
	}
	const char *end = memchr(text.data, '>', text.length);
	return end != NULL ? (size_t) (end - text.data) + 1 : 0;
}

/* Whether the UTF-8 sequence is one of U+0000 to U+001F and U+007F to U+009F. */
static bool is_control(const char *sequence, size_t length)
{
	const uint8_t *at = (const uint8_t *) sequence;

	return (length == 1 && (at[0] < 0x20 || at[0] == 0x7F)) || (length == 2 && at[0] == 0xC2 && at[1] < 0xA0);
}

/* Sets *piece to what stands in plain text for the start of text, which is not empty. Returns how much that start is.
 */
static size_t plain_piece(encharge_bytes text, encharge_bytes secret, encharge_bytes *piece)
{
	size_t taken, broken;

	if (secret.length > 0 && text.length >= secret.length && memcmp(text.data, secret.data, secret.length) == 0) {
		*piece = ENCHARGE_BYTES("***");
		return secret.length;
	}
	taken = markup_length(text);
	if (taken > 0) {
		*piece = (encharge_bytes){NULL, 0};
		return taken;
	}
	taken = encharge_utf8_sequence(text, &broken);
	if (taken == 0) {
		*piece = ENCHARGE_BYTES(REPLACEMENT_CHARACTER);
		return broken;
	}
	*piece = is_control(text.data, taken) ? ENCHARGE_BYTES(" ") : (encharge_bytes){text.data, taken};
	return taken;
}

size_t encharge_plain_text(encharge_bytes text, encharge_bytes secret, char *out, size_t capacity)
{
	size_t written = 0;

	while (text.length > 0) {
		encharge_bytes piece;
		size_t taken = plain_piece(text, secret, &piece);

		if (written + piece.length >= capacity) {
			break;
		}
		if (piece.length > 0) {
			memcpy(out + written, piece.data, piece.length);
		}
		written += piece.length;
		text.data += taken;
		text.length -= taken;
	}
	out[written] = '\0';
	return written;
}

int encharge_hex_value(char c)
{
	if (c >= '0' && c <= '9') {
		return c - '0';
	} else if (c >= 'a' && c <= 'f') {
		return c - 'a' + 10;
	} else if (c >= 'A' && c <= 'F') {
		return c - 'A' + 10;
	}
	return -1;
}

bool encharge_bytes_are_visible_ascii(encharge_bytes bytes)
{
	for (size_t i = 0; i < bytes.length; i++) {
		if (bytes.data[i] <= ' ' || bytes.data[i] > '~') {
			return false;
		}
	}
	return bytes.length > 0;
}

void encharge_wipe(void *memory, size_t size)
{
	volatile unsigned char *at = memory;

	while (size-- > 0) {
		*at++ = 0;
	}
}

void encharge_free_secret(char *secret)
{
	if (secret != NULL) {
		encharge_wipe(secret, strlen(secret));
		free(secret);
	}
}
