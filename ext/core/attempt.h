#ifndef ENCHARGE_ATTEMPT_H
#define ENCHARGE_ATTEMPT_H

#include "call.h"

/*
 * Whether what became of an attempt, with which libcurl is through but which is
 * on its handle still, is the kept connection's doing and not the API's word.
 * No attempt on a new connection is worth another.
 */
bool encharge_attempt_is_worth_another(const encharge_call *call, CURL *easy, CURLcode error);

#endif
