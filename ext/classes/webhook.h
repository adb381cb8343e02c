#ifndef ENCHARGE_CLASS_WEBHOOK_H
#define ENCHARGE_CLASS_WEBHOOK_H

#include "php.h"

/* Encharge\Webhooks\Action, an enum, and Encharge\Webhooks\Webhook */
extern zend_class_entry *encharge_ce_Action;
extern zend_class_entry *encharge_ce_Webhook;

#endif
