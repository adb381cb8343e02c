#include "answered_report.h"

#include "shared_memory.h"

static void add_code(zval *entry, encharge_code code)
{
	add_assoc_string(entry, "code", encharge_code_get(code)->name);
}

static void add_counts(zval *refusals, const encharge_answered_report *report)
{
	zval hours, entry;

	array_init_size(&hours, (uint32_t) report->count_count);
	for (size_t i = 0; i < report->count_count; i++) {
		const encharge_answered_count *count = &report->counts[i];

		array_init_size(&entry, 3);
		add_assoc_long(&entry, "hour", count->hour);
		add_code(&entry, count->code);
		add_assoc_long(&entry, "count", count->count);
		add_next_index_zval(&hours, &entry);
	}
	add_assoc_zval(refusals, "hours", &hours);
}

static void add_last(zval *refusals, const encharge_answered_report *report)
{
	zval last, entry;

	array_init_size(&last, (uint32_t) report->last_count);
	for (size_t i = 0; i < report->last_count; i++) {
		const encharge_answered_webhook *refusal = &report->last[i];

		array_init_size(&entry, 5);
		add_assoc_long(&entry, "time", refusal->time);
		add_code(&entry, refusal->code);
		add_assoc_string(&entry, "address", refusal->address);
		add_assoc_string(&entry, "user_agent", refusal->user_agent);
		add_assoc_string(&entry, "key", refusal->key);
		add_next_index_zval(&last, &entry);
	}
	add_assoc_zval(refusals, "last", &last);
}

void encharge_diagnosis_add(zval *data, const encharge_site_identity *site, int64_t now)
{
	encharge_answered_report *report;
	zval refusals;

	if (!encharge_shared_answered()) {
		return;
	}
	report = emalloc(sizeof(*report));
	encharge_answered_read(encharge_shared_answered(), site, now, report);
	array_init_size(&refusals, 3);
	add_assoc_long(&refusals, "since", report->since);
	add_counts(&refusals, report);
	add_last(&refusals, report);
	add_assoc_zval(data, "refusals", &refusals);
	efree(report);
}
