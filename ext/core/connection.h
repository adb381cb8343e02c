#ifndef ENCHARGE_CONNECTION_H
#define ENCHARGE_CONNECTION_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* There is a kept connection, and some addresses are tried side by side for another. */
#define ENCHARGE_SOCKETS_MAX 8

/* Times are the monotonic clock's, in nanoseconds; this is as many of them. */
#define ENCHARGE_MILLISECOND INT64_C(1000000)
#define ENCHARGE_SECOND (1000 * ENCHARGE_MILLISECOND)

/* A connection is no older, so that the name is resolved and the certificate looked at again. */
#define ENCHARGE_CONNECTION_MAX_AGE (3600 * ENCHARGE_SECOND)

/* Returns the time. */
int64_t encharge_now(void);

/* Sockets that libcurl has open. They are closed in programs that this one starts, and in a forked child. */
typedef struct encharge_sockets {
	curl_socket_t open[ENCHARGE_SOCKETS_MAX];
	size_t count;
} encharge_sockets;

/* What is known of the one connection that libcurl keeps between two calls. All zero: there is none. */
typedef struct encharge_connection {
	bool kept;
	curl_socket_t socket;
	int64_t since;   /* when it was made */
	int64_t slowest; /* as long as it has let somebody wait for the first byte of an answer */
} encharge_connection;

/*
 * Does what curl_multi_init() does, but keeps libcurl's own sockets from programs
 * that this one starts. Returns a handle of the caller's; NULL if there is none.
 */
CURLM *encharge_multi_new(void);

/*
 * Has easy open its sockets by way of this list, which must stay where it is
 * until encharge_sockets_forget(). A thread has one list at a time. Returns
 * libcurl's error, if there is one.
 */
CURLcode encharge_sockets_watch(encharge_sockets *sockets, CURL *easy);

/* Whether a socket of the list is open still. */
bool encharge_sockets_have(const encharge_sockets *sockets, curl_socket_t socket);

/*
 * Closes the sockets without a word to the other end, for the connection is
 * another process's, or lost.
 */
void encharge_sockets_abandon(encharge_sockets *sockets);

/* Empties the list, whose sockets libcurl has closed all. */
void encharge_sockets_forget(encharge_sockets *sockets);

/* Whether bytes have come that nobody has read. The end of the connection, or of its TLS, does not count. */
bool encharge_socket_has_bytes(curl_socket_t socket);

/*
 * Whether the next call may use the kept connection: not if something has come
 * on it that no call asked for, which would be taken for the next answer, nor
 * if it was closed or is too old.
 */
bool encharge_connection_is_clean(const encharge_connection *connection, int64_t now);

#endif
