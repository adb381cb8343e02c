#include "door.h"

#include "php_encharge.h"
#include "accepted_answer.h"
#include "answer.h"
#include "held_webhook.h"
#include "site_inbox.h"

#include "core/contacts.h"

/* PHP 8.4 and later have properties without a place of their own. */
#ifdef ZEND_ACC_VIRTUAL
#define PLACELESS (ZEND_ACC_STATIC | ZEND_ACC_VIRTUAL)
#else
#define PLACELESS ZEND_ACC_STATIC
#endif

/* In seconds: as long as the first pause of a drain that finds no database. */
#define PAUSE_WITHOUT_DATABASE 10

/* The same that WordPress takes for the end of a request. */
#define FATAL_ERRORS (E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR)

/* Returns the connection that WordPress's object for its database has; NULL if it has no such property. Reads the
 * property itself, for no code of PHP's may run any more. */
static zval *connection_of(zend_object *wpdb)
{
	zend_property_info *property = zend_hash_str_find_ptr(&wpdb->ce->properties_info, ZEND_STRL("dbh"));
	zval *connection = property && !(property->flags & PLACELESS) ? OBJ_PROP(wpdb, property->offset) : NULL;

	if (connection) {
		ZVAL_DEREF(connection);
	}
	return connection;
}

/*
 * Whether WordPress came as far as its database, and found none. Then it ends the
 * request before it loads a plugin: either its object, the global $wpdb, has no
 * connection, or it is still being made, which is when it connects.
 */
static bool is_database_away(void)
{
	zval *wpdb = zend_hash_str_find_ind(&EG(symbol_table), ZEND_STRL("wpdb"));
	zval *connection;

	if (!wpdb || (PG(last_error_message) && (PG(last_error_type) & FATAL_ERRORS))) {
		return false;
	}
	ZVAL_DEREF(wpdb);
	if (Z_TYPE_P(wpdb) == IS_NULL) {
		return zend_hash_str_exists(EG(class_table), ZEND_STRL("wpdb"));
	}
	connection = Z_TYPE_P(wpdb) == IS_OBJECT ? connection_of(Z_OBJ_P(wpdb)) : NULL;

	return connection && Z_TYPE_P(connection) <= IS_FALSE;
}

/*
 * Has what is held of the webhook done later: all of its contacts but those that
 * somebody said were done. Returns false if nothing is held, or cannot be stored.
 */
static bool accept_held(encharge_code reason)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	encharge_receipt receipts[ENCHARGE_CONTACTS_MAX];

	if (!encharge_keep_all_held(reason, receipts)) {
		return false;
	}
	encharge_answer_accepted(&guard->webhook, reason, receipts);
	/* Nobody else would notice: without its database WordPress comes to no plugin. */
	if (reason == ENCHARGE_DATABASE_UNAVAILABLE) {
		encharge_pause_site_inbox(guard->site, PAUSE_WITHOUT_DATABASE, reason);
	}
	return true;
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
	if (!accept_held(code)) {
		encharge_answer_failure(code, ENCHARGE_G(guard).site != NULL);
	}
}
