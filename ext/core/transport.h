#ifndef ENCHARGE_TRANSPORT_H
#define ENCHARGE_TRANSPORT_H

#include "bytes.h"

#include <sys/types.h>

/* An answer after decompression, and its headers, may be this long. */
#define ENCHARGE_ANSWER_MAX (8 * 1024 * 1024)
#define ENCHARGE_HEADERS_MAX (64 * 1024)

/* libcurl's CURL_ERROR_SIZE. */
#define ENCHARGE_ERROR_SIZE 256

/* What a call is made of. Everything is borrowed until encharge_transport_start() returns. */
typedef struct {
	const char *url;        /* absolute, on a base that encharge_api_url_is_allowed() took */
	const char *token;      /* goes into the header X-Encharge-Token and nowhere else */
	const char *json;       /* the body of a POST; NULL makes it a GET */
	const char *proxy;      /* a proxy's URL; NULL: none, whatever the environment says */
	const char *ca_file;    /* PEM file of the authorities to trust; NULL: libcurl's own */
	const char *user_agent;
	long connect_timeout;   /* milliseconds, from 1 */
	long timeout;           /* milliseconds for the whole call, from 1 */
} encharge_request;

typedef enum {
	ENCHARGE_CALL_PENDING,
	ENCHARGE_CALL_DONE,
	ENCHARGE_CALL_CANCELLED
} encharge_call_state;

/*
 * One call. The caller owns the memory, which must not move until the call has
 * ended, and gives back what the call holds by encharge_call_clear().
 */
typedef struct {
	encharge_call_state state;

	/* Valid once state is ENCHARGE_CALL_DONE. */
	int error;                         /* a CURLcode; 0 if a whole answer came */
	char message[ENCHARGE_ERROR_SIZE]; /* why not, without any part of the request's headers */
	long status;                       /* HTTP status; 0 if none came */
	long retry_after;                  /* seconds, from 1; -1 if no Retry-After came */
	char *body;                        /* not terminated; NULL if empty */
	size_t length;
	bool kept;                         /* on a connection that stood already */
	double connect_ms;                 /* until the connection stood, TLS included */
	double total_ms;

	/* The transport's. */
	size_t capacity;
	size_t headers_length;
	const char *refusal; /* why a callback stopped the answer */
	struct curl_slist *headers;
	char *token;
	char *json;
} encharge_call;

/*
 * One thread's connection to the API: a libcurl multi handle, which keeps the
 * connection, with one easy handle. All zero is a valid transport; the handles
 * are made at the first call, and anew in a forked child, which must not touch
 * its parent's. One call at a time.
 */
typedef struct {
	void *multi;
	void *easy;
	encharge_call *pending;
	pid_t pid;
	bool busy; /* inside libcurl: still set at the next use, libcurl was left by a longjmp */
} encharge_transport;

/*
 * Starts a call and sends what can be sent without waiting. Nothing else may
 * be pending. A call that cannot be started is done, with its error.
 */
void encharge_transport_start(encharge_transport *transport, const encharge_request *request, encharge_call *call);

/*
 * Moves the pending call, if there is one, on: waits up to wait_ms (0: not at
 * all) for something to happen, sends and receives what it can.
 */
void encharge_transport_advance(encharge_transport *transport, int wait_ms);

/* Gives the pending call up, and its connection with it, without waiting. */
void encharge_transport_cancel(encharge_transport *transport);

/* Overwrites the call's token by asterisks wherever its answer repeats it. */
void encharge_call_redact(encharge_call *call);

/* Frees what a call that is not pending holds, and wipes its secrets. A second time does nothing. */
void encharge_call_clear(encharge_call *call);

/* Closes the connection and frees the handles. The transport can be used again. */
void encharge_transport_close(encharge_transport *transport);

#endif
