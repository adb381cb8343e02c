#ifndef ENCHARGE_CLASS_CLIENT_H
#define ENCHARGE_CLASS_CLIENT_H

#include "php.h"

/* Sets the handlers of the registered class. */
void encharge_register_client(zend_class_entry *ce);

#endif
