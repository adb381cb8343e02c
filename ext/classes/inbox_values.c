#include "inbox_values.h"

#include "Action.h"
#include "Claim.h"
#include "Code.h"

#include "binding/bailout.h"
#include "binding/digests.h"

void encharge_claim_list_free(void *memory)
{
	encharge_claim_list *list = memory;

	for (size_t i = 0; i < list->count; i++) {
		encharge_inbox_claim_let_go(&list->items[i]);
	}
	free(list);
}

void encharge_inbox_item_list_free(void *memory)
{
	encharge_inbox_item_list *list = memory;

	for (size_t i = 0; i < list->count; i++) {
		encharge_inbox_item_free(&list->items[i]);
	}
	free(list);
}

void encharge_receipts_to_array(zval *array, encharge_receipt *receipts, size_t count)
{
	array_init_size(array, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		add_next_index_stringl(array, receipts[i], ENCHARGE_RECEIPT_LENGTH);
	}
}

void encharge_claims_to_array(zval *array, encharge_claim_list *list)
{
	array_init_size(array, (uint32_t) list->count);
	for (size_t i = 0; i < list->count && !encharge_is_memory_exhausted(); i++) {
		zval claim;

		encharge_claim_create(&claim, &list->items[i]);
		add_next_index_zval(array, &claim);
	}
}

void encharge_add_code(zval *array, const char *name, encharge_code code)
{
	zval value;

	ZVAL_NULL(&value);
	if (code != ENCHARGE_OK) {
		ZVAL_OBJ_COPY(&value, encharge_code_case(code));
	}
	add_assoc_zval(array, name, &value);
}

static void add_entry(zval *array, const encharge_inbox_item *item)
{
	const encharge_inbox_entry *entry = &item->entry;
	zval action;

	if (!item->is_whole) {
		add_assoc_null(array, "contact");
		add_assoc_null(array, "action");
		add_assoc_null(array, "role");
		add_assoc_bool(array, "notify", false);
		add_assoc_null(array, "keyDigest");
		add_assoc_null(array, "accepted");
		return;
	}
	add_assoc_stringl(array, "contact", entry->person.id.text, entry->person.id.length);
	ZVAL_OBJ_COPY(&action, encharge_action_case(entry->action));
	add_assoc_zval(array, "action", &action);
	if (entry->role) {
		add_assoc_stringl(array, "role", entry->role, entry->role_length);
	} else {
		add_assoc_null(array, "role");
	}
	add_assoc_bool(array, "notify", entry->notify);
	add_assoc_str(array, "keyDigest", encharge_digest_to_string(&entry->key_digest));
	add_assoc_double(array, "accepted", (double) entry->accepted / 1e6);
}

static void add_item(zval *list, const encharge_inbox_item *item)
{
	zval array;

	array_init_size(&array, 12);
	add_next_index_zval(list, &array);
	add_assoc_string(&array, "file", item->file);
	add_assoc_string(&array, "receipt", item->name.receipt);
	add_entry(&array, item);
	if (item->name.time != 0) {
		add_assoc_long(&array, "time", (zend_long) item->name.time);
	} else {
		add_assoc_null(&array, "time");
	}
	add_assoc_long(&array, "tries", item->name.tries);
	encharge_add_code(&array, "code", item->failure.code);
	add_assoc_string(&array, "message", item->failure.message);
}

void encharge_inbox_items_to_array(zval *array, const encharge_inbox_item_list *list)
{
	array_init_size(array, (uint32_t) list->count);
	for (size_t i = 0; i < list->count && !encharge_is_memory_exhausted(); i++) {
		add_item(array, &list->items[i]);
	}
}
