#include "attempts.h"

#include "php_encharge.h"
#include "binding/server_values.h"
#include "shared_memory.h"

#include <time.h>

/* As the web server has it: $_SERVER is for everybody to change, by a header that the sender chose for one. */
static encharge_bytes address(zval *server)
{
	zval *value;

	encharge_server_values(server);
	value = zend_hash_str_find_deref(Z_ARRVAL_P(server), ZEND_STRL("REMOTE_ADDR"));
	if (!value || Z_TYPE_P(value) != IS_STRING) {
		return (encharge_bytes){NULL, 0};
	}
	return (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
}

uint32_t encharge_weak_keys_shut_for(const encharge_site_identity *site)
{
	uint32_t seconds = ENCHARGE_G(guard).shut_for;
	zval server;

	if (!ENCHARGE_G(guard).has_counted) {
		seconds = encharge_wrong_keys_shut_for(encharge_shared_wrong_keys(), site, address(&server), time(NULL));
		zval_ptr_dtor(&server);
	}
	return seconds;
}

void encharge_count_wrong_key(const encharge_site_identity *site)
{
	zval server;

	if (!ENCHARGE_G(guard).has_counted) {
		encharge_wrong_keys_count(encharge_shared_wrong_keys(), site, address(&server), time(NULL));
		zval_ptr_dtor(&server);
	}
}
