#ifndef ENCHARGE_CLASS_INBOX_VALUES_H
#define ENCHARGE_CLASS_INBOX_VALUES_H

#include "php.h"

#include "core/inbox_claim.h"
#include "core/inbox_list.h"

/* As many entries are claimed at a time, at the most. */
#define ENCHARGE_CLAIMS_MAX 100

/* Claims on their way to PHP. */
typedef struct encharge_claim_list {
	size_t count;
	encharge_inbox_claim items[ENCHARGE_CLAIMS_MAX];
} encharge_claim_list;

/* Entries on their way to PHP. */
typedef struct encharge_inbox_item_list {
	size_t count;
	encharge_inbox_item items[];
} encharge_inbox_item_list;

/* Makes *array a list of strings. */
void encharge_receipts_to_array(zval *array, encharge_receipt *receipts, size_t count);

/* Makes *array a list of Claim objects and moves the claims into them. */
void encharge_claims_to_array(zval *array, encharge_claim_list *list);

/* Makes *array a list as Inbox::list() returns it. */
void encharge_inbox_items_to_array(zval *array, const encharge_inbox_item_list *list);

/* Adds a case of Code to the array, or null for ENCHARGE_OK. */
void encharge_add_code(zval *array, const char *name, encharge_code code);

/* Lets go of the claims, or frees the items, and frees the list, which malloc() made. */
void encharge_claim_list_free(void *list);
void encharge_inbox_item_list_free(void *list);

#endif
