#ifndef ENCHARGE_GUARD_SHARED_MEMORY_H
#define ENCHARGE_GUARD_SHARED_MEMORY_H

#include "php.h"

#include "core/refusals.h"
#include "core/wrong_keys.h"

/* Makes the memory that this process and those forked from it share; in MINIT. */
void encharge_shared_memory_open(void);

void encharge_shared_memory_close(void);

/* The refusals of all sites; NULL if the system gave no memory for them. */
encharge_refusals *encharge_shared_refusals(void);

/*
 * The wrong keys of all sites. If the system gave no memory to share, each
 * process counts its own: a sender then has as many attempts as there are
 * processes. Where every request is a process, as with plain CGI, nothing is
 * ever counted: there only a key that nobody can guess is safe.
 */
encharge_wrong_keys *encharge_shared_wrong_keys(void);

#endif
