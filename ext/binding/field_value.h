#ifndef ENCHARGE_BINDING_FIELD_VALUE_H
#define ENCHARGE_BINDING_FIELD_VALUE_H

#include "php.h"

#include "core/bytes.h"

#include <jansson.h>

/*
 * Reads a value that is not empty and holds no object as a field map's type
 * wants it. zone is a DateTimeZone, for datetime.
 *
 * Returns true and a string, or for the type list a list of strings, in
 * *result; false, and *result undefined, if the type cannot read the value.
 */
typedef bool (*encharge_field_reader)(zval *result, const json_t *value, zval *zone);

/* A type of the field map: its name there, ended by NUL, and its reader. */
typedef struct encharge_field_type {
	const char *name;
	encharge_field_reader read;
} encharge_field_type;

/* Returns all types, constant, and sets *count to how many they are. */
const encharge_field_type *encharge_field_types(size_t *count);

/* Returns the type of that name, a constant; NULL if there is none. */
const encharge_field_type *encharge_field_type_find(encharge_bytes name);

/* Returns a JSON string without the blanks at both ends, borrowed from value; absent if value is no string. */
encharge_bytes encharge_field_trimmed_text(const json_t *value);

/* Whether value is absent (NULL), null, "", or a list of nothing but such. */
bool encharge_field_is_empty(const json_t *value);

/* Whether value is an object or a list with one in it. */
bool encharge_field_holds_object(const json_t *value);

#endif
