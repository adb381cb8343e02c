#ifndef ENCHARGE_REFUSALS_H
#define ENCHARGE_REFUSALS_H

#include "access_key.h"
#include "bytes.h"
#include "codes.h"
#include "network.h"

#include <stdint.h>

#define ENCHARGE_REFUSALS_HOURS 24
#define ENCHARGE_REFUSALS_LAST 100

/* More wrong keys than this within a minute shut the site's weak keys for a minute. */
#define ENCHARGE_WRONG_KEYS_MAX 60

/*
 * The webhooks that were refused, in memory that processes share: written by
 * many at once without a lock, so that one killed in the middle, or stopped,
 * hinders nobody. 64 sites at most; the one refused longest ago goes.
 */
typedef struct encharge_refusals encharge_refusals;

/* How many bytes the memory for it takes. */
size_t encharge_refusals_size(void);

/*
 * Makes refusals of memory: zeroed, encharge_refusals_size() bytes, aligned as
 * malloc() does, not moved as long as it is used. seed is random; now is Unix
 * time.
 */
encharge_refusals *encharge_refusals_create(void *memory, uint64_t seed, int64_t now);

/* Tells a site from all others that the processes serve: by its guard file's place, and its number there. */
typedef struct encharge_refusals_site {
	uint64_t directory_device;
	uint64_t directory_inode;
	uint64_t file_name; /* a hash of it */
	int64_t id;
} encharge_refusals_site;

/* Who was refused; everything is borrowed. */
typedef struct encharge_refused_request {
	encharge_bytes address; /* as text; kept is encharge_network_of() it */
	encharge_bytes user_agent;
	const encharge_digest *key; /* of the key that was presented; NULL if none was */
} encharge_refused_request;

/* One refusal; texts are UTF-8, ended by a NUL, empty where nothing is known. */
typedef struct encharge_refusal {
	int64_t time; /* Unix time */
	encharge_code code;
	char address[ENCHARGE_NETWORK_SIZE];
	char user_agent[65]; /* one line, without markup */
	char key[5];         /* the first hexadecimal digits of the key's digest */
} encharge_refusal;

typedef struct encharge_refusal_count {
	int64_t hour; /* Unix time at which it began */
	encharge_code code;
	uint32_t count; /* from 1 */
} encharge_refusal_count;

typedef struct encharge_refusals_report {
	/* Unix time from which on the site's refusals are known: the beginning, or since it has its place back. */
	int64_t since;
	/* Oldest hour first. */
	encharge_refusal_count counts[ENCHARGE_REFUSALS_HOURS * ENCHARGE_CODES_END];
	size_t count_count;
	/* Newest first. */
	encharge_refusal last[ENCHARGE_REFUSALS_LAST];
	size_t last_count;
} encharge_refusals_report;

/*
 * Keeps a refusal and counts it. now is Unix time, from 0; code any but
 * ENCHARGE_OK. ENCHARGE_INVALID_ACCESS_KEY is counted as a wrong key too.
 */
void encharge_refusals_add(encharge_refusals *refusals, const encharge_refusals_site *site, int64_t now,
	encharge_code code, const encharge_refused_request *request);

/* Counts a wrong key for which the webhook is not refused, since somebody else may know it. */
void encharge_refusals_count_wrong_key(encharge_refusals *refusals, const encharge_refusals_site *site, int64_t now);

/* Whether the site's weak keys are shut at now because of wrong ones. */
bool encharge_refusals_weak_keys_are_shut(
	const encharge_refusals *refusals, const encharge_refusals_site *site, int64_t now);

/* Overwrites *report by what is known of the site: the last 24 hours, this one included. */
void encharge_refusals_read(const encharge_refusals *refusals, const encharge_refusals_site *site, int64_t now,
	encharge_refusals_report *report);

#endif
