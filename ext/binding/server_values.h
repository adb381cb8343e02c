#ifndef ENCHARGE_BINDING_SERVER_VALUES_H
#define ENCHARGE_BINDING_SERVER_VALUES_H

#include "php.h"

#include "core/bytes.h"

/*
 * Fills values with an array, by name, of those variables of $_SERVER that the
 * guard looks at; the caller destroys it. It comes from the SAPI where that can
 * be asked: $_SERVER, which PHP makes of all variables when it is first used,
 * takes longer than all else that a refusal takes.
 */
void encharge_server_values(zval *values);

/*
 * Returns the text of that name, which is ended by a NUL, in an array in the shape
 * of $_SERVER, borrowed from it; absent if it is no string.
 */
encharge_bytes encharge_server_value(HashTable *server, const char *name);

#endif
