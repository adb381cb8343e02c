#include "attempt.h"

#include "connection.h"
#include "json.h"

static bool is_encharges(const encharge_call *call)
{
	json_t *root;
	bool is_error;

	encharge_json_parse((encharge_bytes){call->body, call->length}, ENCHARGE_JSON_TOLERANT, &root);
	is_error = json_is_object(json_object_get(root, "error"));
	json_decref(root);

	return is_error;
}

/*
 * Whether an answer says that the request was not looked at on this connection
 * (RFC 9110, 15.5.9 and 15.5.20; RFC 8470, 5.2), or comes of a gateway that may
 * have lost the server to which this connection leads. Not 504: a gateway has
 * waited for that already; nor 503 with a time to come again.
 */
static bool is_the_connections(const encharge_call *call, CURL *easy)
{
	curl_off_t retry_after = 0;
	long status = 0;

	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
	switch (status) {
		case 408:
		case 421:
		case 425:
			return true;
		case 502:
		case 503:
			return retry_after == 0 && !is_encharges(call);
		default:
			return false;
	}
}

/*
 * Whether more has come behind an answer on a kept connection: of the two the
 * second may be ours. The first then lay where no poll() sees it, decrypted
 * with the answer before.
 */
static bool is_out_of_step(CURL *easy)
{
	curl_socket_t socket = CURL_SOCKET_BAD;

	curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &socket);

	return socket != CURL_SOCKET_BAD && encharge_socket_has_bytes(socket);
}

bool encharge_attempt_is_worth_another(const encharge_call *call, CURL *easy, CURLcode error)
{
	if (!encharge_call_is_kept(call, easy)) {
		return false;
	}
	if (error != CURLE_OK) {
		return error != CURLE_OPERATION_TIMEDOUT && !call->refusal;
	}
	return is_the_connections(call, easy) || is_out_of_step(easy);
}
