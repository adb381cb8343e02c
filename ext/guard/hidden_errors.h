#ifndef ENCHARGE_GUARD_HIDDEN_ERRORS_H
#define ENCHARGE_GUARD_HIDDEN_ERRORS_H

#include "php.h"

/*
 * With display_errors on, PHP's messages would go out before a webhook's
 * answer: logged they are, but not shown. The ini entry is left as it is, for
 * opcache makes a constant of ini_get() where only the server may change the
 * entry, and that constant outlives the request; ini_set() goes on changing
 * the entry, and shows nothing.
 */

/*
 * PHP reads a request's body and parameters before any extension hears of it.
 * From now on what it finds wrong there (a body over post_max_size, say) is
 * hidden for what may be a webhook; in MINIT.
 */
void encharge_hidden_errors_startup(void);

/* Has PHP show again what it finds wrong in a request before any extension hears of it; in MSHUTDOWN. */
void encharge_hidden_errors_shutdown(void);

/* Hides all errors of the request at hand that are to come. */
void encharge_hide_errors(void);

/* From now on errors are shown as the ini entry says. */
void encharge_show_errors(void);

#endif
