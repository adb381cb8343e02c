#ifndef ENCHARGE_ANSWERED_H
#define ENCHARGE_ANSWERED_H

#include "access_key.h"
#include "anonymize_ip.h"
#include "bytes.h"
#include "codes.h"
#include "site_identity.h"

#include <stdint.h>

#define ENCHARGE_ANSWERED_HOURS 24
#define ENCHARGE_ANSWERED_LAST 100

/*
 * The webhooks that were answered before WordPress, refused or a test that
 * passed, in memory that processes share: written by many at once without a
 * lock, so that one killed in the middle, or stopped, hinders nobody. There is
 * room for 64 sites; that of the site answered longest ago goes to another, so
 * nothing may depend on it.
 */
typedef struct encharge_answered encharge_answered;

/* Returns how many bytes the memory for it takes. */
size_t encharge_answered_size(void);

/*
 * Makes the record of zeroed memory: encharge_answered_size() bytes, aligned as
 * malloc() does, borrowed and not moved as long as it is used. seed is random;
 * now is Unix time. Returns that memory.
 */
encharge_answered *encharge_answered_create(void *memory, uint64_t seed, int64_t now);

/* Who was answered; everything is borrowed. */
typedef struct encharge_answered_request {
	encharge_bytes address; /* as text; what is kept is encharge_anonymize_ip() of it */
	encharge_bytes user_agent;
	const encharge_digest *key; /* of the key that was presented; NULL if none was */
} encharge_answered_request;

/* One answer; texts are UTF-8, ended by a NUL, empty where nothing is known. */
typedef struct encharge_answered_webhook {
	int64_t time;       /* Unix time */
	encharge_code code; /* ENCHARGE_OK: a test that passed */
	char address[ENCHARGE_ANONYMOUS_IP_SIZE];
	char user_agent[65]; /* one line, without markup */
	char key[5];         /* the first hexadecimal digits of the key's digest */
} encharge_answered_webhook;

typedef struct encharge_answered_count {
	int64_t hour;       /* Unix time at which it began */
	encharge_code code; /* ENCHARGE_OK: tests that passed */
	uint32_t count;     /* from 1 */
} encharge_answered_count;

typedef struct encharge_answered_report {
	/* Unix time from which on the site's answers are known: the beginning, or since the site has its place back. */
	int64_t since;
	/* The oldest hour comes first, and within an hour the codes come in their order. */
	encharge_answered_count counts[ENCHARGE_ANSWERED_HOURS * ENCHARGE_CODES_END];
	size_t count_count;
	/* The newest comes first. */
	encharge_answered_webhook last[ENCHARGE_ANSWERED_LAST];
	size_t last_count;
} encharge_answered_report;

/*
 * Keeps an answer and counts it. now is Unix time, from 0; code is why the
 * webhook was refused, or ENCHARGE_OK for a test that passed.
 */
void encharge_answered_add(encharge_answered *answered, const encharge_site_identity *site, int64_t now,
	encharge_code code, const encharge_answered_request *request);

/* Overwrites *report by what is known of the site: the last 24 hours, this one included. now is Unix time, from 0. */
void encharge_answered_read(const encharge_answered *answered, const encharge_site_identity *site, int64_t now,
	encharge_answered_report *report);

#endif
