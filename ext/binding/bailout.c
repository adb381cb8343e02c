#include "bailout.h"

ZEND_TLS void *parked;
ZEND_TLS void (*free_parked)(void *memory);

void encharge_park_memory(void *memory, void (*free_memory)(void *memory))
{
	/* After a bailout PHP code may go on: shutdown functions. */
	encharge_free_parked_memory();
	parked = memory;
	free_parked = free_memory;
}

void encharge_free_parked_memory(void)
{
	void *memory = parked;

	parked = NULL;
	if (memory) {
		free_parked(memory);
	}
}

bool encharge_is_memory_exhausted(void)
{
#ifdef ZEND_HAS_OOM
	return EG(delayed_oom).state == ZEND_OOM_STATE_PENDING;
#else
	return false;
#endif
}

bool encharge_was_memory_exhausted(void)
{
#ifdef ZEND_HAS_OOM
	return ZEND_HAS_OOM();
#else
	return false;
#endif
}
