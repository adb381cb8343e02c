#include "accepted_answer.h"

#include "answer.h"
#include "request.h"

static void add_receipts(zval *data, const encharge_people *contacts, encharge_receipt *receipts)
{
	zval results;

	if (contacts->count == 1) {
		add_assoc_stringl(data, "receipt", receipts[0], ENCHARGE_RECEIPT_LENGTH);
		return;
	}
	array_init_size(&results, (uint32_t) contacts->count);
	for (size_t i = 0; i < contacts->count; i++) {
		zval result;

		if (receipts[i][0] == '\0') {
			continue;
		}
		array_init_size(&result, 2);
		add_assoc_stringl(&result, "contact_id", contacts->items[i].id.text, contacts->items[i].id.length);
		add_assoc_stringl(&result, "receipt", receipts[i], ENCHARGE_RECEIPT_LENGTH);
		add_next_index_zval(&results, &result);
	}
	add_assoc_zval(data, "results", &results);
}

void encharge_answer_accepted(const encharge_webhook *webhook, encharge_code reason, encharge_receipt *receipts)
{
	zval data;

	encharge_answer_begin(202);
	encharge_answer_header("Server-Timing: guard;dur=%.1F", encharge_guard_milliseconds());
	array_init_size(&data, 4);
	add_assoc_string(&data, "method", encharge_action_name(webhook->action));
	add_assoc_string(&data, "status", "queued");
	if (webhook->async != ENCHARGE_ASYNC_YES) {
		add_assoc_string(&data, "reason", encharge_code_get(reason)->name);
	}
	add_receipts(&data, &webhook->contacts, receipts);
	encharge_answer_end(true, &data);
}
