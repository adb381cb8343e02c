#ifndef ENCHARGE_BINDING_API_ANSWER_H
#define ENCHARGE_BINDING_API_ANSWER_H

#include "php.h"

#include "core/call.h"

#include <jansson.h>

/* What Encharge says of a call that failed; every text raw, and absent if it says none. */
typedef struct encharge_api_error {
	encharge_bytes message;
	encharge_bytes error_code;
	encharge_bytes trace_id;
	char number[24]; /* a 64-bit integer in decimal, to which error_code may point */
} encharge_api_error;

/*
 * Reads {"error": {"message", "errorCode"?, "traceId"?, …}} from the body of a
 * call that is done, or anything at all, of which nothing is taken.
 *
 * Returns the JSON into which the texts of *error point, to be json_decref'ed
 * by the caller; NULL if the body is none.
 */
json_t *encharge_api_error_read(const encharge_call *call, encharge_api_error *error);

/* Returns the seconds to wait before another call, 1 to 21600; 0 if Encharge did not ask to wait. */
zend_long encharge_api_retry_after(const encharge_call *call);

#endif
