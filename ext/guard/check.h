#ifndef ENCHARGE_GUARD_CHECK_H
#define ENCHARGE_GUARD_CHECK_H

#include "php.h"

#include "core/codes.h"
#include "core/guard_settings.h"
#include "core/site_identity.h"
#include "core/webhook.h"

/* A webhook of a site that the guard file names, and what was found out about it. */
typedef struct encharge_check {
	/* The members from here on are what is checked, all of it borrowed. */
	HashTable *server; /* as encharge_server_values() fills it */
	encharge_guard_site *site;
	encharge_site_identity identity;
	int64_t now; /* Unix time */

	/* The members from here on are what the check found out. */
	encharge_webhook *webhook;     /* the caller's; empty before */
	const encharge_guard_key *key; /* the site's with which it came; NULL if none is */
	encharge_code code;            /* why it is to be refused, or accepted; ENCHARGE_OK: the sender asked for that */
} encharge_check;

/* What is to become of a webhook. */
typedef enum encharge_verdict {
	ENCHARGE_VERDICT_IGNORE, /* it goes on into WordPress as if there were no guard */
	ENCHARGE_VERDICT_REFUSE, /* with the check's code */
	ENCHARGE_VERDICT_ANSWER, /* it is a test, and has passed */
	ENCHARGE_VERDICT_ACCEPT, /* it is to be stored in the inbox, and worked off afterwards */
	ENCHARGE_VERDICT_ADMIT,  /* WordPress is to handle it */
} encharge_verdict;

/* Whether the site's inbox may do the webhook later, where it is not done at once: a sender may forbid that. */
bool encharge_may_be_queued(const encharge_check *check);

/* Checks a webhook, and counts its key if that is wrong. Answers nothing. */
encharge_verdict encharge_check_webhook(encharge_check *check);

#endif
