#ifndef ENCHARGE_GUARD_CHECK_H
#define ENCHARGE_GUARD_CHECK_H

#include "php.h"

/*
 * Checks the webhook at hand, whose guard file is known. It is answered, or
 * what WordPress is to know of it is kept in the globals.
 *
 * Returns whether the request goes on into WordPress. Leaves no exception.
 */
bool encharge_guard_check(void);

#endif
