#ifndef ENCHARGE_GUARD_SHARED_REFUSALS_H
#define ENCHARGE_GUARD_SHARED_REFUSALS_H

#include "php.h"

#include "core/refusals.h"

/* Makes the memory that this process and those forked from it share; in MINIT. */
void encharge_shared_refusals_open(void);

void encharge_shared_refusals_close(void);

/* The refusals of all sites; NULL if the system gave no memory for them. */
encharge_refusals *encharge_shared_refusals(void);

#endif
