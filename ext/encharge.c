#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php_encharge.h"
#include "binding/bailout.h"
#include "classes/registration.h"
#include "guard/door.h"
#include "guard/hidden_errors.h"
#include "guard/loader.h"
#include "guard/shared_memory.h"

#include "ext/standard/info.h"
#include "php_ini.h"

#include <curl/curl.h>
#include <jansson.h>

ZEND_DECLARE_MODULE_GLOBALS(encharge)

/* A relative path is refused: the web server's PHP has another working folder than a command. */
static ZEND_INI_MH(update_guard_file)
{
	if (ZSTR_LEN(new_value) > 0 && !IS_ABSOLUTE_PATH(ZSTR_VAL(new_value), ZSTR_LEN(new_value))) {
		php_error_docref(NULL, E_WARNING, "encharge.guard_file must be an absolute path, and is left as it was: \"%s\"",
			ZSTR_VAL(new_value));
		return FAILURE;
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

PHP_INI_BEGIN()
	STD_PHP_INI_ENTRY(
		"encharge.cainfo", "", PHP_INI_SYSTEM, OnUpdateString, cainfo, zend_encharge_globals, encharge_globals)
	STD_PHP_INI_BOOLEAN("encharge.enabled", "1", PHP_INI_SYSTEM | PHP_INI_PERDIR, OnUpdateBool, enabled,
		zend_encharge_globals, encharge_globals)
	STD_PHP_INI_ENTRY("encharge.guard_file", "", PHP_INI_SYSTEM | PHP_INI_PERDIR, update_guard_file, guard_file,
		zend_encharge_globals, encharge_globals)
PHP_INI_END()

static PHP_GINIT_FUNCTION(encharge)
{
#if defined(COMPILE_DL_ENCHARGE) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(encharge_globals, 0, sizeof(*encharge_globals));
	/* libcurl counts these calls, so its global state goes with the last thread's globals. */
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

static PHP_GSHUTDOWN_FUNCTION(encharge)
{
	encharge_transport_close(&encharge_globals->transport);
	encharge_guard_cache_clear(&encharge_globals->guard_files);
	curl_global_cleanup();
}

static PHP_MINIT_FUNCTION(encharge)
{
	REGISTER_INI_ENTRIES();
	/* Jansson would otherwise seed itself at the first object, when there may be several threads. */
	json_object_seed(0);
	/* The memory is shared by all workers that are forked from here. */
	encharge_shared_memory_open();
	encharge_hidden_errors_startup();
	encharge_door_startup();
	encharge_loader_startup();

	encharge_register_action();
	encharge_register_code();
	encharge_register_exceptions();
	encharge_register_access_key();
	encharge_register_webhook();
	encharge_register_person();
	encharge_register_field_map();
	encharge_register_client();
	encharge_register_fetch();
	encharge_register_inbox_state();
	encharge_register_claim();
	encharge_register_inbox();
	encharge_register_guard();
	encharge_register_exit_barrier();

	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(encharge)
{
	encharge_loader_shutdown();
	encharge_door_shutdown();
	encharge_hidden_errors_shutdown();
	encharge_shared_memory_close();
	UNREGISTER_INI_ENTRIES();

	return SUCCESS;
}

static PHP_RINIT_FUNCTION(encharge)
{
#if defined(COMPILE_DL_ENCHARGE) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	encharge_door_forget_request();
	encharge_show_errors();
	encharge_guard_watch_request();

	return SUCCESS;
}

/*
 * Shutdown functions, destructors and the callbacks of output buffers have run
 * by now, and cannot end the request once more; the output layer and the SAPI
 * can still send. The order: the sender is answered before anything that may take its time,
 * and while all that is known of the webhook is there; then that is let go, the
 * fetch with it; then the call is cancelled that nobody collected; last goes memory
 * that any of these may have left.
 */
static PHP_RSHUTDOWN_FUNCTION(encharge)
{
	encharge_door_last_word();
	encharge_guard_forget_request();
	encharge_transport_cancel(&ENCHARGE_G(transport));
	encharge_free_parked_memory();

	return SUCCESS;
}

/* The door opens, and errors are shown again, only behind all that can still find something wrong. */
static ZEND_MODULE_POST_ZEND_DEACTIVATE_D(encharge)
{
	encharge_door_forget_request();
	encharge_show_errors();

	return SUCCESS;
}

static PHP_MINFO_FUNCTION(encharge)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "Webhooks for Encharge", "enabled");
	php_info_print_table_row(2, "Version", PHP_ENCHARGE_VERSION);
	php_info_print_table_row(2, "libcurl", curl_version_info(CURLVERSION_NOW)->version);
	php_info_print_table_row(2, "Jansson", jansson_version_str());
	php_info_print_table_end();

	DISPLAY_INI_ENTRIES();
}

/* clang-format off */
static const zend_module_dep encharge_deps[] = {
	ZEND_MOD_REQUIRED("date")
	ZEND_MOD_REQUIRED("hash")
	ZEND_MOD_REQUIRED("json")
	ZEND_MOD_REQUIRED("spl")
	ZEND_MOD_END
};
/* clang-format on */

zend_module_entry encharge_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	encharge_deps,
	"encharge",
	NULL,
	PHP_MINIT(encharge),
	PHP_MSHUTDOWN(encharge),
	PHP_RINIT(encharge),
	PHP_RSHUTDOWN(encharge),
	PHP_MINFO(encharge),
	PHP_ENCHARGE_VERSION,
	PHP_MODULE_GLOBALS(encharge),
	PHP_GINIT(encharge),
	PHP_GSHUTDOWN(encharge),
	ZEND_MODULE_POST_ZEND_DEACTIVATE_N(encharge),
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_ENCHARGE
#ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
#endif
ZEND_GET_MODULE(encharge)
#endif
