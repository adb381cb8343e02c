#ifndef ENCHARGE_JSON_H
#define ENCHARGE_JSON_H

#include "bytes.h"
#include "codes.h"

#include <jansson.h>

/* Objects and arrays inside of each other, the outermost counted. */
#define ENCHARGE_JSON_DEPTH_MAX 32
/* Values of every kind, and the names of members. They bound what Jansson's tree takes beside PHP's memory limit. */
#define ENCHARGE_JSON_STRICT_NODES_MAX (64 * 1024)
#define ENCHARGE_JSON_TOLERANT_NODES_MAX (256 * 1024)

typedef enum encharge_json_mode {
	/* A webhook's body: duplicate names and bytes that are no UTF-8 are refused. */
	ENCHARGE_JSON_STRICT,
	/* An API answer: the last of duplicate names counts, U+FFFD stands for broken bytes. */
	ENCHARGE_JSON_TOLERANT,
} encharge_json_mode;

/*
 * Reads a JSON text (RFC 8259) that is an object or an array, bounded by the
 * limits above. In both modes the escapes of lone surrogates and of U+0000 are
 * read as U+FFFD, and numbers beyond 64 bits (integers) or a double as strings
 * of what was written; but for a real number beyond a double that is called
 * "id", which strictly is no JSON: as text it would be a contact's.
 *
 * text is borrowed and not referred to afterwards. On ENCHARGE_OK *out is a
 * reference of the caller's, otherwise NULL: ENCHARGE_INVALID_JSON if it is
 * anything else or over a limit, ENCHARGE_INTERNAL_ERROR if there is no memory
 * (Jansson cannot always tell, and calls the text invalid then).
 */
encharge_code encharge_json_parse(encharge_bytes text, encharge_json_mode mode, json_t **out);

/* Returns value as one line of JSON, ended by a NUL and to be freed by the caller; NULL if there is no memory. */
char *encharge_json_text(const json_t *value);

#endif
