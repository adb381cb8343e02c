#include "person.h"

#include "json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_contact_id_character(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
		|| (c != '\0' && strchr("._:@+-", c) != NULL);
}

bool encharge_contact_id_set(encharge_contact_id *id, encharge_bytes text)
{
	if (text.length == 0 || text.length > ENCHARGE_CONTACT_ID_MAX) {
		return false;
	}
	for (size_t i = 0; i < text.length; i++) {
		if (!is_contact_id_character(text.data[i])) {
			return false;
		}
	}
	memcpy(id->text, text.data, text.length);
	id->text[text.length] = '\0';
	id->length = text.length;
	return true;
}

bool encharge_contact_id_set_json(encharge_contact_id *id, const json_t *value)
{
	if (json_is_string(value)) {
		return encharge_contact_id_set(id, (encharge_bytes){json_string_value(value), json_string_length(value)});
	}
	if (json_is_integer(value)) {
		int length = snprintf(id->text, sizeof(id->text), "%" JSON_INTEGER_FORMAT, json_integer_value(value));

		id->length = (size_t) length;
		return true;
	}
	return false;
}

bool encharge_person_set(encharge_person *person, json_t *fields)
{
	if (!encharge_contact_id_set_json(&person->id, json_object_get(fields, "id"))) {
		return false;
	}
	person->fields = json_incref(fields);
	return true;
}

void encharge_person_release(encharge_person *person)
{
	json_decref(person->fields);
	person->fields = NULL;
}

encharge_code encharge_people_parse(encharge_bytes json, encharge_people *out)
{
	json_t *root;
	encharge_code code = encharge_json_parse(json, ENCHARGE_JSON_TOLERANT, &root);

	*out = (encharge_people){0};
	if (code != ENCHARGE_OK) {
		return code;
	}

	json_t *list = json_object_get(root, "users"), *item;
	size_t index;

	if (!json_is_array(list)) {
		code = ENCHARGE_INVALID_JSON;
	} else if (json_array_size(list) > 0) {
		out->items = calloc(json_array_size(list), sizeof(*out->items));
		if (out->items == NULL) {
			code = ENCHARGE_INTERNAL_ERROR;
		} else {
			json_array_foreach(list, index, item) {
				out->count += encharge_person_set(&out->items[out->count], item);
			}
			out->is_incomplete = out->count < json_array_size(list);
		}
	}
	json_decref(root);
	return code;
}

void encharge_people_free(encharge_people *people)
{
	for (size_t i = 0; i < people->count; i++) {
		encharge_person_release(&people->items[i]);
	}
	free(people->items);
	*people = (encharge_people){0};
}

encharge_bytes encharge_person_email(const encharge_person *person)
{
	json_t *email = json_object_get(person->fields, "email");

	if (json_string_length(email) == 0) {
		return (encharge_bytes){NULL, 0};
	}
	return (encharge_bytes){json_string_value(email), json_string_length(email)};
}

static bool add_tags(json_t *tags, const json_t *value)
{
	encharge_bytes rest = {json_string_value(value), json_string_length(value)};

	while (rest.length > 0) {
		const char *comma = memchr(rest.data, ',', rest.length);
		size_t length = comma != NULL ? (size_t) (comma - rest.data) : rest.length;
		encharge_bytes tag = encharge_bytes_trim((encharge_bytes){rest.data, length});
		size_t taken = length + (comma != NULL);

		if (tag.length > 0 && json_object_getn(tags, tag.data, tag.length) == NULL
			&& json_object_setn_new_nocheck(tags, tag.data, tag.length, json_true()) != 0) {
			return false;
		}
		rest.data += taken;
		rest.length -= taken;
	}
	return true;
}

json_t *encharge_person_tags(const encharge_person *person)
{
	json_t *tags = json_object(), *value = json_object_get(person->fields, "tags"), *item;
	size_t index;
	bool complete = tags != NULL && add_tags(tags, value);

	/* OpenAPI describes the tags as one string; a list is understood as well. */
	json_array_foreach(value, index, item) {
		complete = complete && add_tags(tags, item);
	}
	if (!complete) {
		json_decref(tags);
		return NULL;
	}
	return tags;
}
