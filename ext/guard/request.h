#ifndef ENCHARGE_GUARD_REQUEST_H
#define ENCHARGE_GUARD_REQUEST_H

#include "php.h"

#include "core/guard_file.h"
#include "core/inbox_claim.h"
#include "core/webhook.h"

/* What the guard knows of the request at hand. All zero between requests, and for what it leaves alone. */
typedef struct encharge_guard_request {
	encharge_guard_file *file; /* the cache's; the site's index.php is asked for as a webhook */
	zend_string *prepend_file; /* auto_prepend_file as it was, while the loader has its place */

	/* The members from here on are known once the loader has run. */
	int64_t began;     /* encharge_now() */
	bool has_counted;  /* whether shut_for is known, and a wrong key counted */
	uint32_t shut_for; /* seconds for which weak keys are shut to the sender */
	encharge_webhook webhook;
	bool has_place; /* whether place is a descriptor that holds one of the site's places */
	int place;
	encharge_inbox_claim *held; /* the webhook's entries in the inbox, one a contact; NULL: it is not held */
	size_t held_count;
	bool is_drain;         /* the webhook was accepted and answered: the request goes on to drain the inbox */
	encharge_inbox *inbox; /* the site's, once something was done with it */

	/* The members from here on are known once the webhook is admitted. */
	const encharge_guard_site *site; /* of file; NULL: it is not admitted */
	double milliseconds;             /* that the guard took, the start of the fetch included */
	zval webhook_object;             /* Webhook, once PHP code has asked for it */
	zval client, fetch;              /* Client and Fetch: the call that was started for it */
	zval fetched;                    /* list<string>: the ids that it asks for */
} encharge_guard_request;

/*
 * Decides whether the guard has anything to do with the request that begins,
 * and if so has PHP run the loader first; in RINIT. All others cost one
 * look-up.
 */
void encharge_guard_watch_request(void);

/* Lets go of all that is known of the request; in RSHUTDOWN. A fetch that nobody else holds is cancelled. */
void encharge_guard_forget_request(void);

/* Returns the milliseconds since the guard began with the webhook at hand. */
double encharge_guard_milliseconds(void);

/* Whether open_basedir allows path, which is ended by a NUL; without a warning. */
bool encharge_open_basedir_allows(const char *path);

/*
 * Writes into path, MAXPATHLEN bytes, where the guard file of this request's
 * script lies. Returns its length; 0 if no script is known, or the path would
 * be too long.
 */
size_t encharge_guard_file_path(char *path);

#endif
