#ifndef ENCHARGE_CLASS_EXCEPTIONS_H
#define ENCHARGE_CLASS_EXCEPTIONS_H

#include "php.h"

#include "core/call.h"
#include "core/codes.h"
#include "core/webhook.h"

/* Throws a PayloadException with the code's own message, and what webhook says of its key. code: any but ENCHARGE_OK.
 */
void encharge_throw_payload(encharge_code code, const encharge_webhook *webhook);

/*
 * Returns whether a call that is done brought a 2xx. If not, it throws the
 * exception that tells why: the one place where the failures of calls and
 * Encharge's statuses become exceptions.
 */
bool encharge_throw_unless_success(const encharge_call *call);

/* Throws an ApiException for a 2xx with another body than the OpenAPI document describes. */
void encharge_throw_unexpected_answer(const encharge_call *call);

/*
 * Throws an ApiException for an answer about somebody else than was asked for,
 * from which nobody may read that a person is absent.
 */
void encharge_throw_answer_to_another(const encharge_call *call);

/* Throws an InboxException for an errno. */
void encharge_throw_inbox(int error);

/* Throws an ExitException. */
void encharge_throw_exit(void);

#endif
