#include "startup_errors.h"

#include "php_encharge.h"

#include "php_globals.h"
#include "SAPI.h"
#include "zend_observer.h"

/* The parameters may not be parsed yet. PHP makes wpf_action of other spellings too; they all begin so. */
static bool may_be_webhook(void)
{
	const char *query = SG(request_info).query_string;

	return query && strstr(query, "wpf") != NULL;
}

/* Called before the error is shown. */
static void hide(int type, zend_string *file, uint32_t line, zend_string *message)
{
	if (PG(during_request_startup) && PG(display_errors) && ENCHARGE_G(enabled) && may_be_webhook()) {
		ENCHARGE_G(hidden_display_errors) = PG(display_errors);
		PG(display_errors) = 0;
	}
}

void encharge_startup_errors_watch(void)
{
	zend_observer_error_register(hide);
}

void encharge_startup_errors_over(void)
{
	if (ENCHARGE_G(hidden_display_errors)) {
		PG(display_errors) = ENCHARGE_G(hidden_display_errors);
		ENCHARGE_G(hidden_display_errors) = 0;
	}
}
