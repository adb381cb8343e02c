#include "Webhook.h"

#include "Action.h"
#include "AccessKey.h"
#include "exceptions.h"
#include "registration.h"
#include "Person.h"

#include "binding/bailout.h"

#include "core/webhook.h"

#include "zend_attributes.h"

#include "Webhook_arginfo.h"

static zend_class_entry *webhook_ce;

void encharge_register_webhook(void)
{
	webhook_ce = register_class_Encharge_Webhooks_Webhook();
}

static encharge_bytes header(HashTable *server, const char *name)
{
	zval *value = zend_hash_str_find_deref(server, name, strlen(name));

	if (!value || Z_TYPE_P(value) != IS_STRING) {
		return (encharge_bytes){NULL, 0};
	}
	return (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
}

/* Whatever is no string cannot be one that was sent: it counts as an array. */
static encharge_parameter parameter(HashTable *values, const char *name)
{
	encharge_parameter parameter = {ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};
	zval *value = zend_hash_str_find_deref(values, name, strlen(name));

	if (value && Z_TYPE_P(value) == IS_STRING) {
		parameter.kind = ENCHARGE_PARAMETER_TEXT;
		parameter.text = (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
	} else if (value && Z_TYPE_P(value) != IS_NULL) {
		parameter.kind = ENCHARGE_PARAMETER_ARRAY;
	}
	return parameter;
}

encharge_webhook_request encharge_webhook_request_of(HashTable *server, HashTable *query)
{
	encharge_webhook_request request = {
		.method = header(server, "REQUEST_METHOD"),
		.content_length = header(server, "CONTENT_LENGTH"),
		.content_type = header(server, "CONTENT_TYPE"),
		.content_encoding = header(server, "HTTP_CONTENT_ENCODING"),
		.authorization = header(server, "HTTP_AUTHORIZATION"),
		.header_key = parameter(server, "HTTP_X_ENCHARGE_ACCESS_KEY"),
		.query =
			{
				.wpf_action = parameter(query, "wpf_action"),
				.access_key = parameter(query, "access_key"),
				.contact_id = parameter(query, "contact_id"),
				.role = parameter(query, "role"),
				.send_notification = parameter(query, "send_notification"),
				.async = parameter(query, "async"),
			},
		.sha256 = encharge_sha256,
	};

	/* Where Apache's rewriting hands the header over to CGI */
	if (request.authorization.length == 0) {
		request.authorization = header(server, "REDIRECT_HTTP_AUTHORIZATION");
	}
	return request;
}

/* Takes over the caller's reference to value. */
static void set_property(zend_object *object, const char *name, zval *value)
{
	zend_update_property(webhook_ce, object, name, strlen(name), value);
	zval_ptr_dtor(value);
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
	set_property(object, "contacts", &ids);
	set_property(object, "persons", &persons);
}

static void set_options(zend_object *object, const encharge_webhook *webhook)
{
	zval value;

	ZVAL_NULL(&value);
	if (webhook->role) {
		ZVAL_STRINGL(&value, webhook->role, webhook->role_length);
	}
	set_property(object, "role", &value);

	ZVAL_BOOL(&value, webhook->notify);
	set_property(object, "notify", &value);

	ZVAL_NULL(&value);
	if (webhook->async != ENCHARGE_ASYNC_UNSAID) {
		ZVAL_BOOL(&value, webhook->async == ENCHARGE_ASYNC_YES);
	}
	set_property(object, "async", &value);

	ZVAL_LONG(&value, webhook->key);
	set_property(object, "key", &value);
}

void encharge_webhook_create(zval *object, encharge_webhook *webhook)
{
	zval action;

	object_init_ex(object, webhook_ce);
	ZVAL_OBJ_COPY(&action, encharge_action_case(webhook->action));
	set_property(Z_OBJ_P(object), "action", &action);
	set_contacts(Z_OBJ_P(object), &webhook->contacts);
	set_options(Z_OBJ_P(object), webhook);
}

static void destroy(void *webhook)
{
	encharge_webhook_free(webhook);
	free(webhook);
}

encharge_webhook *encharge_webhook_park(void)
{
	encharge_webhook *webhook = pecalloc(1, sizeof(*webhook), 1);

	encharge_park_memory(webhook, destroy);

	return webhook;
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

	webhook = encharge_webhook_park();
	code = encharge_webhook_read(&request, webhook);
	efree(digests);
	if (code == ENCHARGE_OK) {
		encharge_webhook_create(return_value, webhook);
	} else {
		encharge_throw_payload(code, webhook);
	}
	encharge_free_parked_memory();
}
