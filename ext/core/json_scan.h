#ifndef ENCHARGE_JSON_SCAN_H
#define ENCHARGE_JSON_SCAN_H

#include "json.h"

/*
 * One pass over the bytes before Jansson sees them. It bounds what Jansson
 * would build, and rewrites what Jansson refuses though a person's data may
 * hold it. It checks no grammar: what is no JSON is passed on as it is, to be
 * refused there.
 *
 * text is borrowed and not empty; the C locale has to be the thread's. On
 * ENCHARGE_OK *out is what Jansson is to read: text itself, or what it was
 * rewritten to in *memory, which the caller frees (NULL otherwise).
 * ENCHARGE_INVALID_JSON if text is over a limit of json.h or, strictly, no
 * UTF-8; ENCHARGE_INTERNAL_ERROR if there is no memory.
 */
encharge_code encharge_json_scan(encharge_bytes text, encharge_json_mode mode, encharge_bytes *out, char **memory);

#endif
