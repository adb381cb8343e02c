
#include "php_encharge.h"
#include "Client.h"
#include "Fetch.h"
#include "Webhook.h"
#include "registration.h"

#include "guard/attempts.h"
#include "guard/check.h"
#include "guard/loader.h"

#include "fopen_wrappers.h"
#include "zend_exceptions.h"

#include "Guard_arginfo.h"

#include <time.h>

void encharge_register_guard(void)
{
	register_class_Encharge_Webhooks_Guard();
}

ZEND_METHOD(Encharge_Webhooks_Guard, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Guard, enter)
{
	zend_string *prepend_file;

	ZEND_PARSE_PARAMETERS_NONE();

	prepend_file = encharge_loader_restore_prepend_file();
	if (!prepend_file) {
		zend_throw_error(NULL, "Only the loader that is prepended to a webhook's script can call this");
		RETURN_THROWS();
	}
	if (!encharge_guard_check()) {
		zend_string_release(prepend_file);
		zend_throw_unwind_exit();
		RETURN_THROWS();
	}
	RETURN_STR(prepend_file);
}

ZEND_METHOD(Encharge_Webhooks_Guard, webhook)
{
	ZEND_PARSE_PARAMETERS_NONE();

	if (!Z_ISUNDEF(ENCHARGE_G(guard).webhook)) {
		RETURN_COPY(&ENCHARGE_G(guard).webhook);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest)
{
	char hex[64];

	ZEND_PARSE_PARAMETERS_NONE();

	if (!Z_ISUNDEF(ENCHARGE_G(guard).webhook)) {
		encharge_digest_to_hex(&ENCHARGE_G(guard).key, hex);
		RETURN_STRINGL(hex, sizeof(hex));
	}
}

static bool holds(HashTable *ids, zval *wanted)
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

/* What WordPress trusts of a payload may have changed after the guard file. */
static bool asks_for_all(HashTable *contacts)
{
	zval *contact;

	ZEND_HASH_FOREACH_VAL(contacts, contact) {
		ZVAL_DEREF(contact);
		if (!holds(Z_ARRVAL(ENCHARGE_G(guard).fetched), contact)) {
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
	if (!encharge_client_is_like(Z_OBJ_P(client), Z_OBJ(guard->client)) || !asks_for_all(contacts)) {
		/* Somebody else may hold it, too. */
		encharge_fetch_cancel(Z_OBJ(guard->fetch));
		zval_ptr_dtor(&guard->fetch);
		ZVAL_UNDEF(&guard->fetch);
		RETURN_NULL();
	}
	RETURN_COPY(&guard->fetch);
}

/* As hrtime(true) has it, a float where an integer has 32 bits. */
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

	if (!Z_ISUNDEF(ENCHARGE_G(guard).webhook)) {
		array_init_size(return_value, 2);
		add_assoc_double(return_value, "guard", ENCHARGE_G(guard).milliseconds);
		add_nanoseconds(return_value, "began", ENCHARGE_G(guard).began);
	}
}

/* What the guard file of a site is called need not be absolute, as little as in inspect(). */
static encharge_site_identity identify(zend_string *file, zend_long site)
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

	identity = identify(file, site);
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

	identity = identify(file, site);
	encharge_count_wrong_key(&identity);
}

/* path is absolute; *sites is set if the file is valid. */
static encharge_guard_state inspect(const char *path, size_t *sites)
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
		state = inspect(absolute, &sites);
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
