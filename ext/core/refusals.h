#ifndef ENCHARGE_REFUSALS_H
#define ENCHARGE_REFUSALS_H

#include "access_key.h"
#include "bytes.h"
#include "codes.h"
#include "network.h"
#include "site_identity.h"

#include <stdint.h>

#define ENCHARGE_REFUSALS_HOURS 24
#define ENCHARGE_REFUSALS_LAST 100

/*
 * The webhooks that were refused, in memory that processes share: written by
 * many at once without a lock, so that one killed in the middle, or stopped,
 * hinders nobody. 64 sites at most; the one refused longest ago goes, so
 * nothing may depend on it.
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

/* Keeps a refusal and counts it. now is Unix time, from 0; code any but ENCHARGE_OK. */
void encharge_refusals_add(encharge_refusals *refusals, const encharge_site_identity *site, int64_t now,
	encharge_code code, const encharge_refused_request *request);

/* Overwrites *report by what is known of the site: the last 24 hours, this one included. */
void encharge_refusals_read(const encharge_refusals *refusals, const encharge_site_identity *site, int64_t now,
	encharge_refusals_report *report);

#endif
