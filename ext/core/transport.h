#ifndef ENCHARGE_TRANSPORT_H
#define ENCHARGE_TRANSPORT_H

#include "call.h"
#include "connection.h"

#include <sys/types.h>

/*
 * One thread's connection to the API: a libcurl multi handle, which keeps the
 * connection, with one easy handle. All zero is a valid transport, which must
 * stay where it is from the first call on; the handles are made then, and anew
 * in a forked child, which must not touch its parent's. One call at a time.
 *
 * A call on a kept connection is made again on a new one, once, if what it got
 * is not the API's word but the connection's, or if it got nothing for a second
 * longer than that connection ever took. So such calls are idempotent; one that
 * is not says only_once, and has a connection of its own.
 */
typedef struct encharge_transport {
	CURLM *multi;
	CURL *easy;
	encharge_call *pending;
	encharge_sockets sockets;
	encharge_connection connection;
	pid_t pid;
	bool busy; /* inside libcurl: still set at the next use, libcurl was left by a longjmp */
} encharge_transport;

/*
 * Starts a call, overwriting *call, and sends what can be sent without waiting.
 * Nothing else may be pending. A call that cannot be started is done, with its
 * error.
 */
void encharge_transport_start(encharge_transport *transport, const encharge_request *request, encharge_call *call);

/*
 * Moves the pending call, if there is one, on: waits up to wait_ms (0: not at
 * all) for something to happen, sends and receives what it can.
 */
void encharge_transport_advance(encharge_transport *transport, int wait_ms);

/*
 * An answer that came was not the question's: nothing that comes on its
 * connection is believed any more.
 */
void encharge_transport_distrust(encharge_transport *transport);

/* Gives the pending call up, and its connection with it, without waiting. */
void encharge_transport_cancel(encharge_transport *transport);

/* Closes the connection and frees the handles. The transport can be used again. */
void encharge_transport_close(encharge_transport *transport);

#endif
