#ifndef ENCHARGE_GUARD_SHARED_MEMORY_H
#define ENCHARGE_GUARD_SHARED_MEMORY_H

#include "php.h"

#include "core/answered.h"
#include "core/wrong_keys.h"

/*
 * Makes the memory that this process and those forked from it share; in MINIT.
 * It is a new one wherever PHP starts, and a master that reloads (SIGUSR2)
 * starts as well: all counts begin anew.
 */
void encharge_shared_memory_open(void);

/* Gives the memory back; in MSHUTDOWN. */
void encharge_shared_memory_close(void);

/* Returns what was answered to the webhooks of all sites; NULL on the command line, or if the system gave no memory for
 * it. */
encharge_answered *encharge_shared_answered(void);

/*
 * Returns the wrong keys of all sites, counted by the processes that one master has
 * started. Two masters, processes that somebody else starts (mod_fcgid), and
 * those of a system that gave no memory to share count each for themselves: a
 * sender has as many attempts as there are. Where every request is a process,
 * as with plain CGI, nothing is ever counted: there only a key that nobody can
 * guess is safe.
 */
encharge_wrong_keys *encharge_shared_wrong_keys(void);

#endif
