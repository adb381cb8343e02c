#ifndef ENCHARGE_CLASS_CLIENT_H
#define ENCHARGE_CLASS_CLIENT_H

#include "php.h"

/* Encharge\Webhooks\Client */
extern zend_class_entry *encharge_ce_Client;

/* Sets the handlers of the registered class. */
void encharge_register_client(zend_class_entry *ce);

/* Whether both clients call the same API with the same token through the same proxy. */
bool encharge_client_is_like(zend_object *client, zend_object *other);

#endif
