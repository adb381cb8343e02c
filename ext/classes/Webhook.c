#include "Webhook.h"

#include "Action.h"
#include "Person.h"
#include "exceptions.h"
#include "registration.h"

#include "binding/bailout.h"
#include "binding/digests.h"
#include "binding/property.h"
#include "binding/webhook_request.h"

#include "zend_attributes.h"
#include "zend_enum.h"

#include "Webhook_arginfo.h"

zend_class_entry *encharge_ce_Webhook;

void encharge_register_webhook(void)
{
	encharge_ce_Webhook = register_class_Encharge_Webhooks_Webhook();
}

/* Moves the persons out of contacts. */
static void set_contacts(zend_object *object, encharge_people *contacts)
{
	zval ids, persons;

	array_init_size(&ids, (uint32_t) contacts->count);
	array_init(&persons);
	for (size_t i = 0; i < contacts->count; i++) {
		encharge_person *contact = &contacts->items[i];

		add_next_index_stringl(&ids, contact->id.text, contact->id.length);
		if (contact->fields) {
			zval person;

			encharge_person_create(&person, contact);
			zend_symtable_str_update(Z_ARRVAL(persons), contact->id.text, contact->id.length, &person);
		}
	}
	encharge_set_property(object, encharge_ce_Webhook, "contacts", &ids);
	encharge_set_property(object, encharge_ce_Webhook, "persons", &persons);
}

static void set_options(zend_object *object, const encharge_webhook *webhook)
{
	zval value;

	ZVAL_NULL(&value);
	if (webhook->role) {
		ZVAL_STRINGL(&value, webhook->role, webhook->role_length);
	}
	encharge_set_property(object, encharge_ce_Webhook, "role", &value);

	ZVAL_BOOL(&value, webhook->notify);
	encharge_set_property(object, encharge_ce_Webhook, "notify", &value);

	ZVAL_NULL(&value);
	if (webhook->async != ENCHARGE_ASYNC_UNSAID) {
		ZVAL_BOOL(&value, webhook->async == ENCHARGE_ASYNC_YES);
	}
	encharge_set_property(object, encharge_ce_Webhook, "async", &value);

	ZVAL_LONG(&value, webhook->key);
	encharge_set_property(object, encharge_ce_Webhook, "key", &value);

	ZVAL_STR(&value, encharge_digest_to_string(&webhook->key_digest));
	encharge_set_property(object, encharge_ce_Webhook, "keyDigest", &value);
}

void encharge_webhook_create(zval *object, encharge_webhook *webhook)
{
	zval action;

	object_init_ex(object, encharge_ce_Webhook);
	ZVAL_OBJ_COPY(&action, encharge_action_case(webhook->action));
	encharge_set_property(Z_OBJ_P(object), encharge_ce_Webhook, "action", &action);
	set_contacts(Z_OBJ_P(object), &webhook->contacts);
	set_options(Z_OBJ_P(object), webhook);
}

static zval *property(zend_object *object, const char *name, zval *unset)
{
	ZVAL_NULL(unset);
	return zend_read_property(object->ce, object, name, strlen(name), true, unset);
}

/* Returns false if there is no memory for the contacts. */
static bool copy_contacts(const zval *ids, const zval *persons, encharge_people *out)
{
	const zval *id;

	out->items = calloc(zend_hash_num_elements(Z_ARRVAL_P(ids)), sizeof(*out->items));
	if (!out->items) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(ids), id) {
		encharge_person *contact = &out->items[out->count++];
		const zval *person = zend_symtable_find(Z_ARRVAL_P(persons), Z_STR_P(id));

		encharge_contact_id_set(&contact->id, (encharge_bytes){Z_STRVAL_P(id), Z_STRLEN_P(id)});
		if (person) {
			contact->fields = json_incref(encharge_person_of(Z_OBJ_P(person))->fields);
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

static bool copy_role(const zval *role, encharge_webhook *out)
{
	if (Z_TYPE_P(role) != IS_STRING) {
		return true;
	}
	out->role = malloc(Z_STRLEN_P(role) + 1);
	if (!out->role) {
		return false;
	}
	memcpy(out->role, Z_STRVAL_P(role), Z_STRLEN_P(role) + 1);
	out->role_length = Z_STRLEN_P(role);

	return true;
}

encharge_code encharge_webhook_of(zend_object *object, encharge_webhook *out)
{
	zval unset;
	const zval *contacts = property(object, "contacts", &unset), *digest = property(object, "keyDigest", &unset);
	const zval *action = property(object, "action", &unset);
	encharge_bytes name;

	*out = (encharge_webhook){0};
	if (Z_TYPE_P(contacts) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(contacts)) == 0) {
		return ENCHARGE_MISSING_CONTACT;
	}
	name = (encharge_bytes){Z_STRVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(action))),
		Z_STRLEN_P(zend_enum_fetch_case_value(Z_OBJ_P(action)))};
	encharge_action_find(&out->action, name);
	encharge_digest_from_hex(&out->key_digest, (encharge_bytes){Z_STRVAL_P(digest), Z_STRLEN_P(digest)});
	out->notify = zend_is_true(property(object, "notify", &unset));

	return copy_role(property(object, "role", &unset), out)
			&& copy_contacts(contacts, property(object, "persons", &unset), &out->contacts)
		? ENCHARGE_OK
		: ENCHARGE_INTERNAL_ERROR;
}

void encharge_webhook_free_parked(void *webhook)
{
	encharge_webhook_free(webhook);
	free(webhook);
}

ZEND_METHOD(Encharge_Webhooks_Webhook, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Webhook, accept)
{
	HashTable *server, *query, *list;
	zend_string *body;
	encharge_digest *digests;
	encharge_webhook_request request;
	encharge_webhook *webhook;
	encharge_code code;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_ARRAY_HT(server)
		Z_PARAM_ARRAY_HT(query)
		Z_PARAM_STR(body)
		Z_PARAM_ARRAY_HT(list)
	ZEND_PARSE_PARAMETERS_END();

	digests = encharge_digests_from_array(list, 4);
	if (!digests) {
		RETURN_THROWS();
	}
	request = encharge_webhook_request_of(server, query);
	request.body = (encharge_bytes){ZSTR_VAL(body), ZSTR_LEN(body)};
	request.digests = digests;
	request.digest_count = zend_hash_num_elements(list);

	webhook = pecalloc(1, sizeof(*webhook), 1);
	encharge_park_memory(webhook, encharge_webhook_free_parked);
	code = encharge_webhook_read(&request, webhook);
	efree(digests);
	if (code == ENCHARGE_OK) {
		encharge_webhook_create(return_value, webhook);
	} else {
		encharge_throw_payload(code, webhook);
	}
	encharge_free_parked_memory();
}
