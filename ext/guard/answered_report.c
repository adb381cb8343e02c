#include "answered_report.h"

#include "shared_memory.h"

static void add_code(zval *entry, encharge_code code)
{
	if (code == ENCHARGE_OK) {
		add_assoc_null(entry, "code");
	} else {
		add_assoc_string(entry, "code", encharge_code_get(code)->name);
	}
}

static void add_counts(zval *result, const encharge_answered_report *report, bool with_tests)
{
	zval hours, entry;

	array_init_size(&hours, (uint32_t) report->count_count);
	for (size_t i = 0; i < report->count_count; i++) {
		const encharge_answered_count *count = &report->counts[i];

		if (count->code == ENCHARGE_OK && !with_tests) {
			continue;
		}
		array_init_size(&entry, 3);
		add_assoc_long(&entry, "hour", count->hour);
		add_code(&entry, count->code);
		add_assoc_long(&entry, "count", count->count);
		add_next_index_zval(&hours, &entry);
	}
	add_assoc_zval(result, "hours", &hours);
}

static void add_last(zval *result, const encharge_answered_report *report, bool with_tests)
{
	zval last, entry;

	array_init_size(&last, (uint32_t) report->last_count);
	for (size_t i = 0; i < report->last_count; i++) {
		const encharge_answered_webhook *webhook = &report->last[i];

		if (webhook->code == ENCHARGE_OK && !with_tests) {
			continue;
		}
		array_init_size(&entry, 5);
		add_assoc_long(&entry, "time", webhook->time);
		add_code(&entry, webhook->code);
		add_assoc_string(&entry, "address", webhook->address);
		add_assoc_string(&entry, "user_agent", webhook->user_agent);
		add_assoc_string(&entry, "key", webhook->key);
		add_next_index_zval(&last, &entry);
	}
	add_assoc_zval(result, "last", &last);
}

static void make_report(zval *result, const encharge_site_identity *site, int64_t now, bool with_tests)
{
	encharge_answered_report *report = emalloc(sizeof(*report));

	encharge_answered_read(encharge_shared_answered(), site, now, report);
	array_init_size(result, 3);
	add_assoc_long(result, "since", report->since);
	add_counts(result, report, with_tests);
	add_last(result, report, with_tests);
	efree(report);
}

void encharge_add_refusals(zval *data, const encharge_site_identity *site, int64_t now)
{
	zval refusals;

	if (encharge_shared_answered()) {
		make_report(&refusals, site, now, false);
		add_assoc_zval(data, "refusals", &refusals);
	}
}

void encharge_report_answered(zval *result, const encharge_site_identity *site, int64_t now)
{
	if (encharge_shared_answered()) {
		make_report(result, site, now, true);
	} else {
		ZVAL_NULL(result);
	}
}
