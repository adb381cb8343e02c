#ifndef ENCHARGE_BINDING_FIELD_DATE_H
#define ENCHARGE_BINDING_FIELD_DATE_H

#include "php.h"

#include <jansson.h>

/*
 * Reads an ISO 8601 text as Y-m-d, the day as it was written in whatever offset
 * that was; zone is not used. An encharge_field_reader (field_value.h).
 */
bool encharge_field_read_date(zval *result, const json_t *value, zval *zone);

/*
 * Reads an ISO 8601 text, in UTC if it has no offset, as Y-m-d H:i:s in zone. An
 * encharge_field_reader (field_value.h).
 */
bool encharge_field_read_datetime(zval *result, const json_t *value, zval *zone);

#endif
