#ifndef ENCHARGE_CONTACTS_H
#define ENCHARGE_CONTACTS_H

#include "bytes.h"
#include "codes.h"
#include "form.h"
#include "person.h"

#define ENCHARGE_CONTACTS_MAX 100

/*
 * The contacts that a webhook names: 1 to ENCHARGE_CONTACTS_MAX, distinct, in
 * the order given. A JSON body is an object and names them by "id" or
 * "endUserData", a form by id; what names none leaves it to contact_id, the
 * query's. Of a person who is there twice the later state counts.
 *
 * body is borrowed and not referred to afterwards. *out has to be empty before
 * and is to be freed whatever comes back: ENCHARGE_OK, ENCHARGE_INVALID_JSON,
 * ENCHARGE_MISSING_CONTACT, ENCHARGE_INVALID_CONTACT,
 * ENCHARGE_PAYLOAD_TOO_LARGE (more contacts than that), or
 * ENCHARGE_INTERNAL_ERROR if there is no memory.
 */
encharge_code encharge_contacts_from_json(encharge_bytes body, encharge_parameter contact_id, encharge_people *out);
encharge_code encharge_contacts_from_form(encharge_bytes body, encharge_parameter contact_id, encharge_people *out);

#endif
