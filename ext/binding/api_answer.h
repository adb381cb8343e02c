#ifndef ENCHARGE_BINDING_API_ANSWER_H
#define ENCHARGE_BINDING_API_ANSWER_H

#include "php.h"

#include "core/call.h"

/*
 * Whether a call that is done brought a 2xx. If not, the exception that tells
 * why is pending: the one place where Encharge's statuses become exceptions.
 */
bool encharge_api_answer_is_success(const encharge_call *call);

/* Throws for a 2xx with another body than the OpenAPI document describes. */
void encharge_throw_unexpected_answer(const encharge_call *call);

/* Throws for an answer about somebody else than was asked for: absence is not to be read from it. */
void encharge_throw_answer_to_another(const encharge_call *call);

#endif
