#include "answered.h"

#include "shared_count.h"

#include <string.h>

/*
 * What belongs to a site carries a mark or the number of its owner, so that
 * nothing has to be emptied when another site takes its place. What takes more
 * words than one carries a checksum, so that what somebody left unfinished, or
 * two wrote at once, is known and passed over.
 */
#define SITES 64
#define HOUR 3600

typedef struct record {
	uint64_t owner;
	uint64_t number;
	encharge_answered_webhook webhook;
} record;

#define RECORD_WORDS (sizeof(record) / sizeof(uint64_t))
_Static_assert(sizeof(record) % sizeof(uint64_t) == 0, "a record is whole words");

typedef struct kept_record {
	encharge_shared_word checksum;
	encharge_shared_word words[RECORD_WORDS];
} kept_record;

typedef struct place {
	encharge_shared_word since;
	encharge_shared_word counts[ENCHARGE_ANSWERED_HOURS][ENCHARGE_CODES_END];
	encharge_shared_word next;
	kept_record last[ENCHARGE_ANSWERED_LAST];
} place;

struct encharge_answered {
	uint64_t seed;
	int64_t begun;
	encharge_shared_word owners[SITES]; /* 0: free */
	encharge_shared_word used[SITES];
	place places[SITES];
};

size_t encharge_answered_size(void)
{
	return sizeof(encharge_answered);
}

encharge_answered *encharge_answered_create(void *memory, uint64_t seed, int64_t now)
{
	encharge_answered *answered = memory;

	answered->seed = seed;
	answered->begun = now;
	return answered;
}

static uint64_t owner_of(const encharge_answered *answered, const encharge_site_identity *site)
{
	uint64_t owner = encharge_site_hash(site, answered->seed);

	return owner != 0 ? owner : 1;
}

static uint64_t mark_of(uint64_t owner)
{
	return owner >> (64 - ENCHARGE_MARK_BITS);
}

/*
 * Returns the place of owner; the one that everybody finds first, should there be
 * two; SITES if there is none. Owner 0 looks for a free place.
 */
static size_t find_place(const encharge_answered *answered, uint64_t owner)
{
	for (size_t i = 0; i < SITES; i++) {
		size_t at = (owner + i) % SITES;

		if (encharge_shared_load(&answered->owners[at]) == owner) {
			return at;
		}
	}
	return SITES;
}

/* Takes a free place, or the one used longest ago; fails if somebody else was quicker. */
static void take_place(encharge_answered *answered, uint64_t owner, int64_t now)
{
	size_t oldest = 0;
	uint64_t oldest_owner = 0, oldest_use = UINT64_MAX;

	for (size_t i = 0; i < SITES && oldest_use > 0; i++) {
		size_t at = (owner + i) % SITES;
		uint64_t its_owner = encharge_shared_load(&answered->owners[at]);
		uint64_t use = its_owner != 0 ? encharge_shared_load(&answered->used[at]) : 0;

		if (use < oldest_use) {
			oldest = at;
			oldest_owner = its_owner;
			oldest_use = use;
		}
	}
	bool was_free = oldest_owner == 0;
	if (encharge_shared_replace(&answered->owners[oldest], &oldest_owner, owner)) {
		encharge_shared_store(&answered->used[oldest], (uint64_t) now);
		/* Nobody has lost a place as long as one is free. */
		encharge_marked_time_set_once(
			&answered->places[oldest].since, mark_of(owner), was_free ? answered->begun : now);
	}
}

/* Returns the place of owner, made if there is none; NULL in the rare case that others are quicker again and again. */
static place *own_place(encharge_answered *answered, uint64_t owner, int64_t now)
{
	for (int attempt = 0; attempt < 4; attempt++) {
		size_t at = find_place(answered, owner);

		if (at < SITES) {
			encharge_shared_store(&answered->used[at], (uint64_t) now);
			return &answered->places[at];
		}
		take_place(answered, owner, now);
	}
	return NULL;
}

static uint64_t checksum_of(const uint64_t *words)
{
	uint64_t sum = 1;

	for (size_t i = 0; i < RECORD_WORDS; i++) {
		sum = encharge_mix(sum ^ words[i]);
	}
	return sum;
}

static void keep_record(place *of, record *kept)
{
	uint64_t words[RECORD_WORDS];
	kept_record *to;

	kept->number = atomic_fetch_add_explicit(&of->next, 1, memory_order_relaxed);
	to = &of->last[kept->number % ENCHARGE_ANSWERED_LAST];
	memcpy(words, kept, sizeof(words));
	for (size_t i = 0; i < RECORD_WORDS; i++) {
		encharge_shared_store(&to->words[i], words[i]);
	}
	encharge_shared_store(&to->checksum, checksum_of(words));
}

static bool recall_record(const kept_record *from, record *out)
{
	uint64_t words[RECORD_WORDS];

	for (size_t i = 0; i < RECORD_WORDS; i++) {
		words[i] = encharge_shared_load(&from->words[i]);
	}
	memcpy(out, words, sizeof(words));
	return encharge_shared_load(&from->checksum) == checksum_of(words);
}

void encharge_answered_add(encharge_answered *answered, const encharge_site_identity *site, int64_t now,
	encharge_code code, const encharge_answered_request *request)
{
	uint64_t owner = owner_of(answered, site), mark = mark_of(owner);
	place *own = own_place(answered, owner, now);
	record kept;
	char hex[64];

	if (own == NULL) {
		return;
	}
	memset(&kept, 0, sizeof(kept));
	kept.owner = owner;
	kept.webhook.time = now;
	kept.webhook.code = code;
	encharge_anonymize_ip(request->address, kept.webhook.address);
	encharge_plain_text(
		request->user_agent, (encharge_bytes){NULL, 0}, kept.webhook.user_agent, sizeof(kept.webhook.user_agent));
	if (request->key != NULL) {
		encharge_digest_to_hex(request->key, hex);
		memcpy(kept.webhook.key, hex, sizeof(kept.webhook.key) - 1);
	}
	encharge_hour_count_up(&own->counts[now / HOUR % ENCHARGE_ANSWERED_HOURS][code], mark, now / HOUR);
	keep_record(own, &kept);
}

static void read_counts(const place *own, uint64_t mark, int64_t now, encharge_answered_report *report)
{
	int64_t this_hour = now / HOUR, hour = this_hour - ENCHARGE_ANSWERED_HOURS + 1;

	for (hour = hour > 0 ? hour : 0; hour <= this_hour; hour++) {
		for (int code = ENCHARGE_OK; code < ENCHARGE_CODES_END; code++) {
			uint32_t count = encharge_hour_count(&own->counts[hour % ENCHARGE_ANSWERED_HOURS][code], mark, hour);

			if (count > 0) {
				report->counts[report->count_count++] =
					(encharge_answered_count){.hour = hour * HOUR, .code = (encharge_code) code, .count = count};
			}
		}
	}
}

static void read_last(const place *own, uint64_t owner, encharge_answered_report *report)
{
	uint64_t next = encharge_shared_load(&own->next);
	record kept;

	for (uint64_t back = 1; back <= ENCHARGE_ANSWERED_LAST && back <= next; back++) {
		uint64_t number = next - back;

		if (recall_record(&own->last[number % ENCHARGE_ANSWERED_LAST], &kept) && kept.owner == owner
			&& kept.number == number) {
			report->last[report->last_count++] = kept.webhook;
		}
	}
}

void encharge_answered_read(const encharge_answered *answered, const encharge_site_identity *site, int64_t now,
	encharge_answered_report *report)
{
	uint64_t owner = owner_of(answered, site), mark = mark_of(owner);
	size_t at = find_place(answered, owner);

	memset(report, 0, sizeof(*report));
	if (at == SITES) {
		report->since = find_place(answered, 0) < SITES ? answered->begun : now;
		return;
	}
	report->since = encharge_marked_time(&answered->places[at].since, mark, now);
	read_counts(&answered->places[at], mark, now, report);
	read_last(&answered->places[at], owner, report);
}
