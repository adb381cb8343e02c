#ifndef ENCHARGE_BINDING_PROPERTY_H
#define ENCHARGE_BINDING_PROPERTY_H

#include "php.h"

/*
 * Sets a property of object. declared_in is the class that declares it: a
 * readonly property can be set from no other scope. name is ended by a NUL.
 * Takes over the caller's reference to value.
 */
void encharge_set_property(zend_object *object, zend_class_entry *declared_in, const char *name, zval *value);

#endif
