#ifndef ENCHARGE_BINDING_PEOPLE_REQUEST_H
#define ENCHARGE_BINDING_PEOPLE_REQUEST_H

#include "php.h"

#include "core/person.h"

/* One call asks for so many persons at most. */
#define ENCHARGE_PEOPLE_PER_CALL 20

/*
 * Makes the path and query of GET /people for 1 to ENCHARGE_PEOPLE_PER_CALL
 * strings of 1 to 1000 bytes in ids (argument 1 of the PHP method that runs) and
 * emails (argument 2) together, which are borrowed. Returns a string of the
 * caller's, or NULL with a ValueError or TypeError pending.
 */
zend_string *encharge_people_path(HashTable *ids, HashTable *emails);

/*
 * Whether an answer belongs to the call for ids and emails, lists of nothing but
 * strings: nobody is in it, or one of those who were asked for. Case does not
 * count in an address, and an address that is not ASCII fits every answer, for
 * nobody knows what Encharge makes of it.
 */
bool encharge_people_are_an_answer(const encharge_people *people, HashTable *ids, HashTable *emails);

/*
 * Makes the body of POST /people that sets fields (argument 2 of the PHP method
 * that runs) of the person with that id (argument 1). Returns a string of the
 * caller's, to be given to encharge_release_secret(), or NULL with a ValueError
 * pending.
 */
zend_string *encharge_people_json(zend_string *id, HashTable *fields);

#endif
