#include "Inbox.h"

#include "Webhook.h"
#include "exceptions.h"
#include "inbox_values.h"
#include "registration.h"

#include "binding/bailout.h"
#include "binding/digests.h"

#include "guard/site_inbox.h"

#include "core/contacts.h"
#include "core/inbox_upkeep.h"
#include "core/wall_clock.h"

#include "ext/standard/php_filestat.h"

#include "Inbox_arginfo.h"

#include <errno.h>
#include <time.h>

/* What is written within seconds; an older draft's writer is gone. */
#define DRAFT_MAX_SECONDS (60 * 60)

static zend_class_entry *inbox_ce;

static zend_object_handlers handlers;

typedef struct inbox_object {
	encharge_inbox *inbox; /* NULL: nobody opened it */
	zend_object std;
} inbox_object;

static inbox_object *from_object(zend_object *object)
{
	return (inbox_object *) ((char *) object - offsetof(inbox_object, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	inbox_object *intern = zend_object_alloc(sizeof(*intern), ce);

	zend_object_std_init(&intern->std, ce);
	object_properties_init(&intern->std, ce);
	intern->std.handlers = &handlers;
	return &intern->std;
}

static void free_object(zend_object *object)
{
	encharge_inbox_release(from_object(object)->inbox);
	zend_object_std_dtor(object);
}

void encharge_register_inbox(void)
{
	inbox_ce = register_class_Encharge_Webhooks_Inbox();
	inbox_ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(inbox_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}

encharge_inbox *encharge_inbox_of(zval *this)
{
	encharge_inbox *inbox = from_object(Z_OBJ_P(this))->inbox;

	if (!inbox) {
		zend_throw_error(NULL, "The inbox is not open: only Inbox::open() opens one");
	}
	return inbox;
}

bool encharge_is_within(zend_long value, zend_long min, zend_long max, uint32_t arg_num)
{
	if (value < min || value > max) {
		zend_argument_value_error(arg_num, "must be between " ZEND_LONG_FMT " and " ZEND_LONG_FMT, min, max);
		return false;
	}
	return true;
}

ZEND_METHOD(Encharge_Webhooks_Inbox, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Inbox, open)
{
	zend_string *folder, *installation;
	encharge_inbox *inbox;
	int error;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(folder)
		Z_PARAM_STR(installation)
	ZEND_PARSE_PARAMETERS_END();

	if (!IS_ABSOLUTE_PATH(ZSTR_VAL(folder), ZSTR_LEN(folder))) {
		zend_argument_value_error(1, "must be an absolute path");
		RETURN_THROWS();
	}
	if (php_check_open_basedir_ex(ZSTR_VAL(folder), false)) {
		encharge_throw_inbox(EACCES);
		RETURN_THROWS();
	}
	error = encharge_inbox_open(
		&inbox, ZSTR_VAL(folder), (encharge_bytes){ZSTR_VAL(installation), ZSTR_LEN(installation)}, encharge_sha256);
	if (error != 0) {
		encharge_throw_inbox(error);
		RETURN_THROWS();
	}
	object_init_ex(return_value, inbox_ce);
	from_object(Z_OBJ_P(return_value))->inbox = inbox;
}

/* Returns what the object holds, parked; NULL, with an exception pending, if it names no contact. */
static encharge_webhook *park_webhook(zend_object *object)
{
	encharge_webhook *webhook = pecalloc(1, sizeof(*webhook), 1);

	encharge_park_memory(webhook, encharge_webhook_free_parked);
	switch (encharge_webhook_of(object, webhook)) {
		case ENCHARGE_OK:
			return webhook;
		case ENCHARGE_MISSING_CONTACT:
			zend_argument_value_error(1, "must name a contact");
			break;
		default:
			encharge_throw_inbox(ENOMEM);
	}
	encharge_free_parked_memory();
	return NULL;
}

ZEND_METHOD(Encharge_Webhooks_Inbox, accept)
{
	encharge_receipt receipts[ENCHARGE_CONTACTS_MAX];
	zend_object *object;
	bool with_persons = false;
	encharge_inbox *inbox;
	encharge_webhook *webhook;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(object, encharge_ce_Webhook)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(with_persons)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	webhook = inbox ? park_webhook(object) : NULL;
	if (!webhook) {
		RETURN_THROWS();
	}
	error = encharge_inbox_accept(inbox, webhook, with_persons, encharge_microseconds(), receipts);
	if (error == 0) {
		encharge_receipts_to_array(return_value, receipts, webhook->contacts.count);
	} else {
		encharge_throw_inbox(error);
	}
	encharge_free_parked_memory();
}

ZEND_METHOD(Encharge_Webhooks_Inbox, hold)
{
	zend_object *object;
	bool with_persons = false;
	encharge_inbox *inbox;
	encharge_webhook *webhook;
	encharge_claim_list *list;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(object, encharge_ce_Webhook)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(with_persons)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	webhook = inbox ? park_webhook(object) : NULL;
	if (!webhook) {
		RETURN_THROWS();
	}
	list = pecalloc(1, sizeof(*list), 1);
	error = encharge_inbox_hold(inbox, webhook, with_persons, encharge_microseconds(), list->items);
	list->count = error == 0 ? webhook->contacts.count : 0;
	encharge_park_memory(list, encharge_claim_list_free);
	if (error == 0) {
		encharge_claims_to_array(return_value, list);
	} else {
		encharge_throw_inbox(error);
	}
	encharge_free_parked_memory();
}

ZEND_METHOD(Encharge_Webhooks_Inbox, claim)
{
	zend_long limit;
	encharge_inbox *inbox;
	encharge_claim_list *list;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(limit)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox || !encharge_is_within(limit, 1, ENCHARGE_CLAIMS_MAX, 1)) {
		RETURN_THROWS();
	}
	list = pecalloc(1, sizeof(*list), 1);
	error = encharge_inbox_claim_next(inbox, time(NULL), (size_t) limit, list->items, &list->count);
	encharge_park_memory(list, encharge_claim_list_free);
	if (error == 0) {
		encharge_claims_to_array(return_value, list);
	} else {
		encharge_throw_inbox(error);
	}
	encharge_free_parked_memory();
}

ZEND_METHOD(Encharge_Webhooks_Inbox, lock)
{
	encharge_inbox *inbox;
	int error;

	ZEND_PARSE_PARAMETERS_NONE();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox) {
		RETURN_THROWS();
	}
	/* The guard has kept it for whoever drains in this request. */
	encharge_give_up_drain();
	error = encharge_inbox_lock(inbox);
	if (error == EWOULDBLOCK) {
		RETURN_FALSE;
	}
	if (error != 0) {
		encharge_throw_inbox(error);
		RETURN_THROWS();
	}
	encharge_inbox_sweep(inbox, time(NULL) - DRAFT_MAX_SECONDS);
	RETURN_TRUE;
}

static bool has_work(encharge_inbox *inbox)
{
	bool has_work = false;

	encharge_inbox_has_work(inbox, time(NULL), &has_work);

	return has_work;
}

ZEND_METHOD(Encharge_Webhooks_Inbox, unlock)
{
	encharge_inbox *inbox;

	ZEND_PARSE_PARAMETERS_NONE();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox) {
		RETURN_THROWS();
	}
	encharge_give_up_drain();
	encharge_inbox_unlock(inbox);
	RETURN_BOOL(!has_work(inbox));
}

ZEND_METHOD(Encharge_Webhooks_Inbox, hasWork)
{
	encharge_inbox *inbox;

	ZEND_PARSE_PARAMETERS_NONE();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox) {
		RETURN_THROWS();
	}
	RETURN_BOOL(has_work(inbox));
}
