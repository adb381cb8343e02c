#include "door.h"

#include "php_encharge.h"
#include "answer.h"

/* PHP 8.4 and later have properties without a place of their own. */
#ifdef ZEND_ACC_VIRTUAL
#define PLACELESS (ZEND_ACC_STATIC | ZEND_ACC_VIRTUAL)
#else
#define PLACELESS ZEND_ACC_STATIC
#endif

/*
 * Whether WordPress came as far as its database, and found none: its object for
 * it, the global $wpdb, is there and has no connection. WordPress then ends the
 * request before it loads a plugin. Looks at the property itself, for no code of
 * PHP's may run any more.
 */
static bool is_database_away(void)
{
	zval *wpdb = zend_hash_str_find_deref(&EG(symbol_table), ZEND_STRL("wpdb"));
	zend_property_info *property;
	zval *connection;

	if (wpdb && Z_TYPE_P(wpdb) == IS_INDIRECT) {
		wpdb = Z_INDIRECT_P(wpdb);
		ZVAL_DEREF(wpdb);
	}
	if (!wpdb || Z_TYPE_P(wpdb) != IS_OBJECT) {
		return false;
	}
	property = zend_hash_str_find_ptr(&Z_OBJCE_P(wpdb)->properties_info, ZEND_STRL("dbh"));
	if (!property || (property->flags & PLACELESS)) {
		return false;
	}
	connection = OBJ_PROP(Z_OBJ_P(wpdb), property->offset);
	ZVAL_DEREF(connection);

	return Z_TYPE_P(connection) <= IS_FALSE;
}

/*
 * The one place that decides what becomes of a webhook that ended unfinished.
 * All output buffers are gone, and PHP code no longer runs.
 */
void encharge_door_last_word(void)
{
	encharge_code code = ENCHARGE_G(door).failure;

	if (ENCHARGE_G(door).state != ENCHARGE_DOOR_SHUT) {
		return;
	}
	if (code == ENCHARGE_OK) {
		code = is_database_away() ? ENCHARGE_DATABASE_UNAVAILABLE : ENCHARGE_INTERNAL_ERROR;
	}
	/* The request may have ended because there was no memory left. */
	zend_set_memory_limit(SIZE_MAX);
	encharge_answer_failure(code, ENCHARGE_G(guard).site != NULL);
}
