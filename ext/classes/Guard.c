#include "registration.h"

#include "php_encharge.h"
#include "Client.h"
#include "Fetch.h"
#include "Webhook.h"

#include "binding/people_request.h"

#include "guard/admission.h"
#include "guard/answered_report.h"
#include "guard/attempts.h"
#include "guard/loader.h"

#include "core/wrong_keys.h"

#include "fopen_wrappers.h"
#include "zend_exceptions.h"

#include "Guard_arginfo.h"

#include <time.h>
#include <unistd.h>

void encharge_register_guard(void)
{
	register_class_Encharge_Webhooks_Guard();
}

ZEND_METHOD(Encharge_Webhooks_Guard, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static bool is_person_in_payload(const encharge_person *contact)
{
	/* A payload that only names a contact has nothing of theirs but the id. */
	return json_object_size(contact->fields) > 1;
}

/* Starts the call for the first contacts of the webhook that is admitted, and does not wait. */
static void start_fetch(encharge_guard_request *guard)
{
	const encharge_people *contacts = &guard->webhook.contacts;
	zval *ids = &guard->fetched;

	if (!guard->site->api_url || guard->webhook.async == ENCHARGE_ASYNC_YES) {
		return;
	}
	array_init(ids);
	for (size_t i = 0; i < contacts->count && i < ENCHARGE_PEOPLE_PER_CALL; i++) {
		const encharge_person *contact = &contacts->items[i];

		if (!guard->site->trust_payload || !is_person_in_payload(contact)) {
			add_next_index_stringl(ids, contact->id.text, contact->id.length);
		}
	}
	if (zend_hash_num_elements(Z_ARRVAL_P(ids)) == 0) {
		return;
	}
	encharge_client_create(&guard->client, guard->site->api_token, guard->site->api_url, guard->site->api_proxy);
	if (!encharge_client_fetch_people(
			Z_OBJ(guard->client), Z_ARRVAL_P(ids), (HashTable *) &zend_empty_array, &guard->fetch)) {
		/* WordPress will make the call itself, and say what is wrong. */
		zend_clear_exception();
		ZVAL_UNDEF(&guard->fetch);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, enter)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	zend_string *prepend_file;

	ZEND_PARSE_PARAMETERS_NONE();

	prepend_file = encharge_loader_restore_prepend_file();
	if (!prepend_file) {
		zend_throw_error(NULL, "Only the loader that is prepended to a webhook's script can call this");
		RETURN_THROWS();
	}
	switch (encharge_guard_receive_webhook()) {
		case ENCHARGE_VERDICT_REFUSE:
		case ENCHARGE_VERDICT_ANSWER:
			zend_string_release(prepend_file);
			zend_throw_unwind_exit();
			RETURN_THROWS();
		case ENCHARGE_VERDICT_ADMIT:
			start_fetch(guard);
			guard->milliseconds = encharge_guard_milliseconds();
			break;
		case ENCHARGE_VERDICT_IGNORE:
			break;
	}
	RETURN_STR(prepend_file);
}

ZEND_METHOD(Encharge_Webhooks_Guard, webhook)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	ZEND_PARSE_PARAMETERS_NONE();

	if (!guard->site) {
		RETURN_NULL();
	}
	if (Z_ISUNDEF(guard->webhook_object)) {
		encharge_webhook_create(&guard->webhook_object, &guard->webhook);
	}
	RETURN_COPY(&guard->webhook_object);
}

ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest)
{
	char hex[64];

	ZEND_PARSE_PARAMETERS_NONE();

	if (ENCHARGE_G(guard).site) {
		encharge_digest_to_hex(&ENCHARGE_G(guard).webhook.key_digest, hex);
		RETURN_STRINGL(hex, sizeof(hex));
	}
}

static bool is_id_in(HashTable *ids, zval *wanted)
{
	zval *id;

	ZEND_HASH_FOREACH_VAL(ids, id) {
		if (zend_is_identical(id, wanted)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();

	return false;
}

/* Whether the fetch asks for all of them. What WordPress trusts of a payload may have changed after the guard file. */
static bool does_fetch_ask_for(HashTable *contacts)
{
	zval *contact;

	ZEND_HASH_FOREACH_VAL(contacts, contact) {
		ZVAL_DEREF(contact);
		if (!is_id_in(Z_ARRVAL(ENCHARGE_G(guard).fetched), contact)) {
			return false;
		}
	}
	ZEND_HASH_FOREACH_END();

	return true;
}

ZEND_METHOD(Encharge_Webhooks_Guard, fetch)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	HashTable *contacts = (HashTable *) &zend_empty_array;
	zval *client;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJECT_OF_CLASS(client, encharge_ce_Client)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(contacts)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_ISUNDEF(guard->fetch)) {
		RETURN_NULL();
	}
	if (!encharge_client_is_like(Z_OBJ_P(client), Z_OBJ(guard->client)) || !does_fetch_ask_for(contacts)) {
		/* Somebody else may hold the fetch, too. */
		encharge_fetch_cancel(Z_OBJ(guard->fetch));
		zval_ptr_dtor(&guard->fetch);
		ZVAL_UNDEF(&guard->fetch);
		RETURN_NULL();
	}
	RETURN_COPY(&guard->fetch);
}

/* Adds a time as hrtime(true) gives it: a float where PHP's integers have 32 bits. */
static void add_nanoseconds(zval *array, const char *key, int64_t nanoseconds)
{
#if SIZEOF_ZEND_LONG >= 8
	add_assoc_long(array, key, nanoseconds);
#else
	add_assoc_double(array, key, (double) nanoseconds);
#endif
}

ZEND_METHOD(Encharge_Webhooks_Guard, timing)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (ENCHARGE_G(guard).site) {
		array_init_size(return_value, 2);
		add_assoc_double(return_value, "guard", ENCHARGE_G(guard).milliseconds);
		add_nanoseconds(return_value, "began", ENCHARGE_G(guard).began);
	}
}

/* Returns the identity of a site by its guard file, whose path may be relative, and its number there. */
static encharge_site_identity identify_site(zend_string *file, zend_long site)
{
	char *absolute = expand_filepath_with_mode(ZSTR_VAL(file), NULL, NULL, 0, CWD_EXPAND);
	const char *path = absolute ? absolute : ZSTR_VAL(file);
	encharge_site_identity identity = {.id = site};

	identity.place =
		encharge_open_basedir_allows(path) ? encharge_guard_place_by_folder(path) : encharge_guard_place_by_path(path);

	if (absolute) {
		efree(absolute);
	}
	return identity;
}

ZEND_METHOD(Encharge_Webhooks_Guard, shutFor)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	RETURN_LONG(encharge_weak_keys_shut_for(&identity));
}

ZEND_METHOD(Encharge_Webhooks_Guard, countWrongKey)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	encharge_count_wrong_key(&identity);
}

ZEND_METHOD(Encharge_Webhooks_Guard, recent)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	encharge_report_answered(return_value, &identity, time(NULL));
}

/* Reads the guard file at path, which is absolute; *sites is set if the file is valid. */
static encharge_guard_state inspect_file(const char *path, size_t *sites)
{
	encharge_guard_cache cache = {0};
	const encharge_guard_file *file;
	encharge_guard_state state;

	if (php_check_open_basedir(path) != 0) {
		return ENCHARGE_GUARD_UNREADABLE;
	}
	file = encharge_guard_file_load(&cache, path, time(NULL));
	state = file->state;
	*sites = file->settings.site_count;
	encharge_guard_cache_clear(&cache);

	return state;
}

ZEND_METHOD(Encharge_Webhooks_Guard, inspect)
{
	zend_string *path;
	char *absolute;
	encharge_guard_state state = ENCHARGE_GUARD_MISSING;
	size_t sites = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(path)
	ZEND_PARSE_PARAMETERS_END();

	/* The core does not know the working folder, which is the thread's. */
	absolute = expand_filepath_with_mode(ZSTR_VAL(path), NULL, NULL, 0, CWD_EXPAND);
	if (absolute) {
		state = inspect_file(absolute, &sites);
		efree(absolute);
	}

	array_init_size(return_value, 2);
	add_assoc_string(return_value, "state", encharge_guard_state_name(state));
	if (state == ENCHARGE_GUARD_VALID) {
		add_assoc_long(return_value, "sites", (zend_long) sites);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, path)
{
	char path[MAXPATHLEN];

	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_STRINGL(path, encharge_guard_file_path(path));
}

ZEND_METHOD(Encharge_Webhooks_Guard, processors)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG(count > 0 ? count : 1);
}
