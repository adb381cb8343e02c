#ifndef ENCHARGE_CLASS_WEBHOOK_H
#define ENCHARGE_CLASS_WEBHOOK_H

#include "php.h"

#include "core/webhook.h"

/*
 * The request that arrays in the shape of $_SERVER and $_GET describe, borrowed
 * from them. Body and digests are to be added.
 */
encharge_webhook_request encharge_webhook_request_of(HashTable *server, HashTable *query);

/* An empty webhook, parked: encharge_free_parked_memory() ends it. */
encharge_webhook *encharge_webhook_park(void);

/* Makes *object a Webhook of one that passed; the persons move there. */
void encharge_webhook_create(zval *object, encharge_webhook *webhook);

#endif
