#include "property.h"

void encharge_set_property(zend_object *object, zend_class_entry *declared_in, const char *name, zval *value)
{
	zend_update_property(declared_in, object, name, strlen(name), value);
	zval_ptr_dtor(value);
}
