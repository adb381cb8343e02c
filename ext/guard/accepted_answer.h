#ifndef ENCHARGE_GUARD_ACCEPTED_ANSWER_H
#define ENCHARGE_GUARD_ACCEPTED_ANSWER_H

#include "php.h"

#include "core/codes.h"
#include "core/inbox_name.h"
#include "core/webhook.h"

/*
 * A whole answer: that the webhook is in the inbox, by which receipts, one a
 * contact ("" for one that is not), and, if its sender did not ask for that, why.
 */
void encharge_answer_accepted(const encharge_webhook *webhook, encharge_code reason, encharge_receipt *receipts);

#endif
