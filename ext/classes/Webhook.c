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

#include "Webhook_arginfo.h"

static zend_class_entry *webhook_ce;

void encharge_register_webhook(void)
{
	webhook_ce = register_class_Encharge_Webhooks_Webhook();
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
	encharge_set_property(object, webhook_ce, "contacts", &ids);
	encharge_set_property(object, webhook_ce, "persons", &persons);
}

static void set_options(zend_object *object, const encharge_webhook *webhook)
{
	zval value;

	ZVAL_NULL(&value);
	if (webhook->role) {
		ZVAL_STRINGL(&value, webhook->role, webhook->role_length);
	}
	encharge_set_property(object, webhook_ce, "role", &value);

	ZVAL_BOOL(&value, webhook->notify);
	encharge_set_property(object, webhook_ce, "notify", &value);

	ZVAL_NULL(&value);
	if (webhook->async != ENCHARGE_ASYNC_UNSAID) {
		ZVAL_BOOL(&value, webhook->async == ENCHARGE_ASYNC_YES);
	}
	encharge_set_property(object, webhook_ce, "async", &value);

	ZVAL_LONG(&value, webhook->key);
	encharge_set_property(object, webhook_ce, "key", &value);
}

void encharge_webhook_create(zval *object, encharge_webhook *webhook)
{
	zval action;

	object_init_ex(object, webhook_ce);
	ZVAL_OBJ_COPY(&action, encharge_action_case(webhook->action));
	encharge_set_property(Z_OBJ_P(object), webhook_ce, "action", &action);
	set_contacts(Z_OBJ_P(object), &webhook->contacts);
	set_options(Z_OBJ_P(object), webhook);
}

static void free_webhook(void *webhook)
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
	encharge_park_memory(webhook, free_webhook);
	code = encharge_webhook_read(&request, webhook);
	efree(digests);
	if (code == ENCHARGE_OK) {
		encharge_webhook_create(return_value, webhook);
	} else {
		encharge_throw_payload(code, webhook);
	}
	encharge_free_parked_memory();
}
