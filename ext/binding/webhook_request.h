#ifndef ENCHARGE_BINDING_WEBHOOK_REQUEST_H
#define ENCHARGE_BINDING_WEBHOOK_REQUEST_H

#include "php.h"

#include "core/webhook.h"

/*
 * Returns the request that arrays in the shape of $_SERVER and $_GET describe, borrowed
 * from them. Body and digests are the caller's to add.
 */
encharge_webhook_request encharge_webhook_request_of(HashTable *server, HashTable *query);

#endif
