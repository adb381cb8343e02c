#include "bailout.h"

#include "php_encharge.h"

void encharge_park_memory(void *thing, void (*destroy)(void *thing))
{
	/* After a bailout PHP code may go on: shutdown functions. */
	encharge_free_parked_memory();
	ENCHARGE_G(parked) = thing;
	ENCHARGE_G(free_parked) = destroy;
}

void encharge_free_parked_memory(void)
{
	void *parked = ENCHARGE_G(parked);

	ENCHARGE_G(parked) = NULL;
	if (parked) {
		ENCHARGE_G(free_parked)(parked);
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
