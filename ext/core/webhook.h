#ifndef ENCHARGE_WEBHOOK_H
#define ENCHARGE_WEBHOOK_H

#include "access_key.h"
#include "bytes.h"
#include "codes.h"
#include "form.h"
#include "person.h"

/* Bytes. A longer body is ENCHARGE_PAYLOAD_TOO_LARGE. */
#define ENCHARGE_BODY_MAX (1024 * 1024)

typedef enum encharge_action {
	ENCHARGE_ACTION_ADD,
	ENCHARGE_ACTION_UPDATE,
	ENCHARGE_ACTION_UPDATE_TAGS,
	ENCHARGE_ACTION_TEST,
} encharge_action;

/* Returns the action as a webhook names it, a constant. */
const char *encharge_action_name(encharge_action action);

/* Sets *action to the one of that name. Returns false, with *action untouched, if there is none. */
bool encharge_action_find(encharge_action *action, encharge_bytes name);

typedef enum encharge_async {
	ENCHARGE_ASYNC_UNSAID,
	ENCHARGE_ASYNC_YES,
	ENCHARGE_ASYNC_NO,
} encharge_async;

/* A request as it came; everything is borrowed. */
typedef struct encharge_webhook_request {
	encharge_bytes method;
	/* Header values; absent is empty. */
	encharge_bytes content_length;
	encharge_bytes content_type;
	encharge_bytes content_encoding;
	encharge_bytes authorization;
	encharge_parameter header_key; /* X-Encharge-Access-Key */
	/* The parameters of the query, decoded. */
	struct {
		encharge_parameter wpf_action;
		encharge_parameter access_key;
		encharge_parameter contact_id;
		encharge_parameter role;
		encharge_parameter send_notification;
		encharge_parameter async;
	} query;
	/* Raw; no more than ENCHARGE_BODY_MAX and one byte of it is needed. */
	encharge_bytes body;
	/* The site's access keys; none: every key is refused. */
	const encharge_digest *digests;
	size_t digest_count; /* 0 to INT_MAX */
	/* Makes a SHA-256, which the core leaves to its caller. It must not bail out. */
	void (*sha256)(encharge_bytes text, encharge_digest *digest);
} encharge_webhook_request;

/* A request that passed. Zeroed is empty; encharge_webhook_free() ends it. */
typedef struct encharge_webhook {
	encharge_action action;
	/*
	 * 1 to ENCHARGE_CONTACTS_MAX, distinct, in the order given, with fields where
	 * the payload holds the person; none for a test.
	 */
	encharge_people contacts;
	char *role; /* UTF-8, role_length bytes and a NUL; NULL if none was asked for */
	size_t role_length;
	bool notify;
	encharge_async async;
	bool has_key;               /* a key was presented, valid or not */
	encharge_digest key_digest; /* of the key that was presented */
	int key;                    /* position in digests of the presented key; -1 as long as no valid one was found */
} encharge_webhook;

/*
 * Checks a request, in this order, and reads it: method, access key, size,
 * content type, action, body, contact.
 *
 * *out has to be empty before and may be freed whatever comes back. On
 * ENCHARGE_OK all of it is filled; otherwise the code is that of the first
 * check that failed, and only has_key, key_digest and key are meaningful.
 */
encharge_code encharge_webhook_read(const encharge_webhook_request *request, encharge_webhook *out);

/* Frees what it holds, which is nothing afterwards. */
void encharge_webhook_free(encharge_webhook *webhook);

#endif
