#ifndef ENCHARGE_BINDING_ACCOUNT_ANSWER_H
#define ENCHARGE_BINDING_ACCOUNT_ANSWER_H

#include "php.h"

#include <jansson.h>

/*
 * Each turns one of the API's answers, borrowed, into what the stub says of the
 * method of the same name. Returns false, with *value untouched, if the answer
 * has another shape than the OpenAPI document describes.
 */
bool encharge_read_fields(const json_t *answer, zval *value);
bool encharge_read_tags(const json_t *answer, zval *value);
bool encharge_read_account(const json_t *answer, zval *value);

#endif
