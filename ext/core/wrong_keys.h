#ifndef ENCHARGE_WRONG_KEYS_H
#define ENCHARGE_WRONG_KEYS_H

#include "bytes.h"
#include "site_identity.h"

#include <stddef.h>
#include <stdint.h>

/* More wrong keys than these within a minute shut a site's weak keys for a minute: for one network, for everybody. */
#define ENCHARGE_WRONG_KEYS_OF_A_NETWORK 60
#define ENCHARGE_WRONG_KEYS_IN_ALL 6000

/*
 * How many wrong keys came for each site and from each network, in memory that
 * processes share: written by many at once without a lock, so that one killed
 * in the middle, or stopped, hinders nobody.
 */
typedef struct encharge_wrong_keys encharge_wrong_keys;

/* Returns how many bytes the memory for them takes. */
size_t encharge_wrong_keys_size(void);

/*
 * Makes the counts of zeroed memory: encharge_wrong_keys_size() bytes, aligned as
 * malloc() does, borrowed and not moved as long as it is used. seed is random.
 * Returns that memory.
 */
encharge_wrong_keys *encharge_wrong_keys_create(void *memory, uint64_t seed);

/*
 * Counts a wrong key. While the weak keys are shut nothing is counted, so that
 * they open after a minute even if a sender whose key is right goes on.
 *
 * address is the sender's as text, and counts by encharge_anonymize_ip() it; what
 * is none is one network. now is Unix time.
 */
void encharge_wrong_keys_count(
	encharge_wrong_keys *counts, const encharge_site_identity *site, encharge_bytes address, int64_t now);

/* Returns for how many seconds yet, 1 to 60, the site's weak keys are shut to that address; 0 if they are open. */
uint32_t encharge_wrong_keys_shut_for(
	const encharge_wrong_keys *counts, const encharge_site_identity *site, encharge_bytes address, int64_t now);

#endif
