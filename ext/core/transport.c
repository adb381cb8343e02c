#include "transport.h"

#include "attempt.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The most that counts as waiting between two looks at a call: its caller may have done something else. */
#define LOOK_MAX (100 * ENCHARGE_MILLISECOND)

/* How much longer than ever before a kept connection may take for the first byte. */
#define PATIENCE ENCHARGE_SECOND

/* A connection that libcurl gave up with less time left than this has had its time. */
#define CONNECT_MIN (50 * ENCHARGE_MILLISECOND)

/* A forked child must not touch its parent's connection, nor anybody handles that were left in the middle. */
static void drop_unusable_handles(encharge_transport *transport)
{
	encharge_call *pending = transport->pending;

	if (!transport->multi || (transport->pid == getpid() && !transport->busy)) {
		return;
	}
	encharge_sockets_abandon(&transport->sockets);
	memset(transport, 0, sizeof(*transport));
	if (pending) {
		encharge_call_fail(pending, CURLE_ABORTED_BY_CALLBACK, "The call belongs to another process");
	}
}

static bool make_handles(encharge_transport *transport)
{
	drop_unusable_handles(transport);
	if (transport->multi) {
		return true;
	}
	transport->multi = encharge_multi_new();
	transport->easy = curl_easy_init();
	transport->pid = getpid();
	if (!transport->multi || !transport->easy) {
		encharge_transport_close(transport);
		return false;
	}
	curl_multi_setopt(transport->multi, CURLMOPT_MAXCONNECTS, 1L);

	return true;
}

/*
 * Whether bytes lie behind the answer where no poll() sees them, decrypted with
 * it, for libcurl reads no further than an answer is long. libcurl lets a handle
 * read more only while it calls itself CONNECT_ONLY, and closes the connection of
 * a handle that still does when it is removed.
 */
static bool has_more(CURL *easy)
{
	size_t length;
	char byte;

	curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
	if (curl_easy_recv(easy, &byte, sizeof(byte), &length) != CURLE_AGAIN) {
		return true;
	}
	curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 0L);

	return false;
}

/*
 * Keeps what the next call is to know of the connection that libcurl keeps.
 * is_done: libcurl is through with the attempt.
 */
static void remember_connection(encharge_transport *transport, bool is_done)
{
	encharge_connection *connection = &transport->connection;
	const encharge_call *call = transport->pending;
	curl_socket_t socket = CURL_SOCKET_BAD;

	if (is_done) {
		curl_easy_getinfo(transport->easy, CURLINFO_ACTIVESOCKET, &socket);
	}
	if (socket == CURL_SOCKET_BAD) {
		/* The attempt did not come to use a connection, or its connection is closed. */
		connection->kept =
			connection->kept && is_done && encharge_sockets_have(&transport->sockets, connection->socket);
		return;
	}
	if (!encharge_call_is_kept(call, transport->easy)) {
		*connection = (encharge_connection){.kept = true, .socket = socket, .since = call->attempt_began};
	}
	connection->kept = !has_more(transport->easy);
	if (call->first_byte > connection->slowest) {
		connection->slowest = call->first_byte;
	}
}

/*
 * Takes the pending call off the handle, which must keep no pointer into the
 * call. is_done: libcurl is through with the attempt.
 */
static void end_call(encharge_transport *transport, CURLcode error, bool is_done)
{
	encharge_call *call = transport->pending;

	remember_connection(transport, is_done);
	transport->pending = NULL;
	curl_multi_remove_handle(transport->multi, transport->easy);
	encharge_call_complete(call, transport->easy, error);
	curl_easy_reset(transport->easy);
}

static CURLMcode begin_attempt(encharge_transport *transport, bool fresh, int64_t connect_timeout)
{
	encharge_call_attempt(transport->pending, transport->easy, fresh, connect_timeout);

	return curl_multi_add_handle(transport->multi, transport->easy);
}

static void perform_transfer(encharge_transport *transport, int wait_ms);

/* Makes the call once more, on a connection of its own that may take connect_timeout nanoseconds to stand. */
static void repeat_call(encharge_transport *transport, int64_t connect_timeout)
{
	transport->connection.kept = false;
	curl_multi_remove_handle(transport->multi, transport->easy);
	if (begin_attempt(transport, true, connect_timeout) == CURLM_OK) {
		perform_transfer(transport, 0);
	} else {
		end_call(transport, CURLE_FAILED_INIT, false);
	}
}

/* Ends the attempt, with which libcurl is through, and makes another if that is worth it. */
static void conclude_attempt(encharge_transport *transport, CURLcode error)
{
	encharge_call *call = transport->pending;
	int64_t left = call->connect_timeout - call->attempt_waited;

	if (encharge_attempt_is_worth_another(call, transport->easy, error)) {
		repeat_call(transport, call->connect_timeout);
	} else if (error == CURLE_OPERATION_TIMEDOUT && left >= CONNECT_MIN && !call->is_resumed) {
		/* Some of the connection's time ran while nobody waited; no request has been sent. */
		call->is_resumed = true;
		repeat_call(transport, left);
	} else {
		end_call(transport, error, true);
	}
}

/* Returns how many nanoseconds the call may still be waited for; 0 or less if it has had its time. */
static int64_t time_left(const encharge_call *call)
{
	return call->timeout - call->waited;
}

/* Returns the same of the attempt at hand: a kept connection has to hear from its peer sooner. */
static int64_t patience_left(const encharge_transport *transport)
{
	const encharge_call *call = transport->pending;

	if (call->first_byte > 0 || !encharge_call_is_kept(call, transport->easy)) {
		return INT64_MAX;
	}
	return transport->connection.slowest + PATIENCE - call->attempt_waited;
}

static void count_waiting(encharge_call *call)
{
	int64_t now = encharge_now(), waited = now - call->looked < LOOK_MAX ? now - call->looked : LOOK_MAX;

	call->looked = now;
	call->waited += waited;
	call->attempt_waited += waited;
	if (call->first_byte == 0 && call->headers_length > 0) {
		call->first_byte = call->attempt_waited;
	}
}

static void heed_clock(encharge_transport *transport)
{
	encharge_call *call = transport->pending;

	if (time_left(call) <= 0) {
		snprintf(call->message, sizeof(call->message),
			"Operation timed out after %ld milliseconds with %zu bytes received",
			(long) (call->waited / ENCHARGE_MILLISECOND), call->length);
		end_call(transport, CURLE_OPERATION_TIMEDOUT, false);
	} else if (patience_left(transport) <= 0) {
		repeat_call(transport, call->connect_timeout);
	}
}

/* Returns wait_ms, or less if there is less to wait for. */
static int bounded_wait(const encharge_transport *transport, int wait_ms)
{
	int64_t bounds[] = {LOOK_MAX, time_left(transport->pending), patience_left(transport)};

	for (size_t i = 0; i < sizeof(bounds) / sizeof(bounds[0]); i++) {
		if (wait_ms > bounds[i] / ENCHARGE_MILLISECOND) {
			wait_ms = (int) (bounds[i] / ENCHARGE_MILLISECOND) + 1;
		}
	}
	return wait_ms;
}

static void perform_transfer(encharge_transport *transport, int wait_ms)
{
	CURLMcode code = CURLM_OK;
	CURLMsg *message;
	int count;

	transport->busy = true;
	if (wait_ms > 0) {
		code = curl_multi_poll(transport->multi, NULL, 0, bounded_wait(transport, wait_ms), NULL);
	}
	if (code == CURLM_OK) {
		code = curl_multi_perform(transport->multi, &count);
	}
	transport->busy = false;

	count_waiting(transport->pending);
	message = code == CURLM_OK ? curl_multi_info_read(transport->multi, &count) : NULL;
	if (message && message->msg == CURLMSG_DONE) {
		conclude_attempt(transport, message->data.result);
	} else if (code != CURLM_OK) {
		end_call(transport, CURLE_FAILED_INIT, false);
		encharge_transport_close(transport);
	} else {
		heed_clock(transport);
	}
}

void encharge_transport_start(encharge_transport *transport, const encharge_request *request, encharge_call *call)
{
	CURLcode error = CURLE_FAILED_INIT;
	bool is_fresh;

	memset(call, 0, sizeof(*call));
	call->state = ENCHARGE_CALL_PENDING;
	call->began = encharge_now();
	if (make_handles(transport)) {
		error = encharge_sockets_watch(&transport->sockets, transport->easy);
	}
	if (error == CURLE_OK) {
		error = encharge_call_set_up(call, transport->easy, request);
	}
	transport->pending = call;
	is_fresh = request->only_once || !encharge_connection_is_clean(&transport->connection, call->began);
	if (error == CURLE_OK && begin_attempt(transport, is_fresh, call->connect_timeout) != CURLM_OK) {
		error = CURLE_FAILED_INIT;
	}
	if (error != CURLE_OK) {
		transport->pending = NULL;
		/* What was set on the handle points into the call, and would make the next call a POST. */
		if (transport->easy) {
			curl_easy_reset(transport->easy);
		}
		encharge_call_fail(call, (int) error, NULL);
		return;
	}
	perform_transfer(transport, 0);
}

void encharge_transport_advance(encharge_transport *transport, int wait_ms)
{
	drop_unusable_handles(transport);
	if (transport->pending) {
		perform_transfer(transport, wait_ms);
	}
}

void encharge_transport_distrust(encharge_transport *transport)
{
	drop_unusable_handles(transport);
	transport->connection.kept = false;
	if (transport->pending && encharge_call_is_kept(transport->pending, transport->easy)) {
		repeat_call(transport, transport->pending->connect_timeout);
	}
}

void encharge_transport_cancel(encharge_transport *transport)
{
	encharge_call *call;

	drop_unusable_handles(transport);
	call = transport->pending;
	if (call) {
		transport->pending = NULL;
		transport->connection.kept = false;
		curl_multi_remove_handle(transport->multi, transport->easy);
		curl_easy_reset(transport->easy);
		call->state = ENCHARGE_CALL_CANCELLED;
		encharge_call_clear(call);
	}
}

void encharge_transport_close(encharge_transport *transport)
{
	encharge_transport_cancel(transport);
	if (transport->easy) {
		curl_easy_cleanup(transport->easy);
	}
	if (transport->multi) {
		curl_multi_cleanup(transport->multi);
	}
	encharge_sockets_forget(&transport->sockets);
	memset(transport, 0, sizeof(*transport));
}
