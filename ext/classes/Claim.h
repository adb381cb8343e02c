#ifndef ENCHARGE_CLASS_CLAIM_H
#define ENCHARGE_CLASS_CLAIM_H

#include "php.h"

#include "core/inbox_claim.h"

/*
 * Makes *object a Claim and moves *claim into it: *claim has ended afterwards, so
 * letting go of its list stays right whether or not this was reached.
 */
void encharge_claim_create(zval *object, encharge_inbox_claim *claim);

#endif
