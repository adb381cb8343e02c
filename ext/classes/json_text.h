#ifndef ENCHARGE_CLASS_JSON_TEXT_H
#define ENCHARGE_CLASS_JSON_TEXT_H

#include "php.h"

#include "zend_smart_str.h"

/*
 * Appends to *json what json_encode() makes of value, at most depth deep, but
 * leaves json_last_error(), which belongs to PHP code, as it is. Returns
 * whether JSON can hold it; if not, an exception may be pending, and *json is
 * to be freed all the same.
 */
bool encharge_json_encode(smart_str *json, zval *value, int options, int depth);

#endif
