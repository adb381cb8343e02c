#ifndef ENCHARGE_BINDING_FIELD_REQUEST_H
#define ENCHARGE_BINDING_FIELD_REQUEST_H

#include "php.h"

/*
 * The body of POST /fields that makes one field of name (argument 1), title
 * (argument 2), type (argument 3) and format (argument 4, NULL for none);
 * is_array: whether it holds several values. Returns a string of the caller's,
 * or NULL with a ValueError pending.
 */
zend_string *encharge_field_json(
	zend_string *name, zend_string *title, zend_string *type, zend_string *format, bool is_array);

#endif
