#ifndef ENCHARGE_CLASS_FETCH_H
#define ENCHARGE_CLASS_FETCH_H

#include "php.h"

#include "core/call.h"

#include <jansson.h>

/*
 * Makes *fetch a Fetch and starts its call; a call that is pending is finished
 * first, and keeps its result. An object owns every call, also those that PHP
 * code never sees, so that a bailout in the middle leaks nothing.
 *
 * Returns false, with an exception pending and *fetch undefined, if a signal
 * handler threw meanwhile.
 */
bool encharge_fetch_start(zval *fetch, const encharge_request *request);

/* Says whom the call of *fetch asks for: lists of nothing but strings, which are copied. */
void encharge_fetch_expect(zval *fetch, HashTable *ids, HashTable *emails);

/*
 * Waits for the answer to *fetch. Returns whether it is a 2xx; if not, an exception is
 * pending: one of this extension's, or a signal handler's.
 */
bool encharge_fetch_wait(zval *fetch);

/*
 * Waits for the answer to *fetch and reads it. Returns its JSON, an object or an array,
 * borrowed from *fetch, or NULL with an exception pending.
 */
json_t *encharge_fetch_json(zval *fetch);

/* Throws an ApiException for an answer to *fetch that has another shape than the OpenAPI document describes. */
void encharge_fetch_throw_unexpected(zval *fetch);

/* Does what Fetch::cancel() does. */
void encharge_fetch_cancel(zend_object *fetch);

#endif
