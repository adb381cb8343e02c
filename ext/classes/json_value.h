#ifndef ENCHARGE_CLASS_JSON_VALUE_H
#define ENCHARGE_CLASS_JSON_VALUE_H

#include "php.h"

#include <jansson.h>

/*
 * Makes *result what value, borrowed, means in PHP: objects become arrays, and
 * integers that do not fit text. NULL is null.
 */
void encharge_json_to_zval(zval *result, const json_t *value);

#endif
