#ifndef ENCHARGE_CLASS_FIELD_MAP_H
#define ENCHARGE_CLASS_FIELD_MAP_H

#include "php.h"

/* Encharge\Webhooks\FieldMap */
extern zend_class_entry *encharge_ce_FieldMap;

/* Sets the handlers of the registered class. */
void encharge_register_field_map(zend_class_entry *ce);

#endif
