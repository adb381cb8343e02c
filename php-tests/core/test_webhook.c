#include "test.h"

#include "webhook.h"

/* This is no SHA-256, which is the caller's to make: the core only compares digests. */
static void stand_in_digest(encharge_bytes text, encharge_digest *digest)
{
	memset(digest, 0, sizeof(*digest));
	for (size_t i = 0; i < text.length; i++) {
		digest->bytes[i % sizeof(digest->bytes)] ^= (uint8_t) (text.data[i] + (int) i);
	}
}

static encharge_digest digests[2];

static encharge_parameter text(const char *value)
{
	return (encharge_parameter){ENCHARGE_PARAMETER_TEXT, exact(value)};
}

static const encharge_parameter array = {ENCHARGE_PARAMETER_ARRAY, {NULL, 0}};
static const encharge_parameter absent = {ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};

/* Returns a request that passes: it has the second key, the action "add", and a JSON body. */
static encharge_webhook_request valid(const char *body)
{
	stand_in_digest(ENCHARGE_BYTES("first key"), &digests[0]);
	stand_in_digest(ENCHARGE_BYTES("second key"), &digests[1]);
	return (encharge_webhook_request){
		.method = exact("POST"),
		.content_type = exact("application/json"),
		.query = {.wpf_action = text("add"), .access_key = text("second key")},
		.body = exact(body),
		.digests = digests,
		.digest_count = 2,
		.sha256 = stand_in_digest,
	};
}

static encharge_webhook_request valid_form(const char *body)
{
	encharge_webhook_request request = valid(body);

	request.content_type = exact("application/x-www-form-urlencoded; charset=utf-8");
	return request;
}

static encharge_code code_of(encharge_webhook_request request)
{
	encharge_webhook webhook = {0};
	encharge_code code = encharge_webhook_read(&request, &webhook);

	encharge_webhook_free(&webhook);
	return code;
}

static int key_of(encharge_webhook_request request)
{
	encharge_webhook webhook = {0};

	encharge_webhook_read(&request, &webhook);
	encharge_webhook_free(&webhook);
	return webhook.key;
}

/* Whether the request passes with exactly these contacts, joined by spaces. */
static bool names(encharge_webhook_request request, const char *expected)
{
	char joined[512] = "";
	encharge_webhook webhook = {0};
	encharge_code code = encharge_webhook_read(&request, &webhook);

	for (size_t i = 0; i < webhook.contacts.count; i++) {
		strcat(strcat(joined, i > 0 ? " " : ""), webhook.contacts.items[i].id.text);
	}
	encharge_webhook_free(&webhook);
	return code == ENCHARGE_OK && strcmp(joined, expected) == 0;
}

static void test_the_first_key_present_counts(void)
{
	encharge_webhook_request request = valid("{\"id\":\"a\"}");

	CHECK(key_of(request) == 1);
	request.query.access_key = text("first key");
	CHECK(key_of(request) == 0);
	request.query.access_key = text("third key");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY && key_of(request) == -1);
	request.query.access_key = array;
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY);
	request.query.access_key = text("");
	request.header_key = text("first key");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);

	request.query.access_key = absent;
	request.authorization = exact("Bearer second key");
	CHECK(key_of(request) == 0);
	request.header_key = absent;
	CHECK(key_of(request) == 1);
	request.authorization = exact("  bEaReR   second key ");
	CHECK(key_of(request) == 1);
	request.authorization = exact("Bearer\t \tsecond key\t");
	CHECK(key_of(request) == 1);
	request.authorization = exact("Bearer");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.authorization = exact("Bearersecond key");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.authorization = exact("Basic c2Vjb25kIGtleQ==");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.authorization = exact("Bearer x");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY);

	request = valid("{\"id\":\"a\"}");
	request.digest_count = 0;
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY);
}

static void test_a_key_in_a_form_is_read_within_the_limit(void)
{
	encharge_webhook_request request = valid_form("id=a&access_key=first+key");

	CHECK(key_of(request) == 1);
	request.query.access_key = absent;
	request.header_key = text("second key");
	CHECK(key_of(request) == 0);
	request.header_key = absent;
	CHECK(key_of(request) == 0);
	request.content_length = exact("1048577");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.content_length = exact("1048576");
	CHECK(key_of(request) == 0);
	request.content_type = exact("text/plain");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.content_type = exact("application/json");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request = valid_form("id=a&access_key[]=first+key");
	request.query.access_key = absent;
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY);
}

/* Each request fails the check that its code names, and all later ones. */
static void test_the_first_check_that_fails_is_the_answer(void)
{
	encharge_webhook_request request = valid("not json");

	request.method = exact("GET");
	request.query = (__typeof__(request.query)){.wpf_action = text("delete")};
	request.content_length = exact("1048577");
	request.content_type = exact("text/plain");
	CHECK(code_of(request) == ENCHARGE_METHOD_NOT_ALLOWED);
	request.method = exact("POST");
	CHECK(code_of(request) == ENCHARGE_MISSING_ACCESS_KEY);
	request.query.access_key = text("wrong");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACCESS_KEY);
	request.query.access_key = text("first key");
	CHECK(code_of(request) == ENCHARGE_PAYLOAD_TOO_LARGE && key_of(request) == 0);
	request.content_length = exact("8");
	CHECK(code_of(request) == ENCHARGE_UNSUPPORTED_MEDIA_TYPE);
	request.content_type = exact("application/json");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACTION);
	request.query.wpf_action = text("update");
	CHECK(code_of(request) == ENCHARGE_INVALID_JSON);
	request.body = exact("{}");
	CHECK(code_of(request) == ENCHARGE_MISSING_CONTACT);
	request.query.contact_id = text("a");
	CHECK(code_of(request) == ENCHARGE_OK);
	request.method = exact("post");
	CHECK(code_of(request) == ENCHARGE_METHOD_NOT_ALLOWED);
}

static void test_a_body_over_the_limit_is_refused(void)
{
	encharge_webhook_request request = valid("{\"id\":\"a\"}");

	request.content_length = exact("99999999999999999999999999");
	CHECK(code_of(request) == ENCHARGE_PAYLOAD_TOO_LARGE);
	request.content_length = exact("-1");
	CHECK(code_of(request) == ENCHARGE_OK);

	request = valid("");
	request.body = encharge_repeat(" ", ENCHARGE_BODY_MAX + 1);
	CHECK(code_of(request) == ENCHARGE_PAYLOAD_TOO_LARGE);
	request.body = encharge_repeat(" ", ENCHARGE_BODY_MAX);
	CHECK(code_of(request) == ENCHARGE_INVALID_JSON);
	memcpy((char *) request.body.data, "{\"id\":\"a\"}", 10);
	CHECK(names(request, "a"));
}

static bool accepts_type(const char *type, const char *length)
{
	encharge_webhook_request request = valid("{\"id\":\"a\"}");

	request.content_type = exact(type);
	request.content_length = exact(length);
	return code_of(request) == ENCHARGE_OK;
}

static bool accepts_encoding(const char *encoding)
{
	encharge_webhook_request request = valid("{\"id\":\"a\"}");

	request.content_encoding = exact(encoding);
	return code_of(request) == ENCHARGE_OK;
}

static void test_an_encoded_body_is_refused(void)
{
	CHECK(accepts_encoding("") && accepts_encoding(" ") && accepts_encoding("identity")
		&& accepts_encoding(" Identity\t"));
	CHECK(!accepts_encoding("gzip") && !accepts_encoding("identity, gzip") && !accepts_encoding("identit"));
}

static void test_the_body_is_json_or_a_form(void)
{
	encharge_webhook_request request = valid("");

	CHECK(accepts_type("application/json; charset=utf-8", "10"));
	CHECK(accepts_type(" Application/JSON", "10"));
	CHECK(accepts_type("application/vnd.api+json", "10"));
	CHECK(!accepts_type("application/+json", "10"));
	CHECK(!accepts_type("application/jsonp", "10"));
	CHECK(!accepts_type("text/plain", "10"));
	CHECK(!accepts_type("multipart/form-data; boundary=x", "10"));
	CHECK(!accepts_type("", ""));
	CHECK(!accepts_type("; application/json", ""));

	request.content_type = exact("");
	request.query.contact_id = text("a");
	CHECK(names(request, "a"));
	request.content_length = exact("0");
	CHECK(names(request, "a"));
	/* Of a multipart body, which PHP has taken apart, only the length is left. */
	request.content_type = exact("multipart/form-data; boundary=x");
	request.content_length = exact("120");
	CHECK(code_of(request) == ENCHARGE_UNSUPPORTED_MEDIA_TYPE);
}

static encharge_action action_of(const char *name)
{
	encharge_webhook_request request = valid("{\"id\":\"a\"}");
	encharge_webhook webhook = {.action = (encharge_action) -1};

	request.query.wpf_action = text(name);
	encharge_webhook_read(&request, &webhook);
	encharge_webhook_free(&webhook);
	return webhook.action;
}

static void test_an_unknown_action_is_refused(void)
{
	encharge_webhook_request request = valid("not json");

	CHECK(action_of("add") == ENCHARGE_ACTION_ADD);
	CHECK(action_of("update") == ENCHARGE_ACTION_UPDATE);
	CHECK(action_of("update_tags") == ENCHARGE_ACTION_UPDATE_TAGS);
	CHECK(action_of("test") == ENCHARGE_ACTION_TEST);

	/* A test ends after the action. */
	request.query.wpf_action = text("test");
	CHECK(names(request, ""));
	request.query.wpf_action = text("ADD");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACTION);
	request.query.wpf_action = text("");
	CHECK(code_of(request) == ENCHARGE_INVALID_ACTION);
	request.query.wpf_action = array;
	CHECK(code_of(request) == ENCHARGE_INVALID_ACTION);
	request.query.wpf_action = absent;
	CHECK(code_of(request) == ENCHARGE_INVALID_ACTION);
}

static void test_a_webhook_without_a_contact_is_refused(void)
{
	encharge_webhook_request request = valid("{\"endUserData\":[{\"id\":\"b\"},{\"id\":7}]}");

	CHECK(names(request, "b 7"));
	request.body = exact("{}");
	request.query.contact_id = text("q");
	CHECK(names(request, "q"));
	CHECK(names(valid_form("id=a%40b"), "a@b"));
	CHECK(code_of(valid("{\"id\":null}")) == ENCHARGE_INVALID_CONTACT);
	CHECK(code_of(valid_form("x=y")) == ENCHARGE_MISSING_CONTACT);
}

static void test_role_mail_and_async_are_read_as_sent(void)
{
	encharge_webhook_request request = valid_form("id=a&role=form&send_notification=1&async=false");
	encharge_webhook webhook = {0};

	CHECK(encharge_webhook_read(&request, &webhook) == ENCHARGE_OK);
	CHECK(strcmp(webhook.role, "form") == 0 && webhook.role_length == 4);
	CHECK(webhook.notify && webhook.async == ENCHARGE_ASYNC_NO);
	encharge_webhook_free(&webhook);

	request.query.role = text("qu\xFFry");
	request.query.send_notification = text("yes");
	request.query.async = text("true");
	webhook = (encharge_webhook){0};
	CHECK(encharge_webhook_read(&request, &webhook) == ENCHARGE_OK);
	CHECK(strcmp(webhook.role, "qu\xEF\xBF\xBDry") == 0);
	CHECK(!webhook.notify && webhook.async == ENCHARGE_ASYNC_YES);
	encharge_webhook_free(&webhook);

	request.query.role = request.query.send_notification = request.query.async = array;
	webhook = (encharge_webhook){0};
	CHECK(encharge_webhook_read(&request, &webhook) == ENCHARGE_OK);
	CHECK(webhook.role != NULL && webhook.role_length == 0);
	CHECK(!webhook.notify && webhook.async == ENCHARGE_ASYNC_UNSAID);
	encharge_webhook_free(&webhook);

	request = valid("{\"id\":\"a\",\"role\":\"editor\",\"send_notification\":\"true\",\"async\":\"true\"}");
	webhook = (encharge_webhook){0};
	CHECK(encharge_webhook_read(&request, &webhook) == ENCHARGE_OK);
	CHECK(webhook.role == NULL && !webhook.notify && webhook.async == ENCHARGE_ASYNC_UNSAID);
	encharge_webhook_free(&webhook);
}

void test_webhook(void)
{
	test_the_first_key_present_counts();
	test_a_key_in_a_form_is_read_within_the_limit();
	test_the_first_check_that_fails_is_the_answer();
	test_a_body_over_the_limit_is_refused();
	test_the_body_is_json_or_a_form();
	test_an_encoded_body_is_refused();
	test_an_unknown_action_is_refused();
	test_a_webhook_without_a_contact_is_refused();
	test_role_mail_and_async_are_read_as_sent();
}
