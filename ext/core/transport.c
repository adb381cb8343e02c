#include "transport.h"

#include <string.h>
#include <unistd.h>

/* A forked child must not touch its parent's connection, nor anybody handles that were left in the middle. */
static void drop_unusable_handles(encharge_transport *transport)
{
	encharge_call *pending = transport->pending;

	if (!transport->multi || (transport->pid == getpid() && !transport->busy)) {
		return;
	}
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
	transport->multi = curl_multi_init();
	transport->easy = curl_easy_init();
	transport->pid = getpid();
	if (!transport->multi || !transport->easy) {
		encharge_transport_close(transport);
		return false;
	}
	curl_multi_setopt(transport->multi, CURLMOPT_MAXCONNECTS, 1L);

	return true;
}

/* Takes the pending call off the handle, which must keep no pointer into it. */
static void end(encharge_transport *transport, CURLcode error)
{
	encharge_call *call = transport->pending;

	transport->pending = NULL;
	curl_multi_remove_handle(transport->multi, transport->easy);
	encharge_call_complete(call, transport->easy, error);
	curl_easy_reset(transport->easy);
}

static void perform(encharge_transport *transport, int wait_ms)
{
	CURLMcode code = CURLM_OK;
	CURLMsg *message;
	int count;

	transport->busy = true;
	if (wait_ms > 0) {
		code = curl_multi_poll(transport->multi, NULL, 0, wait_ms, NULL);
	}
	if (code == CURLM_OK) {
		code = curl_multi_perform(transport->multi, &count);
	}
	transport->busy = false;

	message = code == CURLM_OK ? curl_multi_info_read(transport->multi, &count) : NULL;
	if (message && message->msg == CURLMSG_DONE) {
		end(transport, message->data.result);
	} else if (code != CURLM_OK) {
		end(transport, CURLE_FAILED_INIT);
		encharge_transport_close(transport);
	}
}

void encharge_transport_start(encharge_transport *transport, const encharge_request *request, encharge_call *call)
{
	CURLcode error = CURLE_FAILED_INIT;

	memset(call, 0, sizeof(*call));
	if (make_handles(transport)) {
		error = encharge_call_set_up(call, transport->easy, request);
	}
	if (error == CURLE_OK && curl_multi_add_handle(transport->multi, transport->easy) != CURLM_OK) {
		error = CURLE_FAILED_INIT;
	}
	if (error != CURLE_OK) {
		/* What was set points into the call, and would make the next one a POST. */
		if (transport->easy) {
			curl_easy_reset(transport->easy);
		}
		encharge_call_fail(call, error, NULL);
		return;
	}
	transport->pending = call;
	perform(transport, 0);
}

void encharge_transport_advance(encharge_transport *transport, int wait_ms)
{
	drop_unusable_handles(transport);
	if (transport->pending) {
		perform(transport, wait_ms);
	}
}

void encharge_transport_cancel(encharge_transport *transport)
{
	encharge_call *call;

	drop_unusable_handles(transport);
	call = transport->pending;
	if (call) {
		transport->pending = NULL;
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
	memset(transport, 0, sizeof(*transport));
}
