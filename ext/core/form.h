#ifndef ENCHARGE_FORM_H
#define ENCHARGE_FORM_H

#include "bytes.h"
#include "codes.h"

/* How a parameter of a query or a form came. */
typedef enum encharge_parameter_kind {
	ENCHARGE_PARAMETER_ABSENT,
	ENCHARGE_PARAMETER_TEXT,
	/* It came as name[]=…, which is PHP's way; what it holds is of no interest. */
	ENCHARGE_PARAMETER_ARRAY,
} encharge_parameter_kind;

/* text is borrowed, any bytes, and empty unless the kind is TEXT. */
typedef struct encharge_parameter {
	encharge_parameter_kind kind;
	encharge_bytes text;
} encharge_parameter;

/*
 * Looks a parameter up in an application/x-www-form-urlencoded text (WHATWG
 * URL). Of several the last counts; name[…] is an array.
 *
 * name has no percent signs, "+" or brackets. form is borrowed. On ENCHARGE_OK
 * *found points, if its kind is TEXT, into *memory, which the caller frees
 * (NULL otherwise). The decoded bytes are not checked to be UTF-8.
 * ENCHARGE_INTERNAL_ERROR if there is no memory.
 */
encharge_code encharge_form_find(encharge_bytes form, encharge_bytes name, encharge_parameter *found, char **memory);

#endif
