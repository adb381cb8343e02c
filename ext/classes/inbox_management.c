/* The methods of Inbox by which it is looked at and managed; those of a webhook's way are in Inbox.c. */

#include "Inbox.h"

#include "Code.h"
#include "InboxState.h"
#include "exceptions.h"
#include "inbox_values.h"

#include "binding/bailout.h"

#include "core/file_system.h"
#include "core/inbox_list.h"
#include "core/inbox_pause.h"
#include "core/inbox_upkeep.h"

#include <time.h>

#define LIST_MAX 1000
#define COUNT_MAX (1000 * 1000)

ZEND_METHOD(Encharge_Webhooks_Inbox, isOnNetwork)
{
	encharge_inbox *inbox;

	ZEND_PARSE_PARAMETERS_NONE();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox) {
		RETURN_THROWS();
	}
	RETURN_BOOL(encharge_file_is_remote(inbox->folder));
}

ZEND_METHOD(Encharge_Webhooks_Inbox, pause)
{
	zend_long seconds;
	zend_object *reason;
	encharge_inbox *inbox;
	int error;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(seconds)
		Z_PARAM_OBJ_OF_CLASS(reason, encharge_ce_Code)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox || !encharge_is_within(seconds, 0, ENCHARGE_INBOX_SECONDS_MAX, 1)) {
		RETURN_THROWS();
	}
	error = encharge_inbox_pause(inbox, seconds > 0 ? time(NULL) + seconds : 0, encharge_code_of(reason));
	if (error != 0) {
		encharge_throw_inbox(error);
	}
}

ZEND_METHOD(Encharge_Webhooks_Inbox, paused)
{
	encharge_inbox *inbox;
	encharge_code code;
	int64_t until;

	ZEND_PARSE_PARAMETERS_NONE();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox) {
		RETURN_THROWS();
	}
	until = encharge_inbox_paused(inbox, time(NULL), &code);
	if (until == 0) {
		RETURN_NULL();
	}
	array_init_size(return_value, 2);
	add_assoc_long(return_value, "until", (zend_long) until);
	encharge_add_code(return_value, "reason", code);
}

ZEND_METHOD(Encharge_Webhooks_Inbox, count)
{
	zend_object *state;
	zend_long at_most = 10000;
	encharge_inbox *inbox;
	size_t count;
	int64_t oldest;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(state, encharge_ce_InboxState)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(at_most)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox || !encharge_is_within(at_most, 1, COUNT_MAX, 2)) {
		RETURN_THROWS();
	}
	error = encharge_inbox_count(inbox, encharge_inbox_state_of(state), (size_t) at_most, &count, &oldest);
	if (error != 0) {
		encharge_throw_inbox(error);
		RETURN_THROWS();
	}
	array_init_size(return_value, 2);
	add_assoc_long(return_value, "count", (zend_long) count);
	if (oldest != 0) {
		add_assoc_long(return_value, "oldest", (zend_long) oldest);
	} else {
		add_assoc_null(return_value, "oldest");
	}
}

ZEND_METHOD(Encharge_Webhooks_Inbox, list)
{
	zend_object *state;
	zend_long limit;
	zend_string *after = ZSTR_EMPTY_ALLOC();
	encharge_inbox *inbox;
	encharge_inbox_item_list *list;
	int error;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_OBJ_OF_CLASS(state, encharge_ce_InboxState)
		Z_PARAM_LONG(limit)
		Z_PARAM_OPTIONAL
		Z_PARAM_PATH_STR(after)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	if (!inbox || !encharge_is_within(limit, 1, LIST_MAX, 2)) {
		RETURN_THROWS();
	}
	list = pecalloc(1, sizeof(*list) + (size_t) limit * sizeof(list->items[0]), 1);
	encharge_park_memory(list, encharge_inbox_item_list_free);
	error = encharge_inbox_list(
		inbox, encharge_inbox_state_of(state), ZSTR_VAL(after), (size_t) limit, list->items, &list->count);
	if (error == 0) {
		encharge_inbox_items_to_array(return_value, list);
	} else {
		encharge_throw_inbox(error);
	}
	encharge_free_parked_memory();
}

/* Returns the receipts, to be freed by the caller; NULL, with an Error pending, if one is none. The first of them is
 * the method's argument arg_num. */
static encharge_receipt *read_receipts(const zval *arguments, uint32_t count, uint32_t arg_num)
{
	encharge_receipt *receipts = safe_emalloc(count, sizeof(receipts[0]), 0);

	for (uint32_t i = 0; i < count; i++) {
		if (Z_TYPE(arguments[i]) != IS_STRING || Z_STRLEN(arguments[i]) != ENCHARGE_RECEIPT_LENGTH
			|| !encharge_is_receipt(Z_STRVAL(arguments[i]))) {
			zend_argument_value_error(arg_num + i, "must be a receipt of 32 hexadecimal digits");
			efree(receipts);
			return NULL;
		}
		memcpy(receipts[i], Z_STRVAL(arguments[i]), sizeof(receipts[i]));
	}
	return receipts;
}

/* Frees the receipts and returns of how many entries they were, or throws for an errno. */
static void return_count(zval *return_value, encharge_receipt *receipts, int error, size_t count)
{
	efree(receipts);
	if (error != 0) {
		encharge_throw_inbox(error);
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) count);
}

ZEND_METHOD(Encharge_Webhooks_Inbox, retry)
{
	zval *arguments;
	uint32_t length;
	encharge_receipt *receipts;
	encharge_inbox *inbox;
	size_t count;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_VARIADIC('+', arguments, length)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	receipts = inbox ? read_receipts(arguments, length, 1) : NULL;
	if (!receipts) {
		RETURN_THROWS();
	}
	error = encharge_inbox_retry(inbox, receipts, length, time(NULL), &count);
	return_count(return_value, receipts, error, count);
}

ZEND_METHOD(Encharge_Webhooks_Inbox, discard)
{
	zend_object *state;
	zval *arguments;
	uint32_t length;
	encharge_receipt *receipts;
	encharge_inbox *inbox;
	size_t count;
	int error;

	ZEND_PARSE_PARAMETERS_START(2, -1)
		Z_PARAM_OBJ_OF_CLASS(state, encharge_ce_InboxState)
		Z_PARAM_VARIADIC('+', arguments, length)
	ZEND_PARSE_PARAMETERS_END();

	inbox = encharge_inbox_of(ZEND_THIS);
	receipts = inbox ? read_receipts(arguments, length, 2) : NULL;
	if (!receipts) {
		RETURN_THROWS();
	}
	error = encharge_inbox_discard(inbox, encharge_inbox_state_of(state), receipts, length, &count);
	return_count(return_value, receipts, error, count);
}
