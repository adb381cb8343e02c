/* What the web server says of a request: those variables of $_SERVER that the guard looks at. */
#ifndef ENCHARGE_BINDING_SERVER_VALUES_H
#define ENCHARGE_BINDING_SERVER_VALUES_H

#include "php.h"

/*
 * Fills values with an array, by name, which the caller destroys. From the
 * SAPI where it can be asked; $_SERVER, which PHP makes of all variables when
 * it is first used, takes longer than all else that a refusal takes.
 */
void encharge_server_values(zval *values);

#endif
