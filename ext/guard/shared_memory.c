#include "shared_memory.h"

#include "ext/random/php_random.h"

#include <sys/mman.h>
#include <time.h>

static encharge_answered *refusals;
static encharge_wrong_keys *wrong_keys;
static bool wrong_keys_are_shared;

/* Zeroed; NULL if the system gives none. */
static void *share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory != MAP_FAILED ? memory : NULL;
}

void encharge_shared_memory_open(void)
{
	void *memory;
	/* In case that the system has no randomness. */
	uint64_t seed = (uint64_t) time(NULL);

	php_random_bytes_silent(&seed, sizeof(seed));

	memory = share(encharge_answered_size());
	if (memory) {
		refusals = encharge_answered_create(memory, seed, time(NULL));
	}
	memory = share(encharge_wrong_keys_size());
	wrong_keys_are_shared = memory != NULL;
	wrong_keys = encharge_wrong_keys_create(memory ? memory : pecalloc(1, encharge_wrong_keys_size(), 1), seed);
}

void encharge_shared_memory_close(void)
{
	if (refusals) {
		munmap(refusals, encharge_answered_size());
	}
	if (wrong_keys_are_shared) {
		munmap(wrong_keys, encharge_wrong_keys_size());
	} else {
		pefree(wrong_keys, 1);
	}
	refusals = NULL;
	wrong_keys = NULL;
}

encharge_answered *encharge_shared_answered(void)
{
	return refusals;
}

encharge_wrong_keys *encharge_shared_wrong_keys(void)
{
	return wrong_keys;
}
