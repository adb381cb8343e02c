#ifndef ENCHARGE_GUARD_STARTUP_ERRORS_H
#define ENCHARGE_GUARD_STARTUP_ERRORS_H

#include "php.h"

/*
 * PHP reads a request's body and parameters before any extension hears of it.
 * With display_errors on, what it finds wrong there (a body over
 * post_max_size, say) would go out with status 200 before the guard's answer.
 * For what may be a webhook it is logged only.
 */

/* From now on; in MINIT. */
void encharge_startup_errors_watch(void);

/* The request has started, or has ended without: its errors are shown as ever. */
void encharge_startup_errors_over(void);

#endif
