#include "hidden_errors.h"

#include "php_encharge.h"

#include "ext/standard/url.h"
#include "php_globals.h"
#include "php_ini.h"
#include "SAPI.h"
#include "zend_observer.h"

static ZEND_INI_MH((*update_display_errors));

static zend_ini_entry *display_errors(void)
{
	return zend_hash_str_find_ptr(EG(ini_directives), ZEND_STRL("display_errors"));
}

/* Stands in place of PHP's own handler: what the entry is changed to counts once errors are shown again. */
static ZEND_INI_MH(update_hidden)
{
	int result = update_display_errors(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);

	if (result == SUCCESS && ENCHARGE_G(errors_are_hidden)) {
		ENCHARGE_G(display_errors) = PG(display_errors);
		PG(display_errors) = 0;
	}
	return result;
}

/*
 * Looks at the raw query, for its parameters may not be parsed yet. PHP makes
 * wpf_action of other spellings, too; decoded, all of them begin with "wpf".
 */
static bool may_be_webhook(void)
{
	const char *query = SG(request_info).query_string;
	size_t length;
	char *decoded;
	bool found;

	if (!query) {
		return false;
	}
	decoded = estrdup(query);
	length = php_url_decode(decoded, strlen(decoded));
	found = php_memnstr(decoded, ZEND_STRL("wpf"), decoded + length) != NULL;
	efree(decoded);

	return found;
}

/* PHP calls this before it shows the error. */
static void on_error(int type, zend_string *file, uint32_t line, zend_string *message)
{
	if (PG(during_request_startup) && PG(display_errors) && ENCHARGE_G(enabled) && may_be_webhook()) {
		encharge_hide_errors();
	}
}

void encharge_hidden_errors_startup(void)
{
	zend_ini_entry *entry = display_errors();

	update_display_errors = entry->on_modify;
	entry->on_modify = update_hidden;
	zend_observer_error_register(on_error);
}

void encharge_hidden_errors_shutdown(void)
{
	display_errors()->on_modify = update_display_errors;
}

void encharge_hide_errors(void)
{
	if (!ENCHARGE_G(errors_are_hidden)) {
		ENCHARGE_G(errors_are_hidden) = true;
		ENCHARGE_G(display_errors) = PG(display_errors);
		PG(display_errors) = 0;
	}
}

void encharge_show_errors(void)
{
	if (ENCHARGE_G(errors_are_hidden)) {
		ENCHARGE_G(errors_are_hidden) = false;
		PG(display_errors) = ENCHARGE_G(display_errors);
	}
}
