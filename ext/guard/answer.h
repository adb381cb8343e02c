#ifndef ENCHARGE_GUARD_ANSWER_H
#define ENCHARGE_GUARD_ANSWER_H

#include "php.h"

/*
 * An answer in the shape that the plugin's class Answer gives it: begin, then
 * headers of its own, then end.
 */

/* Sets the HTTP status and the headers of every answer, instead of whatever is set. */
void encharge_answer_begin(int status);

/* Adds a header line. format is that of printf. */
void encharge_answer_header(const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 1, 2);

/* Writes the body. data: an array, whose reference it takes over. */
void encharge_answer_end(bool success, zval *data);

#endif
