#ifndef ENCHARGE_CLASS_CLIENT_H
#define ENCHARGE_CLASS_CLIENT_H

#include "php.h"

/* The class Encharge\Webhooks\Client. */
extern zend_class_entry *encharge_ce_Client;

/*
 * Makes *client a Client with the default time limits. The texts, which are
 * copied, are such as its constructor takes; proxy is NULL for none.
 */
void encharge_client_create(zval *client, const char *token, const char *url, const char *proxy);

/*
 * Does what Client::fetchPeople() does: makes *fetch the Fetch that it returns.
 * Returns false, with an exception pending and *fetch undefined, if it throws.
 */
bool encharge_client_fetch_people(zend_object *client, HashTable *ids, HashTable *emails, zval *fetch);

/* Whether both clients call the same API with the same token through the same proxy. */
bool encharge_client_is_like(zend_object *client, zend_object *other);

#endif
