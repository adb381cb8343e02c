#include "shared_memory.h"

#include "ext/random/php_random.h"
#include "SAPI.h"

#include <sys/mman.h>
#include <time.h>

static encharge_answered *answered;
static encharge_wrong_keys *wrong_keys;
static bool wrong_keys_are_shared;

/* Returns zeroed memory that forked processes share; NULL if the system gives none. */
static void *map_shared(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory != MAP_FAILED ? memory : NULL;
}

/* No webhook ever comes to a command, so it knows of none. */
static bool is_command_line(void)
{
	return strcmp(sapi_module.name, "cli") == 0;
}

void encharge_shared_memory_open(void)
{
	void *memory;
	/* The clock stands in where the system has no randomness. */
	uint64_t seed = (uint64_t) time(NULL);

	php_random_bytes_silent(&seed, sizeof(seed));

	memory = is_command_line() ? NULL : map_shared(encharge_answered_size());
	if (memory) {
		answered = encharge_answered_create(memory, seed, time(NULL));
	}
	memory = map_shared(encharge_wrong_keys_size());
	wrong_keys_are_shared = memory != NULL;
	wrong_keys = encharge_wrong_keys_create(memory ? memory : pecalloc(1, encharge_wrong_keys_size(), 1), seed);
}

void encharge_shared_memory_close(void)
{
	if (answered) {
		munmap(answered, encharge_answered_size());
	}
	if (wrong_keys_are_shared) {
		munmap(wrong_keys, encharge_wrong_keys_size());
	} else {
		pefree(wrong_keys, 1);
	}
	answered = NULL;
	wrong_keys = NULL;
}

encharge_answered *encharge_shared_answered(void)
{
	return answered;
}

encharge_wrong_keys *encharge_shared_wrong_keys(void)
{
	return wrong_keys;
}
