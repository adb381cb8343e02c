#ifndef ENCHARGE_GUARD_ANSWER_H
#define ENCHARGE_GUARD_ANSWER_H

#include "php.h"

/*
 * An answer in the shape that the plugin gives it, too: it is begun, then come
 * headers of its own, then it is ended.
 */

/* Sets the HTTP status and the headers of every answer, instead of whatever is set, unless headers are sent. */
void encharge_answer_begin(int status);

/* Adds a header line, unless headers are sent. format is as of printf(). */
void encharge_answer_header(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/* Writes the body. Takes over the caller's reference to data, an array. */
void encharge_answer_end(bool success, zval *data);

#endif
