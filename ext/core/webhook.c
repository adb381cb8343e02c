#include "webhook.h"

#include "contacts.h"

#include <stdlib.h>
#include <string.h>

typedef enum media_type {
	MEDIA_NONE,
	MEDIA_JSON,
	MEDIA_FORM,
	MEDIA_OTHER,
} media_type;

static media_type media_type_of(encharge_bytes content_type)
{
	const encharge_bytes application = ENCHARGE_BYTES("application/"), json_suffix = ENCHARGE_BYTES("+json");
	const char *parameters = content_type.length > 0 ? memchr(content_type.data, ';', content_type.length) : NULL;

	if (parameters != NULL) {
		content_type.length = (size_t) (parameters - content_type.data);
	}
	content_type = encharge_bytes_trim(content_type);

	if (content_type.length == 0) {
		return MEDIA_NONE;
	}
	if (encharge_bytes_equal_ascii_ci(content_type, ENCHARGE_BYTES("application/x-www-form-urlencoded"))) {
		return MEDIA_FORM;
	}
	if (encharge_bytes_equal_ascii_ci(content_type, ENCHARGE_BYTES("application/json"))) {
		return MEDIA_JSON;
	}
	/* The suffix tells of JSON, too (RFC 6839): application/vnd.api+json, say. */
	if (content_type.length > application.length + json_suffix.length
		&& encharge_bytes_equal_ascii_ci((encharge_bytes){content_type.data, application.length}, application)
		&& encharge_bytes_equal_ascii_ci(
			(encharge_bytes){content_type.data + content_type.length - json_suffix.length, json_suffix.length},
			json_suffix)) {
		return MEDIA_JSON;
	}
	return MEDIA_OTHER;
}

/* Returns what a Content-Length says, or any number over ENCHARGE_BODY_MAX if that is more; 0 if it says nothing. */
static size_t declared_length(encharge_bytes content_length)
{
	size_t length = 0;

	content_length = encharge_bytes_trim(content_length);
	for (size_t i = 0; i < content_length.length; i++) {
		char c = content_length.data[i];

		if (c < '0' || c > '9') {
			return 0;
		}
		if (length <= ENCHARGE_BODY_MAX) {
			length = length * 10 + (size_t) (c - '0');
		}
	}
	return length;
}

static bool is_too_large(const encharge_webhook_request *request)
{
	return declared_length(request->content_length) > ENCHARGE_BODY_MAX || request->body.length > ENCHARGE_BODY_MAX;
}

static bool has_readable_form(const encharge_webhook_request *request)
{
	return !is_too_large(request) && media_type_of(request->content_type) == MEDIA_FORM;
}

/* Whether a Content-Encoding (RFC 9110, section 8.4) changes the bytes. */
static bool is_encoded(encharge_bytes content_encoding)
{
	content_encoding = encharge_bytes_trim(content_encoding);
	return content_encoding.length > 0 && !encharge_bytes_equal_ascii_ci(content_encoding, ENCHARGE_BYTES("identity"));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Returns the token of the scheme Bearer (RFC 6750, section 2.1); absent for any other scheme. */
static encharge_parameter bearer_token(encharge_bytes authorization)
{
	const encharge_bytes scheme = ENCHARGE_BYTES("Bearer");

	authorization = encharge_bytes_trim(authorization);
	if (authorization.length < scheme.length
		|| !encharge_bytes_equal_ascii_ci((encharge_bytes){authorization.data, scheme.length}, scheme)
		|| (authorization.length > scheme.length && !is_blank(authorization.data[scheme.length]))) {
		return (encharge_parameter){ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};
	}
	authorization.data += scheme.length;
	authorization.length -= scheme.length;
	return (encharge_parameter){ENCHARGE_PARAMETER_TEXT, encharge_bytes_trim(authorization)};
}

static encharge_code verify_key(
	const encharge_webhook_request *request, encharge_parameter presented, encharge_webhook *webhook)
{
	if (presented.kind == ENCHARGE_PARAMETER_ABSENT
		|| (presented.kind == ENCHARGE_PARAMETER_TEXT && presented.text.length == 0)) {
		return ENCHARGE_MISSING_ACCESS_KEY;
	}
	if (presented.kind == ENCHARGE_PARAMETER_ARRAY) {
		return ENCHARGE_INVALID_ACCESS_KEY;
	}
	request->sha256(presented.text, &webhook->key_digest);
	webhook->has_key = true;
	webhook->key = encharge_access_key_find(&webhook->key_digest, request->digests, request->digest_count);
	return webhook->key >= 0 ? ENCHARGE_OK : ENCHARGE_INVALID_ACCESS_KEY;
}

static encharge_code check_key(const encharge_webhook_request *request, encharge_webhook *webhook)
{
	encharge_parameter presented = request->query.access_key;
	char *decoded = NULL;
	encharge_code code;

	if (presented.kind == ENCHARGE_PARAMETER_ABSENT && has_readable_form(request)) {
		code = encharge_form_find(request->body, ENCHARGE_BYTES("access_key"), &presented, &decoded);
		if (code != ENCHARGE_OK) {
			return code;
		}
	}
	if (presented.kind == ENCHARGE_PARAMETER_ABSENT) {
		presented = request->header_key;
	}
	if (presented.kind == ENCHARGE_PARAMETER_ABSENT) {
		presented = bearer_token(request->authorization);
	}
	code = verify_key(request, presented, webhook);
	if (decoded != NULL) {
		encharge_wipe(decoded, presented.text.length);
		free(decoded);
	}
	return code;
}

static encharge_code check_content_type(const encharge_webhook_request *request)
{
	media_type type = media_type_of(request->content_type);

	if (is_encoded(request->content_encoding)) {
		return ENCHARGE_UNSUPPORTED_MEDIA_TYPE;
	}
	if (type == MEDIA_JSON || type == MEDIA_FORM) {
		return ENCHARGE_OK;
	}
	/* A multipart body never gets here, for PHP takes it apart itself: the length tells that there was one. */
	if (request->body.length == 0 && declared_length(request->content_length) == 0) {
		return ENCHARGE_OK;
	}
	return ENCHARGE_UNSUPPORTED_MEDIA_TYPE;
}

static const encharge_bytes action_names[] = {
	[ENCHARGE_ACTION_ADD] = {"add", 3},
	[ENCHARGE_ACTION_UPDATE] = {"update", 6},
	[ENCHARGE_ACTION_UPDATE_TAGS] = {"update_tags", 11},
	[ENCHARGE_ACTION_TEST] = {"test", 4},
};

const char *encharge_action_name(encharge_action action)
{
	return action_names[action].data;
}

bool encharge_action_find(encharge_action *action, encharge_bytes name)
{
	for (size_t i = 0; i < sizeof(action_names) / sizeof(action_names[0]); i++) {
		if (encharge_bytes_equal(name, action_names[i])) {
			*action = (encharge_action) i;
			return true;
		}
	}
	return false;
}

static bool is_yes(encharge_bytes text)
{
	return encharge_bytes_equal(text, ENCHARGE_BYTES("true")) || encharge_bytes_equal(text, ENCHARGE_BYTES("1"));
}

static bool is_no(encharge_bytes text)
{
	return encharge_bytes_equal(text, ENCHARGE_BYTES("false")) || encharge_bytes_equal(text, ENCHARGE_BYTES("0"));
}

/* An array counts as an empty text, which none of the options takes for a yes. */
static encharge_code set_role(encharge_webhook *webhook, encharge_bytes text)
{
	webhook->role = encharge_utf8_repair(text, &webhook->role_length);
	return webhook->role != NULL ? ENCHARGE_OK : ENCHARGE_INTERNAL_ERROR;
}

static encharge_code set_notify(encharge_webhook *webhook, encharge_bytes text)
{
	webhook->notify = is_yes(text);
	return ENCHARGE_OK;
}

static encharge_code set_async(encharge_webhook *webhook, encharge_bytes text)
{
	webhook->async = is_yes(text) ? ENCHARGE_ASYNC_YES : is_no(text) ? ENCHARGE_ASYNC_NO : ENCHARGE_ASYNC_UNSAID;
	return ENCHARGE_OK;
}

/* Takes one option from the query, or else from the form, and hands its text to set. */
static encharge_code read_option(encharge_webhook *webhook, const encharge_webhook_request *request,
	encharge_parameter option, encharge_bytes name,
	encharge_code (*set)(encharge_webhook *webhook, encharge_bytes text))
{
	char *decoded = NULL;
	encharge_code code = ENCHARGE_OK;

	if (option.kind == ENCHARGE_PARAMETER_ABSENT && has_readable_form(request)) {
		code = encharge_form_find(request->body, name, &option, &decoded);
	}
	if (code == ENCHARGE_OK && option.kind != ENCHARGE_PARAMETER_ABSENT) {
		code = set(webhook, option.text);
	}
	free(decoded);
	return code;
}

static encharge_code read_options(encharge_webhook *webhook, const encharge_webhook_request *request)
{
	encharge_code code = read_option(webhook, request, request->query.role, ENCHARGE_BYTES("role"), set_role);

	if (code == ENCHARGE_OK) {
		code = read_option(
			webhook, request, request->query.send_notification, ENCHARGE_BYTES("send_notification"), set_notify);
	}
	if (code == ENCHARGE_OK) {
		code = read_option(webhook, request, request->query.async, ENCHARGE_BYTES("async"), set_async);
	}
	return code;
}

static encharge_code read_contacts(encharge_webhook *webhook, const encharge_webhook_request *request)
{
	encharge_parameter contact_id = request->query.contact_id;

	if (request->body.length > 0 && media_type_of(request->content_type) == MEDIA_JSON) {
		return encharge_contacts_from_json(request->body, contact_id, &webhook->contacts);
	}
	return encharge_contacts_from_form(request->body, contact_id, &webhook->contacts);
}

encharge_code encharge_webhook_read(const encharge_webhook_request *request, encharge_webhook *out)
{
	encharge_code code;

	/* Whose request it is matters also when the method is refused. */
	out->key = -1;
	code = check_key(request, out);
	if (!encharge_bytes_equal(request->method, ENCHARGE_BYTES("POST"))) {
		return ENCHARGE_METHOD_NOT_ALLOWED;
	}
	if (code != ENCHARGE_OK) {
		return code;
	}
	if (is_too_large(request)) {
		return ENCHARGE_PAYLOAD_TOO_LARGE;
	}
	code = check_content_type(request);
	if (code != ENCHARGE_OK) {
		return code;
	}
	if (!encharge_action_find(&out->action, request->query.wpf_action.text)) {
		return ENCHARGE_INVALID_ACTION;
	}
	if (out->action == ENCHARGE_ACTION_TEST) {
		return ENCHARGE_OK;
	}
	code = read_contacts(out, request);
	return code == ENCHARGE_OK ? read_options(out, request) : code;
}

void encharge_webhook_free(encharge_webhook *webhook)
{
	encharge_people_free(&webhook->contacts);
	free(webhook->role);
	webhook->role = NULL;
	webhook->role_length = 0;
}
