#ifndef ENCHARGE_CLASS_CODE_H
#define ENCHARGE_CLASS_CODE_H

#include "php.h"

#include "core/codes.h"

/* Returns the case of the enum Encharge\Webhooks\Code, without a reference of the caller's; of any code but
 * ENCHARGE_OK. */
zend_object *encharge_code_case(encharge_code code);

/* The enum Encharge\Webhooks\Code. */
extern zend_class_entry *encharge_ce_Code;

/* Returns the code that a case of the enum stands for. */
encharge_code encharge_code_of(zend_object *enum_case);

#endif
