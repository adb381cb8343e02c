#include "contacts.h"

#include "json.h"

#include <stdlib.h>

static encharge_code allocate_contacts(encharge_people *contacts, size_t count)
{
	contacts->items = calloc(count, sizeof(*contacts->items));
	return contacts->items != NULL ? ENCHARGE_OK : ENCHARGE_INTERNAL_ERROR;
}

static encharge_code set_contact_of_parameter(encharge_people *contacts, encharge_parameter id)
{
	if (id.kind == ENCHARGE_PARAMETER_ABSENT) {
		return ENCHARGE_MISSING_CONTACT;
	}
	if (allocate_contacts(contacts, 1) != ENCHARGE_OK) {
		return ENCHARGE_INTERNAL_ERROR;
	}
	contacts->count = encharge_contact_id_set(&contacts->items[0].id, id.text);
	return contacts->count == 1 ? ENCHARGE_OK : ENCHARGE_INVALID_CONTACT;
}

static encharge_code set_contact_of_id(encharge_people *contacts, const json_t *id)
{
	if (allocate_contacts(contacts, 1) != ENCHARGE_OK) {
		return ENCHARGE_INTERNAL_ERROR;
	}
	contacts->count = encharge_contact_id_set_json(&contacts->items[0].id, id);
	return contacts->count == 1 ? ENCHARGE_OK : ENCHARGE_INVALID_CONTACT;
}

static encharge_person *find_contact(encharge_people *contacts, const encharge_contact_id *id)
{
	encharge_bytes wanted = {id->text, id->length};

	for (size_t i = 0; i < contacts->count; i++) {
		encharge_person *contact = &contacts->items[i];

		if (encharge_bytes_equal((encharge_bytes){contact->id.text, contact->id.length}, wanted)) {
			return contact;
		}
	}
	return NULL;
}

/* Moves person into contacts, or releases it. */
static encharge_code add_person(encharge_people *contacts, encharge_person *person)
{
	encharge_person *known = find_contact(contacts, &person->id);

	if (known != NULL) {
		encharge_person_release(known);
		*known = *person;
	} else if (contacts->count < ENCHARGE_CONTACTS_MAX) {
		contacts->items[contacts->count++] = *person;
	} else {
		encharge_person_release(person);
		return ENCHARGE_PAYLOAD_TOO_LARGE;
	}
	return ENCHARGE_OK;
}

static encharge_code set_contacts_of_persons(encharge_people *contacts, json_t *persons)
{
	encharge_code code = ENCHARGE_OK;

	if (!json_is_array(persons)) {
		return ENCHARGE_INVALID_CONTACT;
	}
	if (json_array_size(persons) == 0) {
		return ENCHARGE_MISSING_CONTACT;
	}
	if (allocate_contacts(contacts, ENCHARGE_CONTACTS_MAX) != ENCHARGE_OK) {
		return ENCHARGE_INTERNAL_ERROR;
	}
	for (size_t i = 0; i < json_array_size(persons) && code == ENCHARGE_OK; i++) {
		encharge_person person;

		if (!encharge_person_set(&person, json_array_get(persons, i))) {
			return ENCHARGE_INVALID_CONTACT;
		}
		code = add_person(contacts, &person);
	}
	return code;
}

encharge_code encharge_contacts_from_json(encharge_bytes body, encharge_parameter contact_id, encharge_people *out)
{
	json_t *root, *id, *persons;
	encharge_code code = encharge_json_parse(body, ENCHARGE_JSON_STRICT, &root);

	if (code != ENCHARGE_OK) {
		return code;
	}
	id = json_object_get(root, "id");
	persons = json_object_get(root, "endUserData");
	if (!json_is_object(root)) {
		code = ENCHARGE_INVALID_JSON;
	} else if (id != NULL) {
		code = set_contact_of_id(out, id);
	} else if (persons != NULL) {
		code = set_contacts_of_persons(out, persons);
	} else {
		code = set_contact_of_parameter(out, contact_id);
	}
	json_decref(root);
	return code;
}

encharge_code encharge_contacts_from_form(encharge_bytes body, encharge_parameter contact_id, encharge_people *out)
{
	encharge_parameter id;
	char *decoded;
	encharge_code code = encharge_form_find(body, ENCHARGE_BYTES("id"), &id, &decoded);

	if (code == ENCHARGE_OK) {
		code = set_contact_of_parameter(out, id.kind != ENCHARGE_PARAMETER_ABSENT ? id : contact_id);
	}
	free(decoded);
	return code;
}
