#ifndef ENCHARGE_CALL_H
#define ENCHARGE_CALL_H

#include "bytes.h"

#include <curl/curl.h>
#include <stdint.h>

/* An answer after decompression, and its headers, may be this long. */
#define ENCHARGE_ANSWER_MAX (8 * 1024 * 1024)
#define ENCHARGE_HEADERS_MAX (64 * 1024)

/* What a call is made of. Everything is borrowed until encharge_transport_start() returns. */
typedef struct encharge_request {
	const char *url;     /* absolute, on a base that encharge_api_url_is_allowed() took */
	const char *token;   /* goes into the header X-Encharge-Token and nowhere else */
	const char *json;    /* the body of a POST; NULL makes it a GET */
	bool only_once;      /* never sent twice, and so never on a kept connection */
	const char *proxy;   /* one that encharge_proxy_url_read() took; NULL: none, whatever the environment says */
	const char *ca_file; /* PEM file of the authorities to trust; NULL: libcurl's own */
	const char *user_agent;
	/* Milliseconds, from 1. Only time counts in which somebody waits. */
	long connect_timeout;
	long timeout; /* for the whole call */
} encharge_request;

typedef enum encharge_call_state {
	ENCHARGE_CALL_NONE, /* never started */
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
	int error;                     /* 0 if a whole answer came, else as encharge_failure_of() says */
	char message[CURL_ERROR_SIZE]; /* why not, without token and proxy's login */
	long status;                   /* HTTP status; 0 if none came */
	long retry_after;              /* seconds, from 1; -1 if no Retry-After came */
	char *body;                    /* not terminated; NULL if empty */
	size_t length;
	bool kept;         /* on a connection that stood already */
	double connect_ms; /* until the connection stood, TLS included */
	double total_ms;

	/* The transport's: monotonic times and durations in nanoseconds. */
	int64_t connect_timeout;
	int64_t timeout;
	int64_t began;
	int64_t looked; /* when somebody waited last */
	int64_t waited; /* how long somebody waited in all */
	/* The same of the attempt at hand; a call has a second one at times. */
	int64_t attempt_began;
	int64_t attempt_waited;
	int64_t first_byte; /* how long somebody waited for it; 0 if none came */
	bool is_fresh;      /* on a connection of its own, whatever is kept */
	bool is_resumed;    /* after a time-out for which nobody had waited */
	size_t capacity;
	size_t headers_length;
	const char *refusal; /* why a callback stopped the answer */
	struct curl_slist *headers;
	char *token;
	char *json;
	char *proxy_user;
	char *proxy_password;
} encharge_call;

/*
 * Returns libcurl's error as one number for one cause, whatever libcurl's version,
 * for advice depends on it. connect_status: the status that a proxy answered; 0
 * if it answered nothing.
 */
int encharge_failure_of(CURLcode error, long connect_status);

/* Frees what a call that is not pending holds, and wipes its secrets. A call may be cleared twice. */
void encharge_call_clear(encharge_call *call);

/* For the transport: a zeroed call on a handle fresh or reset. Returns libcurl's error, if there is one. */
CURLcode encharge_call_set_up(encharge_call *call, CURL *easy, const encharge_request *request);

/*
 * For the transport: makes the handle and the call ready for an attempt, fresh
 * for one on a new connection, which may take connect_timeout nanoseconds to
 * stand.
 */
void encharge_call_attempt(encharge_call *call, CURL *easy, bool fresh, int64_t connect_timeout);

/* For the transport: libcurl is done with the call, and whether well. */
void encharge_call_complete(encharge_call *call, CURL *easy, CURLcode error);

/* For the transport: the call ends without an answer. error: a failure; message: NULL for libcurl's own. */
void encharge_call_fail(encharge_call *call, int error, const char *message);

/* For the transport: whether the attempt, under way or done, uses a connection that stood already. */
bool encharge_call_is_kept(const encharge_call *call, CURL *easy);

#endif
