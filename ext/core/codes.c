#include "codes.h"

#include <string.h>

static const encharge_code_row rows[] = {
#define ENCHARGE_CODE(constant, case_name, status, name, message) \
	[ENCHARGE_##constant] = {#case_name, status, name, message},
#include "codes.def"
#undef ENCHARGE_CODE
};

const encharge_code_row *encharge_code_get(encharge_code code)
{
	return &rows[code];
}

encharge_code encharge_code_find(encharge_bytes name)
{
	for (int code = ENCHARGE_OK + 1; code < ENCHARGE_CODES_END; code++) {
		encharge_bytes candidate = {rows[code].name, strlen(rows[code].name)};
		if (encharge_bytes_equal(candidate, name)) {
			return (encharge_code) code;
		}
	}
	return ENCHARGE_OK;
}
