#ifndef ENCHARGE_BINDING_ACCOUNT_ANSWER_H
#define ENCHARGE_BINDING_ACCOUNT_ANSWER_H

#include "php.h"

#include <jansson.h>

/*
 * Each turns one of the API's answers, borrowed, into what Client.stub.php says
 * of a method of Client: fields(), createField(), tags(), account(). Returns
 * false, with *value untouched, if the answer has another shape than the OpenAPI
 * document describes; true, and in *value an array of the caller's.
 */
bool encharge_read_fields(const json_t *answer, zval *value);
bool encharge_read_field(const json_t *answer, zend_string *name, zval *value);
bool encharge_read_tags(const json_t *answer, zval *value);
bool encharge_read_account(const json_t *answer, zval *value);

#endif
