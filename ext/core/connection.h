#ifndef ENCHARGE_CONNECTION_H
#define ENCHARGE_CONNECTION_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A kept connection, and the addresses that are tried side by side for another. */
#define ENCHARGE_SOCKETS_MAX 8

/* Times are the monotonic clock's, in nanoseconds. */
#define ENCHARGE_MILLISECOND INT64_C(1000000)
#define ENCHARGE_SECOND (1000 * ENCHARGE_MILLISECOND)

/* After that long the name is resolved and the certificate looked at again. */
#define ENCHARGE_CONNECTION_MAX_AGE (3600 * ENCHARGE_SECOND)

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

/* curl_multi_init(), but that libcurl's own sockets are not inherited by programs that this one starts. */
CURLM *encharge_multi_new(void);

/*
 * Has easy open its sockets by way of this list, which must stay where it is
 * until encharge_sockets_forget(). One list a thread at a time.
 */
CURLcode encharge_sockets_watch(encharge_sockets *sockets, CURL *easy);

/* Whether this one of them is open still. */
bool encharge_sockets_have(const encharge_sockets *sockets, curl_socket_t socket);

/* Closes what is open without a word to the other end, whose connection is another process's, or lost. */
void encharge_sockets_abandon(encharge_sockets *sockets);

/* libcurl has closed them all. */
void encharge_sockets_forget(encharge_sockets *sockets);

/* Whether bytes have come that nobody has read; the end of the connection, of TLS too, is none. */
bool encharge_socket_has_bytes(curl_socket_t socket);

/*
 * Whether the next call may use the kept connection: not if something has come
 * on it that no call asked for, which would be taken for the next answer, nor
 * if it was closed or is too old.
 */
bool encharge_connection_is_clean(const encharge_connection *connection, int64_t now);

#endif
