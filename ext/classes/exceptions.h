#ifndef ENCHARGE_CLASS_EXCEPTIONS_H
#define ENCHARGE_CLASS_EXCEPTIONS_H

#include "php.h"

#include "core/bytes.h"
#include "core/codes.h"
#include "core/webhook.h"

extern zend_class_entry *encharge_ce_ApiException;
extern zend_class_entry *encharge_ce_AuthenticationException;
extern zend_class_entry *encharge_ce_RateLimitException;

/* As many bytes of Encharge's own texts reach an exception at most. */
#define ENCHARGE_API_MESSAGE_MAX 500
#define ENCHARGE_API_ERROR_CODE_MAX 128
#define ENCHARGE_API_TRACE_ID_MAX 128

/*
 * Each of these leaves an exception pending; the caller returns. Texts are
 * borrowed and copied.
 */

/* A PayloadException with the code's own message, and what webhook says of its key. */
void encharge_throw_payload(encharge_code code, const encharge_webhook *webhook);

/*
 * A TransportException, or a TimeoutException if timed_out. failure is what
 * getCode() says (core/call.h); message is ended by NUL and holds no secret.
 */
void encharge_throw_transport(int failure, bool timed_out, const char *message);

/* What Encharge said; every text raw and absent ({NULL, 0}) if it said none. */
typedef struct encharge_api_error {
	zend_long status; /* HTTP status, 200 to 999 */
	encharge_bytes message;
	encharge_bytes error_code;
	encharge_bytes trace_id;
	encharge_bytes token;  /* what the texts may repeat and the exception must not */
	zend_long retry_after; /* seconds, 1 to 21600; -1 if none. RateLimitException only */
} encharge_api_error;

/* An ApiException or one of its children, ce. */
void encharge_throw_api(zend_class_entry *ce, const encharge_api_error *error);

#endif
