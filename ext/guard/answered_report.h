#ifndef ENCHARGE_GUARD_ANSWERED_REPORT_H
#define ENCHARGE_GUARD_ANSWERED_REPORT_H

#include "php.h"

#include "core/site_identity.h"

/*
 * What the guard has answered of a site's webhooks, as an array: {since, hours:
 * [{hour, code, count}, …], last: [{time, code, address, user_agent, key}, …]}.
 * Times are Unix time, hours in their order, the last newest first; code null
 * is a test that has passed.
 */

/*
 * Adds "refusals" to data, an array: what was refused, and no test that has
 * passed. now is Unix time. Adds nothing where there is no memory for it.
 */
void encharge_add_refusals(zval *data, const encharge_site_identity *site, int64_t now);

/*
 * Makes *result the array of all that was answered, the caller's to destroy;
 * null where there is no memory for it. now is Unix time.
 */
void encharge_report_answered(zval *result, const encharge_site_identity *site, int64_t now);

#endif
