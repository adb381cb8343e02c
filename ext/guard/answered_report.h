#ifndef ENCHARGE_GUARD_ANSWERED_REPORT_H
#define ENCHARGE_GUARD_ANSWERED_REPORT_H

#include "php.h"

#include "core/answered.h"

/*
 * Adds "refusals" to data, an array: {since, hours: [{hour, code, count}, …],
 * last: [{time, code, address, user_agent, key}, …]}, times in Unix time.
 * Without memory for refusals it adds nothing.
 */
void encharge_diagnosis_add(zval *data, const encharge_site_identity *site, int64_t now);

#endif
