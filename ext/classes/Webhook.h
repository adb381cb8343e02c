#ifndef ENCHARGE_CLASS_WEBHOOK_H
#define ENCHARGE_CLASS_WEBHOOK_H

#include "php.h"

#include "core/webhook.h"

/*
 * Makes *object an Encharge\Webhooks\Webhook of one that passed. The persons
 * move out of *webhook, which stays the caller's to free.
 */
void encharge_webhook_create(zval *object, encharge_webhook *webhook);

#endif
