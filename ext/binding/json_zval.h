#ifndef ENCHARGE_BINDING_JSON_ZVAL_H
#define ENCHARGE_BINDING_JSON_ZVAL_H

#include "php.h"

#include "zend_smart_str.h"

#include <jansson.h>

/*
 * Makes *result what value, borrowed, means in PHP: objects become arrays, and
 * integers that do not fit a PHP integer become text. value NULL gives null.
 */
void encharge_json_to_zval(zval *result, const json_t *value);

/*
 * Appends to *json, the caller's to free, what json_encode() makes of value
 * with those PHP_JSON_ options, at most depth containers deep, but leaves
 * json_last_error(), which belongs to PHP code, as it is.
 *
 * Returns whether JSON can hold the value; if not, an exception may be pending,
 * and *json, which may hold a part, is to be freed all the same.
 */
bool encharge_json_encode(smart_str *json, zval *value, int options, int depth);

#endif
