#ifndef ENCHARGE_BINDING_FIELD_DATE_H
#define ENCHARGE_BINDING_FIELD_DATE_H

#include "php.h"

#include <jansson.h>

/* Both are an encharge_field_reader (field_value.h) of an ISO 8601 text. */

/* Y-m-d, the day as it was written, in whatever offset that was; zone is not used. */
bool encharge_field_read_date(zval *result, const json_t *value, zval *zone);

/* Y-m-d H:i:s in zone; a text without an offset is in UTC. */
bool encharge_field_read_datetime(zval *result, const json_t *value, zval *zone);

#endif
