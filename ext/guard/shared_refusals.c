#include "shared_refusals.h"

#include "ext/random/php_random.h"

#include <sys/mman.h>
#include <time.h>

static void *memory = MAP_FAILED;
static encharge_refusals *refusals;

void encharge_shared_refusals_open(void)
{
	uint64_t seed;

	memory = mmap(NULL, encharge_refusals_size(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (memory != MAP_FAILED && php_random_bytes_silent(&seed, sizeof(seed)) == SUCCESS) {
		refusals = encharge_refusals_create(memory, seed, time(NULL));
	}
}

void encharge_shared_refusals_close(void)
{
	refusals = NULL;
	if (memory != MAP_FAILED) {
		munmap(memory, encharge_refusals_size());
		memory = MAP_FAILED;
	}
}

encharge_refusals *encharge_shared_refusals(void)
{
	return refusals;
}
