#ifndef ENCHARGE_BINDING_PEOPLE_REQUEST_H
#define ENCHARGE_BINDING_PEOPLE_REQUEST_H

#include "php.h"

#include "core/person.h"

/* One call asks for so many persons at most. */
#define ENCHARGE_PEOPLE_PER_CALL 20

/*
 * The path and query of GET /people for 1 to ENCHARGE_PEOPLE_PER_CALL strings of 1 to 1000 bytes in
 * ids (argument 1) and emails (argument 2) together. Returns a string of the
 * caller's, or NULL with a ValueError or TypeError pending.
 */
zend_string *encharge_people_path(HashTable *ids, HashTable *emails);

/*
 * Whether an answer to that path belongs to it: nobody is in it, or one of
 * those who were asked for. Case does not count in an address, and of one that
 * is not ASCII it is not known what Encharge makes of it.
 */
bool encharge_people_are_an_answer(const encharge_people *people, HashTable *ids, HashTable *emails);

/*
 * The body of POST /people that sets fields (argument 2) of one person, id
 * (argument 1). Returns a string to be given to encharge_release_secret(), or
 * NULL with a ValueError pending.
 */
zend_string *encharge_people_json(zend_string *id, HashTable *fields);

#endif
