#ifndef ENCHARGE_BINDING_BAILOUT_H
#define ENCHARGE_BINDING_BAILOUT_H

#include "php.h"

/*
 * Owns thing, which malloc made, until encharge_free_parked_memory() or, if a bailout comes
 * first, the end of the request. One thing at a time.
 */
void encharge_park_memory(void *thing, void (*destroy)(void *thing));

/* Destroys what is parked, if anything is. */
void encharge_free_parked_memory(void);

/*
 * Whether the memory limit was hit and PHP tells only when the method returns,
 * as some builds do; they kill the process at twice the limit. A loop over what
 * came from outside ends here, its result being thrown away.
 */
bool encharge_is_memory_exhausted(void);

#endif
