#ifndef ENCHARGE_BINDING_FIELD_REQUEST_H
#define ENCHARGE_BINDING_FIELD_REQUEST_H

#include "php.h"

/*
 * Makes the body of POST /fields for one field of name (argument 1 of the PHP
 * method that runs), title (argument 2), type (argument 3) and format (argument
 * 4, NULL for none); is_array: whether the field holds several values. Returns a
 * string of the caller's, or NULL with a ValueError pending.
 */
zend_string *encharge_field_json(
	zend_string *name, zend_string *title, zend_string *type, zend_string *format, bool is_array);

#endif
