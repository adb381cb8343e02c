#include "call.h"

#include "api_url.h"
#include "connection.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Servers and balancers keep an idle connection for 60 seconds and more. */
#define CONNECTION_MAX_IDLE_SECONDS 50L

#define TOKEN_HEADER "X-Encharge-Token: "

static void forget_answer(encharge_call *call)
{
	free(call->body);
	call->body = NULL;
	call->length = 0;
	call->capacity = 0;
	call->headers_length = 0;
}

void encharge_call_clear(encharge_call *call)
{
	for (struct curl_slist *header = call->headers; header; header = header->next) {
		encharge_wipe(header->data, strlen(header->data));
	}
	curl_slist_free_all(call->headers);
	call->headers = NULL;
	encharge_free_secret(call->token);
	call->token = NULL;
	encharge_free_secret(call->json);
	call->json = NULL;
	encharge_free_secret(call->proxy_user);
	call->proxy_user = NULL;
	encharge_free_secret(call->proxy_password);
	call->proxy_password = NULL;
	forget_answer(call);
}

/* Takes the secrets out of the message: what libcurl repeats of its settings changes with its versions. */
static void cut_secrets(encharge_call *call)
{
	const char *secrets[] = {call->token, call->proxy_password, call->proxy_user};

	for (size_t i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++) {
		if (secrets[i] && *secrets[i]) {
			char plain[CURL_ERROR_SIZE];

			encharge_plain_text((encharge_bytes){call->message, strlen(call->message)},
				(encharge_bytes){secrets[i], strlen(secrets[i])}, plain, sizeof(plain));
			memcpy(call->message, plain, sizeof(plain));
		}
	}
}

int encharge_failure_of(CURLcode error, long connect_status)
{
	if (error == CURLE_COULDNT_RESOLVE_PROXY
		|| (connect_status != 0 && (connect_status < 200 || connect_status > 299))) {
		return CURLE_PROXY;
	}
	switch (error) {
		case CURLE_SSL_CERTPROBLEM:
		case CURLE_SSL_ISSUER_ERROR:
		case CURLE_SSL_INVALIDCERTSTATUS:
		case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
			return CURLE_PEER_FAILED_VERIFICATION;
		default:
			return (int) error;
	}
}

void encharge_call_fail(encharge_call *call, int error, const char *message)
{
	if (message) {
		snprintf(call->message, sizeof(call->message), "%s", message);
	} else if (!call->message[0]) {
		snprintf(call->message, sizeof(call->message), "%s", curl_easy_strerror((CURLcode) error));
	}
	cut_secrets(call);
	encharge_call_clear(call);
	call->state = ENCHARGE_CALL_DONE;
	call->error = error;
}

/*
 * libcurl must get its answer whatever happens in a callback: so callbacks throw
 * nothing, cannot bail out, and take no memory of the request's.
 */
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
	encharge_free_secret(header);
	added = added && add_header(call, "Accept: application/json");
	if (request->json) {
		call->json = strdup(request->json);
		added = added && call->json && add_header(call, "Content-Type: application/json");
		/* An empty header keeps libcurl from spending a round trip on asking whether the body may come. */
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

/* The login is set apart from the URL, which libcurl quotes if it does not like it. */
static CURLcode set_proxy(encharge_call *call, CURL *easy, const char *url)
{
	encharge_proxy proxy;
	char server[sizeof("https://") + ENCHARGE_PROXY_HOST_MAX];

	if (!encharge_proxy_url_read((encharge_bytes){url, strlen(url)}, &proxy)) {
		return CURLE_URL_MALFORMAT;
	}
	snprintf(
		server, sizeof(server), "http%s://%.*s", proxy.is_https ? "s" : "", (int) proxy.host.length, proxy.host.data);
	SET(CURLOPT_PROXY, server);
	if (proxy.user.data) {
		call->proxy_user = encharge_percent_decode(proxy.user);
		call->proxy_password = encharge_percent_decode(proxy.password);
		if (!call->proxy_user || !call->proxy_password) {
			return CURLE_OUT_OF_MEMORY;
		}
		SET(CURLOPT_PROXYUSERNAME, call->proxy_user);
		SET(CURLOPT_PROXYPASSWORD, call->proxy_password);
	}
	return CURLE_OK;
}

static CURLcode set_route(encharge_call *call, CURL *easy, const encharge_request *request)
{
	bool is_https = strncasecmp(request->url, "https:", sizeof("https:") - 1) == 0;

#if LIBCURL_VERSION_NUM >= 0x075500
	SET(CURLOPT_PROTOCOLS_STR, is_https ? "https" : "http");
#else
	SET(CURLOPT_PROTOCOLS, is_https ? (long) CURLPROTO_HTTPS : (long) CURLPROTO_HTTP);
#endif
	SET(CURLOPT_URL, request->url);
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	/* With NULL instead of "" the environment would decide. Plain http never leaves this machine. */
	SET(CURLOPT_PROXY, "");
	SET(CURLOPT_NOPROXY, "");
	if (request->proxy && request->ca_file) {
		SET(CURLOPT_PROXY_CAINFO, request->ca_file);
	}

	return request->proxy && is_https ? set_proxy(call, easy, request->proxy) : CURLE_OK;
}

CURLcode encharge_call_set_up(encharge_call *call, CURL *easy, const encharge_request *request)
{
	CURLcode error;

	SET(CURLOPT_ERRORBUFFER, call->message);
	SET(CURLOPT_NOSIGNAL, 1L);
	call->connect_timeout = request->connect_timeout * ENCHARGE_MILLISECOND;
	call->timeout = request->timeout * ENCHARGE_MILLISECOND;
	SET(CURLOPT_MAXAGE_CONN, CONNECTION_MAX_IDLE_SECONDS);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* Whoever gives a call up must not wait for the resolver's thread. */
	SET(CURLOPT_QUICK_EXIT, 1L);
#endif
	error = set_trust(easy, request);
	if (error == CURLE_OK) {
		error = set_route(call, easy, request);
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

void encharge_call_attempt(encharge_call *call, CURL *easy, bool fresh, int64_t connect_timeout)
{
	forget_answer(call);
	call->message[0] = '\0';
	call->refusal = NULL;
	call->attempt_began = call->looked = encharge_now();
	call->attempt_waited = 0;
	call->first_byte = 0;
	call->is_fresh = fresh;
	/* libcurl needs to know, to share it between several addresses. How long the whole takes it must not: its clock
	 * runs while nobody waits. */
	curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, (long) (connect_timeout / ENCHARGE_MILLISECOND));
	curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, (long) fresh);
}

bool encharge_call_is_kept(const encharge_call *call, CURL *easy)
{
	curl_off_t ready = 0;
	long connections = 0;

	curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &ready);
	curl_easy_getinfo(easy, CURLINFO_NUM_CONNECTS, &connections);

	return !call->is_fresh && connections == 0 && ready > 0;
}

static void read_timing(CURL *easy, encharge_call *call)
{
	curl_off_t connected = 0, secured = 0;

	curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
	curl_easy_getinfo(easy, CURLINFO_APPCONNECT_TIME_T, &secured);
	call->kept = encharge_call_is_kept(call, easy);
	if (!call->kept) {
		/* The time that an attempt before this one took counts, too. */
		call->connect_ms = (double) (secured ? secured : connected) / 1000.0
			+ (double) (call->attempt_began - call->began) / ENCHARGE_MILLISECOND;
	}
	call->total_ms = (double) (encharge_now() - call->began) / ENCHARGE_MILLISECOND;
}

void encharge_call_complete(encharge_call *call, CURL *easy, CURLcode error)
{
	curl_off_t retry_after = 0;
	long connect_status = 0;

	read_timing(easy, call);
	curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &call->status);
	curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
	curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &connect_status);
	call->retry_after = retry_after > 0 ? (long) retry_after : -1;
	call->state = ENCHARGE_CALL_DONE;
	if (error != CURLE_OK) {
		encharge_call_fail(call, encharge_failure_of(error, connect_status), call->refusal);
	}
}
