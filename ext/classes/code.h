#ifndef ENCHARGE_CLASS_CODE_H
#define ENCHARGE_CLASS_CODE_H

#include "php.h"

#include "core/codes.h"

/* Encharge\Webhooks\Code, an enum */
extern zend_class_entry *encharge_ce_Code;

/* The enum's case of a code, without a reference of the caller's; any code but ENCHARGE_OK. */
zend_object *encharge_code_case(encharge_code code);

#endif
