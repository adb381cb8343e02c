#ifndef ENCHARGE_CLASS_WEBHOOK_H
#define ENCHARGE_CLASS_WEBHOOK_H

#include "php.h"

#include "core/webhook.h"

/*
 * Makes *object an Encharge\Webhooks\Webhook of one that passed. The persons
 * move out of *webhook, which stays the caller's to free.
 */
void encharge_webhook_create(zval *object, encharge_webhook *webhook);

/* Frees a webhook that malloc() made, and what it holds: for encharge_park_memory(). */
void encharge_webhook_free_parked(void *webhook);

/* The class Encharge\Webhooks\Webhook. */
extern zend_class_entry *encharge_ce_Webhook;

/*
 * Reads a Webhook object into *out, which is the caller's to free whatever comes
 * back. ENCHARGE_MISSING_CONTACT if it names none, ENCHARGE_INTERNAL_ERROR if
 * there is no memory.
 */
encharge_code encharge_webhook_of(zend_object *object, encharge_webhook *out);

#endif
