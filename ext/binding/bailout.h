#ifndef ENCHARGE_BINDING_BAILOUT_H
#define ENCHARGE_BINDING_BAILOUT_H

#include "php.h"

/*
 * PHP leaves functions by longjmp() where a limit is hit (a bailout): memory
 * that is not PHP's own would then be lost.
 *
 * Keeps memory, which free_memory frees, until encharge_free_parked_memory() or,
 * if a bailout comes first, the end of the request. A thread keeps one at a
 * time: what it kept before is freed.
 */
void encharge_park_memory(void *memory, void (*free_memory)(void *memory));

/* Frees the memory that is parked, if any is. */
void encharge_free_parked_memory(void);

/*
 * Whether the memory limit was hit and PHP tells only when the method returns,
 * as some builds do; they kill the process at twice the limit. A loop over what
 * came from outside ends here, its result being thrown away.
 */
bool encharge_is_memory_exhausted(void);

/*
 * Whether the memory limit was hit in this request, where such a build tells it:
 * the fatal error then ends the script by an exit of PHP's own, without a bailout.
 */
bool encharge_was_memory_exhausted(void);

#endif
