#include "call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Shorter than servers and balancers keep an idle connection: 60 seconds and more. */
#define CONNECTION_MAX_IDLE_SECONDS 50L

#define TOKEN_HEADER "X-Encharge-Token: "

static void free_secret(char *secret)
{
	if (secret) {
		encharge_wipe(secret, strlen(secret));
		free(secret);
	}
}

void encharge_call_clear(encharge_call *call)
{
	for (struct curl_slist *header = call->headers; header; header = header->next) {
		encharge_wipe(header->data, strlen(header->data));
	}
	curl_slist_free_all(call->headers);
	call->headers = NULL;
	free_secret(call->token);
	call->token = NULL;
	free_secret(call->json);
	call->json = NULL;
	free(call->body);
	call->body = NULL;
	call->length = 0;
	call->capacity = 0;
}

void encharge_call_fail(encharge_call *call, CURLcode error, const char *message)
{
	encharge_call_clear(call);
	call->state = ENCHARGE_CALL_DONE;
	call->error = (int) error;
	if (message) {
		snprintf(call->message, sizeof(call->message), "%s", message);
	} else if (!call->message[0]) {
		snprintf(call->message, sizeof(call->message), "%s", curl_easy_strerror(error));
	}
}

/* libcurl must get its answer whatever happens in a callback: no throw, no bailout, no memory of the request's. */
static size_t on_body(char *bytes, size_t size, size_t count, void *context)
{
	encharge_call *call = context;
	size_t length = size * count;

	if (length > ENCHARGE_ANSWER_MAX - call->length) {
		call->refusal = "The answer is longer than 8 MiB";
		return 0;
	}
	if (call->length + length > call->capacity) {
		size_t capacity = call->capacity ? call->capacity : CURL_MAX_WRITE_SIZE;
		char *body;

		while (capacity < call->length + length) {
			capacity *= 2;
		}
		body = realloc(call->body, capacity);
		if (!body) {
			call->refusal = "There is no memory for the answer";
			return 0;
		}
		call->body = body;
		call->capacity = capacity;
	}
	memcpy(call->body + call->length, bytes, length);
	call->length += length;

	return length;
}

static size_t on_header(char *bytes, size_t size, size_t count, void *context)
{
	encharge_call *call = context;
	size_t length = size * count;

	(void) bytes;
	if (length > ENCHARGE_HEADERS_MAX - call->headers_length) {
		call->refusal = "The answer's headers are longer than 64 KiB";
		return 0;
	}
	call->headers_length += length;

	return length;
}

static bool add_header(encharge_call *call, const char *header)
{
	struct curl_slist *headers = curl_slist_append(call->headers, header);

	if (headers) {
		call->headers = headers;
	}
	return headers != NULL;
}

static CURLcode set_headers(encharge_call *call, const encharge_request *request)
{
	size_t size = sizeof(TOKEN_HEADER) + strlen(request->token);
	char *header = malloc(size);
	bool added;

	call->token = strdup(request->token);
	if (!header || !call->token) {
		free(header);
		return CURLE_OUT_OF_MEMORY;
	}
	snprintf(header, size, "%s%s", TOKEN_HEADER, request->token);
	added = add_header(call, header);
	free_secret(header);
	added = added && add_header(call, "Accept: application/json");
	if (request->json) {
		call->json = strdup(request->json);
		added = added && call->json && add_header(call, "Content-Type: application/json");
		/* No round trip to ask whether the body may come. */
		added = added && add_header(call, "Expect:");
	}

	return added ? CURLE_OK : CURLE_OUT_OF_MEMORY;
}

#define SET(option, value) \
	do { \
		CURLcode set_error = curl_easy_setopt(easy, (option), (value)); \
		if (set_error != CURLE_OK) { \
			return set_error; \
		} \
	} while (0)

static CURLcode set_trust(CURL *easy, const encharge_request *request)
{
	SET(CURLOPT_SSL_VERIFYPEER, 1L);
	SET(CURLOPT_SSL_VERIFYHOST, 2L);
	SET(CURLOPT_SSLVERSION, (long) CURL_SSLVERSION_TLSv1_2);
	if (request->ca_file) {
		SET(CURLOPT_CAINFO, request->ca_file);
	}
	/* With one file and no folder of authorities libcurl keeps the parsed ones. */
	if (request->ca_file || curl_version_info(CURLVERSION_NOW)->cainfo) {
		SET(CURLOPT_CAPATH, NULL);
	}

	return CURLE_OK;
}

static CURLcode set_route(CURL *easy, const encharge_request *request)
{
	bool is_https = strncasecmp(request->url, "https:", sizeof("https:") - 1) == 0;

#if LIBCURL_VERSION_NUM >= 0x075500
	SET(CURLOPT_PROTOCOLS_STR, is_https ? "https" : "http");
#else
	SET(CURLOPT_PROTOCOLS, is_https ? (long) CURLPROTO_HTTPS : (long) CURLPROTO_HTTP);
#endif
	SET(CURLOPT_URL, request->url);
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	/* "" and not NULL: else the environment decides. Plain http is for this machine only. */
	SET(CURLOPT_PROXY, request->proxy && is_https ? request->proxy : "");
	SET(CURLOPT_NOPROXY, "");
	if (request->proxy && request->ca_file) {
		SET(CURLOPT_PROXY_CAINFO, request->ca_file);
	}

	return CURLE_OK;
}

CURLcode encharge_call_set_up(encharge_call *call, CURL *easy, const encharge_request *request)
{
	CURLcode error;

	SET(CURLOPT_ERRORBUFFER, call->message);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout);
	SET(CURLOPT_TIMEOUT_MS, request->timeout);
	SET(CURLOPT_MAXAGE_CONN, CONNECTION_MAX_IDLE_SECONDS);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Giving up must not wait for the resolver's thread. */
	SET(CURLOPT_QUICK_EXIT, 1L);
#endif
	error = set_trust(easy, request);
	if (error == CURLE_OK) {
		error = set_route(easy, request);
	}
	if (error == CURLE_OK) {
		error = set_headers(call, request);
	}
	if (error != CURLE_OK) {
		return error;
	}
	SET(CURLOPT_HTTP_VERSION, (long) CURL_HTTP_VERSION_1_1);
	SET(CURLOPT_HTTPHEADER, call->headers);
	SET(CURLOPT_USERAGENT, request->user_agent);
	SET(CURLOPT_ACCEPT_ENCODING, "gzip");
	if (call->json) {
		SET(CURLOPT_POST, 1L);
		SET(CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t) strlen(call->json));
		SET(CURLOPT_POSTFIELDS, call->json);
	}
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, call);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, call);

	return CURLE_OK;
}

#undef SET

static void read_timing(CURL *easy, encharge_call *call)
{
	curl_off_t connected = 0, secured = 0, ready = 0, total = 0;
	long connections = 0;

	curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
	curl_easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &secured);
	curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
	curl_easy_getinfo(easy, CURLINFO_TOTAL_TIME_T, &total);
	curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &connections);
	call->kept = connections == 0 && ready > 0;
	call->connect_ms = call->kept ? 0.0 : (double) (secured ? secured : connected) / 1000.0;
	call->total_ms = (double) total / 1000.0;
}

void encharge_call_complete(encharge_call *call, CURL *easy, CURLcode error)
{
	curl_off_t retry_after = 0;

	read_timing(easy, call);
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &call->status);
	curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
	call->retry_after = retry_after > 0 ? (long) retry_after : -1;
	call->state = ENCHARGE_CALL_DONE;
	if (error != CURLE_OK) {
		encharge_call_fail(call, error, call->refusal);
	}
}
