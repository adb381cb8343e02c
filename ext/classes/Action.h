#ifndef ENCHARGE_CLASS_ACTION_H
#define ENCHARGE_CLASS_ACTION_H

#include "php.h"

#include "core/webhook.h"

/* Returns the case of the enum Encharge\Webhooks\Action, without a reference of the caller's. */
zend_object *encharge_action_case(encharge_action action);

#endif
