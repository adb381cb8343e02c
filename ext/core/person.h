#ifndef ENCHARGE_PERSON_H
#define ENCHARGE_PERSON_H

#include "bytes.h"
#include "codes.h"

#include <jansson.h>

#define ENCHARGE_CONTACT_ID_MAX 128

/* A contact id: 1 to ENCHARGE_CONTACT_ID_MAX of A-Za-z0-9._:@+- and a NUL. */
typedef struct encharge_contact_id {
	char text[ENCHARGE_CONTACT_ID_MAX + 1];
	size_t length;
} encharge_contact_id;

/*
 * A person as Encharge holds one. fields is an object of which the struct owns
 * one reference, or NULL where only the id is known.
 */
typedef struct encharge_person {
	encharge_contact_id id;
	json_t *fields;
} encharge_person;

/* Persons in their order. Zeroed is empty; encharge_people_free() ends it. */
typedef struct encharge_people {
	encharge_person *items;
	size_t count;
	bool is_incomplete; /* some were left out, who have no valid id */
} encharge_people;

/* Whether text is a contact id. If so, it is copied to *id, else *id is untouched. */
bool encharge_contact_id_set(encharge_contact_id *id, encharge_bytes text);

/* The same of a JSON value, a string or an integer; any other value, and NULL, is no contact id. */
bool encharge_contact_id_set_json(encharge_contact_id *id, const json_t *value);

/*
 * Makes a person of an object with a valid "id".
 *
 * fields is borrowed: *person gets a reference of its own, which
 * encharge_person_release() drops. False, and nothing taken, if it is no
 * object or its id is not valid.
 */
bool encharge_person_set(encharge_person *person, json_t *fields);

/* Drops the person's reference to the fields, which are NULL afterwards. */
void encharge_person_release(encharge_person *person);

/*
 * Reads the persons of an API answer, {"users": [{…}, …]}, tolerantly; those
 * without a valid id are left out.
 *
 * json is borrowed and not referred to afterwards. On ENCHARGE_OK *out is
 * filled (overwritten, so it has to be empty before) and to be freed by the
 * caller. ENCHARGE_INVALID_JSON if it is not JSON of that shape,
 * ENCHARGE_INTERNAL_ERROR if there is no memory; *out is empty then.
 */
encharge_code encharge_people_parse(encharge_bytes json, encharge_people *out);

/* Drops all references and frees the list, which is empty afterwards. */
void encharge_people_free(encharge_people *people);

/* Returns the address as it was written, borrowed from fields; absent unless it is a non-empty string. */
encharge_bytes encharge_person_email(const encharge_person *person);

/*
 * Reads the tags: split at commas, trimmed, without empties and duplicates.
 *
 * Returns an object whose names, in their order, are the tags (an ordered
 * set), to be json_decref'ed by the caller; NULL if there is no memory.
 */
json_t *encharge_person_tags(const encharge_person *person);

#endif
