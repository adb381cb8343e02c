#ifndef ENCHARGE_CALL_H
#define ENCHARGE_CALL_H

#include "bytes.h"

#include <curl/curl.h>

/* An answer after decompression, and its headers, may be this long. */
#define ENCHARGE_ANSWER_MAX (8 * 1024 * 1024)
#define ENCHARGE_HEADERS_MAX (64 * 1024)

/* What a call is made of. Everything is borrowed until encharge_transport_start() returns. */
typedef struct encharge_request {
	const char *url;     /* absolute, on a base that encharge_api_url_is_allowed() took */
	const char *token;   /* goes into the header X-Encharge-Token and nowhere else */
	const char *json;    /* the body of a POST; NULL makes it a GET */
	const char *proxy;   /* a proxy's URL; NULL: none, whatever the environment says */
	const char *ca_file; /* PEM file of the authorities to trust; NULL: libcurl's own */
	const char *user_agent;
	long connect_timeout; /* milliseconds, from 1 */
	long timeout;         /* milliseconds for the whole call, from 1 */
} encharge_request;

typedef enum encharge_call_state {
	ENCHARGE_CALL_PENDING,
	ENCHARGE_CALL_DONE,
	ENCHARGE_CALL_CANCELLED
} encharge_call_state;

/*
 * One call. The caller owns the memory, which must not move until the call has
 * ended, and gives back what the call holds by encharge_call_clear().
 */
typedef struct encharge_call {
	encharge_call_state state;

	/* Valid once state is ENCHARGE_CALL_DONE. */
	int error;                     /* a CURLcode; 0 if a whole answer came */
	char message[CURL_ERROR_SIZE]; /* why not, without any part of the request's headers */
	long status;                   /* HTTP status; 0 if none came */
	long retry_after;              /* seconds, from 1; -1 if no Retry-After came */
	char *body;                    /* not terminated; NULL if empty */
	size_t length;
	bool kept;         /* on a connection that stood already */
	double connect_ms; /* until the connection stood, TLS included */
	double total_ms;

	/* The transport's. */
	size_t capacity;
	size_t headers_length;
	const char *refusal; /* why a callback stopped the answer */
	struct curl_slist *headers;
	char *token;
	char *json;
} encharge_call;

/* Frees what a call that is not pending holds, and wipes its secrets. A second time does nothing. */
void encharge_call_clear(encharge_call *call);

/* For the transport: a zeroed call on a handle fresh or reset. Returns libcurl's error, if there is one. */
CURLcode encharge_call_set_up(encharge_call *call, CURL *easy, const encharge_request *request);

/* For the transport: libcurl is done with the call, and whether well. */
void encharge_call_complete(encharge_call *call, CURL *easy, CURLcode error);

/* For the transport: the call ends without an answer. message: NULL for libcurl's own. */
void encharge_call_fail(encharge_call *call, CURLcode error, const char *message);

#endif
