#ifndef ENCHARGE_BINDING_SECRET_H
#define ENCHARGE_BINDING_SECRET_H

#include "php.h"

/* Wipes and frees a string that nobody else refers to; NULL is none. */
void encharge_release_secret(zend_string *secret);

#endif
