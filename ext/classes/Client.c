#include "Client.h"

#include "php_encharge.h"
#include "binding/account_answer.h"
#include "binding/ca_file.h"
#include "binding/field_request.h"
#include "Fetch.h"
#include "registration.h"
#include "binding/people_request.h"
#include "binding/secret.h"

#include "core/api_url.h"

#include "zend_attributes.h"
#include "zend_exceptions.h"

#include "Client_arginfo.h"

#define TOKEN_MAX 4096
#define TIMEOUT_MAX_MS 600000
#define DEFAULT_CONNECT_TIMEOUT_MS 5000
#define DEFAULT_TIMEOUT_MS 15000
#define USER_AGENT "webhooks-for-encharge/" PHP_ENCHARGE_VERSION

typedef struct client_object {
	zend_string *token;
	zend_string *url;   /* without a slash at its end */
	zend_string *proxy; /* or NULL */
	zend_long connect_timeout;
	zend_long timeout;
	zend_object std;
} client_object;

zend_class_entry *encharge_ce_Client;

static zend_object_handlers handlers;

static client_object *from_object(zend_object *object)
{
	return (client_object *) ((char *) object - offsetof(client_object, std));
}

/*
 * Starts a call to path under the base; json makes it a POST, and only_once
 * keeps it from being sent twice. Returns whether *fetch is a Fetch; if not, an
 * exception is pending.
 */
static bool start_call(zval *fetch, const client_object *client, const char *path, const char *json, bool only_once)
{
	zend_string *url;
	encharge_request request;
	bool started;

	/* The token may be an object, whose __toString() finds the client in the trace. */
	if (!client->token) {
		zend_throw_error(NULL, "The client is not constructed yet");
		return false;
	}
	url = zend_string_concat2(ZSTR_VAL(client->url), ZSTR_LEN(client->url), path, strlen(path));
	request = (encharge_request){
		.url = ZSTR_VAL(url),
		.token = ZSTR_VAL(client->token),
		.json = json,
		.only_once = only_once,
		.proxy = client->proxy ? ZSTR_VAL(client->proxy) : NULL,
		.ca_file = encharge_ca_file(ENCHARGE_G(cainfo)),
		.user_agent = USER_AGENT,
		.connect_timeout = (long) client->connect_timeout,
		.timeout = (long) client->timeout,
	};
	started = encharge_fetch_start(fetch, &request);
	zend_string_release(url);

	return started;
}

/* Gives the client what it calls by; proxy is absent for none. */
static void set_up_client(client_object *client, encharge_bytes token, encharge_bytes url, encharge_bytes proxy)
{
	while (url.data[url.length - 1] == '/') {
		url.length--;
	}
	/* The client has copies of its own, so that they can be wiped. */
	client->token = zend_string_init(token.data, token.length, 0);
	client->url = zend_string_init(url.data, url.length, 0);
	client->proxy = proxy.data ? zend_string_init(proxy.data, proxy.length, 0) : NULL;
}

ZEND_METHOD(Encharge_Webhooks_Client, __construct)
{
	client_object *client = from_object(Z_OBJ_P(ZEND_THIS));
	zend_string *token, *url = NULL, *proxy = NULL;
	zend_long connect_timeout = client->connect_timeout, timeout = client->timeout;
	encharge_bytes base = ENCHARGE_BYTES(ENCHARGE_API_DEFAULT_URL);
	encharge_proxy parts;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_STR(token)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(url)
		Z_PARAM_LONG(connect_timeout)
		Z_PARAM_LONG(timeout)
		Z_PARAM_PATH_STR_OR_NULL(proxy)
	ZEND_PARSE_PARAMETERS_END();

	if (client->token) {
		zend_throw_error(NULL, "The client is already constructed");
		RETURN_THROWS();
	}
	if (ZSTR_LEN(token) > TOKEN_MAX
		|| !encharge_bytes_are_visible_ascii((encharge_bytes){ZSTR_VAL(token), ZSTR_LEN(token)})) {
		zend_argument_value_error(1, "must be 1 to %d visible ASCII characters", TOKEN_MAX);
		RETURN_THROWS();
	}
	if (url) {
		base = (encharge_bytes){ZSTR_VAL(url), ZSTR_LEN(url)};
	}
	if (!encharge_api_url_is_allowed(base)) {
		zend_argument_value_error(
			2, "must be an https URL, or an http URL of a loopback host, without user, query and fragment");
		RETURN_THROWS();
	}
	if (connect_timeout < 1 || connect_timeout > TIMEOUT_MAX_MS) {
		zend_argument_value_error(3, "must be between 1 and %d", TIMEOUT_MAX_MS);
		RETURN_THROWS();
	}
	if (timeout < 1 || timeout > TIMEOUT_MAX_MS) {
		zend_argument_value_error(4, "must be between 1 and %d", TIMEOUT_MAX_MS);
		RETURN_THROWS();
	}
	if (proxy && !encharge_proxy_url_read((encharge_bytes){ZSTR_VAL(proxy), ZSTR_LEN(proxy)}, &parts)) {
		zend_argument_value_error(
			5, "must be an http or https URL of a host and a port, user and password percent-encoded, or null");
		RETURN_THROWS();
	}

	set_up_client(client, (encharge_bytes){ZSTR_VAL(token), ZSTR_LEN(token)}, base,
		proxy ? (encharge_bytes){ZSTR_VAL(proxy), ZSTR_LEN(proxy)} : (encharge_bytes){NULL, 0});
	client->connect_timeout = connect_timeout;
	client->timeout = timeout;
}

void encharge_client_create(zval *client, const char *token, const char *url, const char *proxy)
{
	object_init_ex(client, encharge_ce_Client);
	set_up_client(from_object(Z_OBJ_P(client)), (encharge_bytes){token, strlen(token)},
		(encharge_bytes){url, strlen(url)}, (encharge_bytes){proxy, proxy ? strlen(proxy) : 0});
}

bool encharge_client_fetch_people(zend_object *client, HashTable *ids, HashTable *emails, zval *fetch)
{
	zend_string *path = encharge_people_path(ids, emails);
	bool started;

	if (!path) {
		return false;
	}
	started = start_call(fetch, from_object(client), ZSTR_VAL(path), NULL, false);
	zend_string_release(path);
	if (started) {
		encharge_fetch_expect(fetch, ids, emails);
	}

	return started;
}

ZEND_METHOD(Encharge_Webhooks_Client, fetchPeople)
{
	HashTable *ids, *emails = (HashTable *) &zend_empty_array;
	zval fetch;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(ids)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(emails)
	ZEND_PARSE_PARAMETERS_END();

	if (encharge_client_fetch_people(Z_OBJ_P(ZEND_THIS), ids, emails, &fetch)) {
		RETVAL_COPY_VALUE(&fetch);
	}
}

ZEND_METHOD(Encharge_Webhooks_Client, updatePerson)
{
	zend_string *id, *json;
	HashTable *fields;
	zval fetch;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(id)
		Z_PARAM_ARRAY_HT(fields)
	ZEND_PARSE_PARAMETERS_END();

	json = encharge_people_json(id, fields);
	if (!json) {
		RETURN_THROWS();
	}
	if (start_call(&fetch, from_object(Z_OBJ_P(ZEND_THIS)), "/people", ZSTR_VAL(json), false)) {
		encharge_fetch_wait(&fetch);
		zval_ptr_dtor(&fetch);
	}
	encharge_release_secret(json);
}

/* GET path, whose answer read turns into a PHP value. */
static void get_value(
	zval *return_value, const client_object *client, const char *path, bool (*read)(const json_t *answer, zval *value))
{
	const json_t *answer;
	zval fetch;

	if (!start_call(&fetch, client, path, NULL, false)) {
		return;
	}
	answer = encharge_fetch_json(&fetch);
	if (answer && !read(answer, return_value)) {
		encharge_fetch_throw_unexpected(&fetch);
	}
	zval_ptr_dtor(&fetch);
}

ZEND_METHOD(Encharge_Webhooks_Client, fields)
{
	ZEND_PARSE_PARAMETERS_NONE();

	get_value(return_value, from_object(Z_OBJ_P(ZEND_THIS)), "/fields", encharge_read_fields);
}

ZEND_METHOD(Encharge_Webhooks_Client, createField)
{
	zend_string *name, *title, *type = NULL, *format = NULL, *json;
	const json_t *answer;
	bool is_array = false;
	zval fetch;

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_STR(name)
		Z_PARAM_STR(title)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(type)
		Z_PARAM_STR_OR_NULL(format)
		Z_PARAM_BOOL(is_array)
	ZEND_PARSE_PARAMETERS_END();

	json = encharge_field_json(name, title, type ? type : ZSTR_KNOWN(ZEND_STR_STRING), format, is_array);
	if (!json) {
		RETURN_THROWS();
	}
	if (start_call(&fetch, from_object(Z_OBJ_P(ZEND_THIS)), "/fields", ZSTR_VAL(json), true)) {
		answer = encharge_fetch_json(&fetch);
		if (answer && !encharge_read_field(answer, name, return_value)) {
			encharge_fetch_throw_unexpected(&fetch);
		}
		zval_ptr_dtor(&fetch);
	}
	zend_string_release(json);
}

ZEND_METHOD(Encharge_Webhooks_Client, tags)
{
	ZEND_PARSE_PARAMETERS_NONE();

	get_value(return_value, from_object(Z_OBJ_P(ZEND_THIS)), "/tags-management", encharge_read_tags);
}

ZEND_METHOD(Encharge_Webhooks_Client, account)
{
	ZEND_PARSE_PARAMETERS_NONE();

	get_value(return_value, from_object(Z_OBJ_P(ZEND_THIS)), "/accounts/info", encharge_read_account);
}

ZEND_METHOD(Encharge_Webhooks_Client, __debugInfo)
{
	const client_object *client = from_object(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();

	array_init_size(return_value, 3);
	if (!client->token) {
		return;
	}
	add_assoc_str(return_value, "url", zend_string_copy(client->url));
	add_assoc_long(return_value, "connectTimeout", client->connect_timeout);
	add_assoc_long(return_value, "timeout", client->timeout);
}

static zend_object *create_object(zend_class_entry *ce)
{
	client_object *client = zend_object_alloc(sizeof(*client), ce);

	zend_object_std_init(&client->std, ce);
	object_properties_init(&client->std, ce);
	client->std.handlers = &handlers;
	client->connect_timeout = DEFAULT_CONNECT_TIMEOUT_MS;
	client->timeout = DEFAULT_TIMEOUT_MS;

	return &client->std;
}

static void free_object(zend_object *object)
{
	client_object *client = from_object(object);

	encharge_release_secret(client->token);
	encharge_release_secret(client->proxy);
	if (client->url) {
		zend_string_release(client->url);
	}
	zend_object_std_dtor(object);
}

bool encharge_client_is_like(zend_object *object, zend_object *other_object)
{
	const client_object *client = from_object(object), *other = from_object(other_object);
	bool same_proxy =
		client->proxy && other->proxy ? zend_string_equals(client->proxy, other->proxy) : client->proxy == other->proxy;

	return client->token && other->token && same_proxy && zend_string_equals(client->url, other->url)
		&& zend_string_equals(client->token, other->token);
}

void encharge_register_client(void)
{
	encharge_ce_Client = register_class_Encharge_Webhooks_Client();
	encharge_ce_Client->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(client_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}
