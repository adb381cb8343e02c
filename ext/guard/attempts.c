#include "attempts.h"

#include "php_encharge.h"
#include "binding/server_values.h"
#include "shared_memory.h"

#include <time.h>

/* Returns the sender's address as the web server has it: a script, or a header that the sender chose, may have
 * changed $_SERVER. */
static encharge_bytes sender_address(zval *server)
{
	encharge_server_values(server);
	return encharge_server_value(Z_ARRVAL_P(server), "REMOTE_ADDR");
}

uint32_t encharge_weak_keys_shut_for(const encharge_site_identity *site)
{
	uint32_t seconds = ENCHARGE_G(guard).shut_for;
	zval server;

	if (!ENCHARGE_G(guard).has_counted) {
		seconds = encharge_wrong_keys_shut_for(encharge_shared_wrong_keys(), site, sender_address(&server), time(NULL));
		zval_ptr_dtor(&server);
	}
	return seconds;
}

void encharge_count_wrong_key(const encharge_site_identity *site)
{
	zval server;

	if (!ENCHARGE_G(guard).has_counted) {
		encharge_wrong_keys_count(encharge_shared_wrong_keys(), site, sender_address(&server), time(NULL));
		zval_ptr_dtor(&server);
	}
}
