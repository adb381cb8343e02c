#ifndef ENCHARGE_CODES_H
#define ENCHARGE_CODES_H

#include "bytes.h"

/*
 * What a core function came to. ENCHARGE_OK is no code of an answer; running
 * out of memory is ENCHARGE_INTERNAL_ERROR.
 */
typedef enum encharge_code {
	ENCHARGE_OK,
#define ENCHARGE_CODE(constant, case_name, status, name, message) ENCHARGE_##constant,
#include "codes.def"
#undef ENCHARGE_CODE
	ENCHARGE_CODES_END
} encharge_code;

/* One row of codes.def; constant texts ended by NUL. */
typedef struct encharge_code_row {
	const char *case_name;
	int status;
	const char *name;
	const char *message;
} encharge_code_row;

/* Returns the row, a constant, of any code but ENCHARGE_OK. */
const encharge_code_row *encharge_code_get(encharge_code code);

/* Returns the code of that name, "invalid_json" for one; ENCHARGE_OK if there is none. */
encharge_code encharge_code_find(encharge_bytes name);

#endif
