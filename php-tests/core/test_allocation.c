#include "allocations.h"
#include "server.h"
#include "test.h"

#include "json.h"
#include "person.h"
#include "transport.h"
#include "webhook.h"

#include <stdio.h>
#include <stdlib.h>

/*
 * What happens without memory: one time after the other, the next allocation
 * fails. LeakSanitizer looks at what is left.
 */

static void no_digest(encharge_bytes text, encharge_digest *digest)
{
	(void) text;
	memset(digest, 0, sizeof(*digest));
}

static encharge_code read_webhook(const char *content_type, const char *body)
{
	static const encharge_digest digests[1];
	encharge_webhook_request request = {
		.method = ENCHARGE_BYTES("POST"),
		.content_type = {content_type, strlen(content_type)},
		.query = {.wpf_action = {ENCHARGE_PARAMETER_TEXT, ENCHARGE_BYTES("add")}},
		.header_key = {ENCHARGE_PARAMETER_TEXT, ENCHARGE_BYTES("key")},
		.body = {body, strlen(body)},
		.digests = digests,
		.digest_count = 1,
		.sha256 = no_digest,
	};
	encharge_webhook webhook = {0};
	encharge_code code = encharge_webhook_read(&request, &webhook);

	encharge_webhook_free(&webhook);
	return code;
}

static encharge_code read_json(void)
{
	return read_webhook("application/json",
		"{\"endUserData\":[{\"id\":\"c1\",\"lone\":\"\\ud800\",\"big\":12345678901234567890,\"huge\":1e999,"
		"\"list\":[1,2.5,null,true,{\"a\":[]}]},{\"id\":2},{\"id\":\"c1\"}]}");
}

static encharge_code read_form(void)
{
	return read_webhook("application/x-www-form-urlencoded", "access_key=key&id=c%31&role=\xFF&async=true");
}

static encharge_code read_people(void)
{
	encharge_people people;
	encharge_code code = encharge_people_parse(
		ENCHARGE_BYTES("{\"users\":[{\"id\":\"c1\",\"tags\":\"a, b,c\",\"x\":\"\xFF\"},{}]}"), &people);

	if (code == ENCHARGE_OK) {
		json_t *tags = encharge_person_tags(&people.items[0]);

		code = tags != NULL ? ENCHARGE_OK : ENCHARGE_INTERNAL_ERROR;
		json_decref(tags);
	}
	encharge_people_free(&people);
	return code;
}

static void test_reading_survives_each_lack_of_memory(encharge_code (*read)(void))
{
	size_t nth = 0;
	encharge_code code;

	do {
		fail_allocation(++nth);
		code = read();
		/* Jansson without memory may call a text wrong, or go on. */
		CHECK(code == ENCHARGE_OK
			|| (has_allocation_failed() && (code == ENCHARGE_INTERNAL_ERROR || code == ENCHARGE_INVALID_JSON)));
	} while (has_allocation_failed());
	CHECK(nth > 3);
	fail_allocation(0);
}

static void make_call(encharge_transport *transport, const char *url, const char *json, encharge_call *call)
{
	encharge_request request = {
		.url = url, .token = "token", .json = json, .user_agent = "test", .connect_timeout = 5000, .timeout = 5000};

	encharge_transport_start(transport, &request, call);
	while (transport->pending) {
		encharge_transport_advance(transport, 100);
	}
}

static void test_calls_survive_each_lack_of_memory(const char *url)
{
	encharge_transport transport = {0};
	encharge_call call;
	size_t nth = 0;
	bool failed;

	do {
		fail_allocation(++nth);
		make_call(&transport, url, "[{}]", &call);
		failed = has_allocation_failed();
		fail_allocation(0);
		CHECK(call.state == ENCHARGE_CALL_DONE && (failed || call.error == 0));
		if (call.error != 0) {
			/* Nothing of the call is left on the handle. */
			make_call(&transport, url, NULL, &call);
			CHECK(call.error == 0 && call.length > 4 && memcmp(call.body, "GET ", 4) == 0);
		}
		encharge_call_clear(&call);
		if (nth % 2 == 0) {
			encharge_transport_close(&transport);
		}
	} while (failed);
	CHECK(nth > 3);
	encharge_transport_close(&transport);
}

void test_allocation(void)
{
	char url[64];
	int port;
	pid_t server = start_server(&port);

	snprintf(url, sizeof(url), "http://127.0.0.1:%d/echo", port);
	curl_global_init_mem(CURL_GLOBAL_DEFAULT, __wrap_malloc, free, __wrap_realloc, __wrap_strdup, __wrap_calloc);
	json_set_alloc_funcs(__wrap_malloc, free);
	test_reading_survives_each_lack_of_memory(read_json);
	test_reading_survives_each_lack_of_memory(read_form);
	test_reading_survives_each_lack_of_memory(read_people);
	test_calls_survive_each_lack_of_memory(url);
	json_set_alloc_funcs(malloc, free);
	curl_global_cleanup();
	stop_server(server);
}
