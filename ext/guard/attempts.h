#ifndef ENCHARGE_GUARD_ATTEMPTS_H
#define ENCHARGE_GUARD_ATTEMPTS_H

#include "php.h"

#include "core/site_identity.h"

/*
 * What WordPress asks and tells of the wrong keys that this request's sender
 * and others presented: the very counts that the guard has. Where the guard
 * checked this request, it has counted, and what it found goes on being true.
 */

/* Returns for how many seconds yet, 1 to 60, the site's weak keys are shut to the sender; 0 if they are open. */
uint32_t encharge_weak_keys_shut_for(const encharge_site_identity *site);

/* Counts a wrong key of the sender's, unless the guard has counted it. */
void encharge_count_wrong_key(const encharge_site_identity *site);

#endif
