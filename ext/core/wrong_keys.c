#include "wrong_keys.h"

#include "anonymize_ip.h"
#include "shared_count.h"

#include <string.h>

/*
 * Nothing here has an owner, so nothing can be pushed out by asking for many
 * sites from many networks. Two networks that meet in one place share its
 * count: wrong keys of the one may then shut the other, for a minute, and never
 * hide what it does. Nobody can aim at that without the seed.
 */
#define NETWORKS (1 << 16)
#define SITES (1 << 12)

struct encharge_wrong_keys {
	uint64_t seed;
	encharge_shared_word networks[NETWORKS];
	encharge_shared_word sites[SITES];
};

typedef struct place {
	size_t network;
	size_t site;
} place;

size_t encharge_wrong_keys_size(void)
{
	return sizeof(encharge_wrong_keys);
}

encharge_wrong_keys *encharge_wrong_keys_create(void *memory, uint64_t seed)
{
	encharge_wrong_keys *counts = memory;

	counts->seed = seed;
	return counts;
}

static place place_of(const encharge_wrong_keys *counts, const encharge_site_identity *site, encharge_bytes address)
{
	uint64_t site_hash = encharge_site_hash(site, counts->seed), hash = site_hash, word;
	char network[ENCHARGE_ANONYMOUS_IP_SIZE];

	_Static_assert(sizeof(network) % sizeof(word) == 0, "a network is whole words");
	memset(network, 0, sizeof(network));
	encharge_anonymize_ip(address, network);
	for (size_t i = 0; i < sizeof(network); i += sizeof(word)) {
		memcpy(&word, network + i, sizeof(word));
		hash = encharge_mix(hash ^ word);
	}
	return (place){.network = hash % NETWORKS, .site = site_hash % SITES};
}

static uint32_t shut_for(const encharge_wrong_keys *counts, place at, int64_t now)
{
	uint32_t network = encharge_minute_shut_for(&counts->networks[at.network], now, ENCHARGE_WRONG_KEYS_OF_A_NETWORK);
	uint32_t all = encharge_minute_shut_for(&counts->sites[at.site], now, ENCHARGE_WRONG_KEYS_IN_ALL);

	return network > all ? network : all;
}

void encharge_wrong_keys_count(
	encharge_wrong_keys *counts, const encharge_site_identity *site, encharge_bytes address, int64_t now)
{
	place at = place_of(counts, site, address);

	if (shut_for(counts, at, now) == 0) {
		encharge_minute_count_up(&counts->networks[at.network], now, ENCHARGE_WRONG_KEYS_OF_A_NETWORK);
		encharge_minute_count_up(&counts->sites[at.site], now, ENCHARGE_WRONG_KEYS_IN_ALL);
	}
}

uint32_t encharge_wrong_keys_shut_for(
	const encharge_wrong_keys *counts, const encharge_site_identity *site, encharge_bytes address, int64_t now)
{
	return shut_for(counts, place_of(counts, site, address), now);
}
