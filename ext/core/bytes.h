#ifndef ENCHARGE_BYTES_H
#define ENCHARGE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A run of bytes that somebody else owns: never freed by who holds it, not
 * necessarily ended by a NUL. Absent is {NULL, 0}.
 */
typedef struct encharge_bytes {
	const char *data;
	size_t length;
} encharge_bytes;

#define ENCHARGE_BYTES(literal) ((encharge_bytes){(literal), sizeof(literal) - 1})

/* Whether both have the same bytes; absent and empty are equal. */
bool encharge_bytes_equal(encharge_bytes a, encharge_bytes b);

/* Whether both have the same bytes, but for the case of ASCII letters. */
bool encharge_bytes_equal_ascii_ci(encharge_bytes a, encharge_bytes b);

/* Returns bytes without the spaces, tabs, CRs and LFs at both ends, borrowed as they are. */
encharge_bytes encharge_bytes_trim(encharge_bytes bytes);

/*
 * Returns the length of the UTF-8 sequence (RFC 3629) at the start of bytes,
 * which are not empty, 1 to 4; 0 if none stands there. *broken then is the number of bytes, 1 to 3, that
 * one U+FFFD takes the place of (Unicode, "maximal subparts").
 */
size_t encharge_utf8_sequence(encharge_bytes bytes, size_t *broken);

/*
 * Copies text with U+FFFD in place of what is no UTF-8.
 *
 * Returns a copy to be freed by the caller, *length bytes and a NUL; NULL if
 * there is no memory.
 */
char *encharge_utf8_repair(encharge_bytes text, size_t *length);

/*
 * Writes a foreign text as one plain line into out: without HTML tags, control
 * characters and broken UTF-8, with *** for each secret (empty: there is none),
 * never cut inside of a character.
 *
 * capacity counts the closing NUL and is at least 1. Returns the length.
 */
size_t encharge_plain_text(encharge_bytes text, encharge_bytes secret, char *out, size_t capacity);

/* Returns the value of a hexadecimal digit of either case, 0 to 15; -1 for any other character. */
int encharge_hex_value(char c);

/* Whether there is at least one byte, and each is an ASCII character that prints: neither a blank nor a control. */
bool encharge_bytes_are_visible_ascii(encharge_bytes bytes);

/* Overwrites size bytes with zeros, even if nobody reads them afterwards. */
void encharge_wipe(void *memory, size_t size);

/* Wipes and frees a text that malloc() made, ended by a NUL; NULL is none. */
void encharge_free_secret(char *secret);

#endif
