#ifndef ENCHARGE_CLASS_PERSON_H
#define ENCHARGE_CLASS_PERSON_H

#include "php.h"

#include "core/person.h"

/* The class Encharge\Webhooks\Person. */
extern zend_class_entry *encharge_ce_Person;

/*
 * Makes *return_value a Person and moves *person, whose fields are not NULL,
 * into it: *person has no fields afterwards, so freeing its list stays right
 * whether or not this was reached.
 */
void encharge_person_create(zval *return_value, encharge_person *person);

/* Throws an Error for an object that nobody filled: its fields are NULL. */
void encharge_person_throw_empty(void);

/* Returns what an object of the class holds, borrowed from the object. */
const encharge_person *encharge_person_of(zend_object *object);

#endif
