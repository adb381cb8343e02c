#include "people_request.h"

#include "json_zval.h"
#include "secret.h"

#include "ext/json/php_json.h"
#include "ext/standard/url.h"
#include "zend_exceptions.h"
#include "zend_smart_str.h"

#define IDENTIFIER_MAX 1000

/* The body is a list of people, in it a person, in that the list of a field's values. */
#define BODY_DEPTH 3

static bool append_identifiers(
	smart_str *path, const char *name, HashTable *identifiers, uint32_t argument, uint32_t position)
{
	zval *identifier;

	ZEND_HASH_FOREACH_VAL(identifiers, identifier) {
		zend_string *encoded;

		ZVAL_DEREF(identifier);
		if (Z_TYPE_P(identifier) != IS_STRING) {
			zend_argument_type_error(argument, "must contain only strings, %s given", zend_zval_type_name(identifier));
			return false;
		}
		if (Z_STRLEN_P(identifier) == 0 || Z_STRLEN_P(identifier) > IDENTIFIER_MAX) {
			zend_argument_value_error(argument, "must contain only strings of 1 to %d bytes", IDENTIFIER_MAX);
			return false;
		}
		encoded = php_raw_url_encode(Z_STRVAL_P(identifier), Z_STRLEN_P(identifier));
		smart_str_append_printf(path, "%cpeople[%u][%s]=", position ? '&' : '?', position, name);
		smart_str_append(path, encoded);
		zend_string_release(encoded);
		position++;
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

zend_string *encharge_people_path(HashTable *ids, HashTable *emails)
{
	uint32_t id_count = zend_hash_num_elements(ids), count = id_count + zend_hash_num_elements(emails);
	smart_str path = {0};

	if (count < 1 || count > ENCHARGE_PEOPLE_PER_CALL) {
		zend_argument_value_error(
			1, "and argument #2 ($emails) must have 1 to %d elements together", ENCHARGE_PEOPLE_PER_CALL);
		return NULL;
	}
	smart_str_appends(&path, "/people");
	if (!append_identifiers(&path, "id", ids, 1, 0) || !append_identifiers(&path, "email", emails, 2, id_count)) {
		smart_str_free(&path);
		return NULL;
	}
	smart_str_0(&path);

	return path.s;
}

static bool is_asked_for_by_id(const encharge_person *person, HashTable *ids)
{
	zval *id;

	ZEND_HASH_FOREACH_VAL(ids, id) {
		if (zend_string_equals_cstr(Z_STR_P(id), person->id.text, person->id.length)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();

	return false;
}

static bool is_ascii(encharge_bytes text)
{
	for (size_t i = 0; i < text.length; i++) {
		if ((unsigned char) text.data[i] > 0x7F) {
			return false;
		}
	}
	return true;
}

static bool is_asked_for_by_email(const encharge_person *person, HashTable *emails)
{
	encharge_bytes email = encharge_person_email(person);
	zval *asked;

	ZEND_HASH_FOREACH_VAL(emails, asked) {
		encharge_bytes address = {Z_STRVAL_P(asked), Z_STRLEN_P(asked)};

		if (!is_ascii(address) || encharge_bytes_equal_ascii_ci(address, email)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();

	return false;
}

bool encharge_people_are_an_answer(const encharge_people *people, HashTable *ids, HashTable *emails)
{
	for (size_t i = 0; i < people->count; i++) {
		if (is_asked_for_by_id(&people->items[i], ids) || is_asked_for_by_email(&people->items[i], emails)) {
			return true;
		}
	}
	return people->count == 0 && !people->is_incomplete;
}

static bool is_list_of_strings(HashTable *list)
{
	zval *item;

	if (!zend_array_is_list(list)) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(list, item) {
		ZVAL_DEREF(item);
		if (Z_TYPE_P(item) != IS_STRING) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

static bool are_field_values(HashTable *fields)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(fields, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) > IS_STRING && (Z_TYPE_P(value) != IS_ARRAY || !is_list_of_strings(Z_ARRVAL_P(value)))) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

zend_string *encharge_people_json(zend_string *id, HashTable *fields)
{
	encharge_contact_id contact_id;
	smart_str json = {0};
	zval people, person;
	bool encoded;

	if (!encharge_contact_id_set(&contact_id, (encharge_bytes){ZSTR_VAL(id), ZSTR_LEN(id)})) {
		zend_argument_value_error(1, "must be a contact id");
		return NULL;
	}
	if (zend_hash_num_elements(fields) == 0 || zend_hash_str_exists(fields, ZEND_STRL("id"))) {
		zend_argument_value_error(2, "must have at least one field, and not \"id\"");
		return NULL;
	}
	if (!are_field_values(fields)) {
		zend_argument_value_error(2, "must contain only scalars, null and lists of strings");
		return NULL;
	}

	array_init_size(&person, zend_hash_num_elements(fields) + 1);
	add_assoc_str(&person, "id", zend_string_copy(id));
	zend_hash_copy(Z_ARRVAL(person), fields, zval_add_ref);
	array_init_size(&people, 1);
	add_next_index_zval(&people, &person);
	encoded = encharge_json_encode(&json, &people, PHP_JSON_UNESCAPED_UNICODE | PHP_JSON_UNESCAPED_SLASHES, BODY_DEPTH);
	zval_ptr_dtor(&people);
	if (!encoded) {
		encharge_release_secret(json.s);
		zend_argument_value_error(2, "must contain only valid UTF-8 and finite numbers");
		return NULL;
	}
	return json.s;
}
