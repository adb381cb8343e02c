#ifndef ENCHARGE_GUARD_ANSWER_H
#define ENCHARGE_GUARD_ANSWER_H

#include "php.h"

#include "core/codes.h"

/*
 * What a sender gets, by whomever it is given: it is begun, then come headers
 * of its own, then it is ended. A request has one answer: whoever begins one
 * makes sure that the door is shut, and that none has been given.
 */

/* Sets the HTTP status and the headers of every answer, instead of whatever is set, unless headers are sent. */
void encharge_answer_begin(int status);

/* Adds a header line, unless headers are sent. format is as of printf(). */
void encharge_answer_header(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/*
 * Writes the body. Takes over the caller's reference to data, an array. Returns
 * false if an object in it threw an exception, or memory was exhausted: then
 * nothing is written, and the answer can be begun anew.
 */
bool encharge_answer_end(bool success, zval *data);

/*
 * A whole answer: that the webhook is not done, and why, with the headers that
 * belong to the code. is_for_holder: the sender has a valid key.
 */
void encharge_answer_failure(encharge_code code, bool is_for_holder);

#endif
