#ifndef ENCHARGE_GUARD_ADMISSION_H
#define ENCHARGE_GUARD_ADMISSION_H

#include "check.h"

/*
 * Checks the webhook at hand, whose guard file is known, and does what follows:
 * it answers a webhook that is refused or accepted, or a test, and of one that is admitted
 * keeps in the globals (request.h) what WordPress is to know.
 *
 * Returns what was decided: after ENCHARGE_VERDICT_REFUSE and _ANSWER the
 * request is to end, and after _ACCEPT unless it is_drain. Leaves no exception.
 */
encharge_verdict encharge_guard_receive_webhook(void);

#endif
