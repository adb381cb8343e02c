#include "check.h"

#include "php_encharge.h"
#include "answer.h"
#include "answered_report.h"
#include "hidden_errors.h"
#include "binding/server_values.h"
#include "shared_memory.h"

#include "classes/Client.h"
#include "binding/bailout.h"
#include "classes/Webhook.h"

#include "ext/standard/php_fopen_wrappers.h"
#include "php_globals.h"
#include "php_streams.h"
#include "zend_exceptions.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* One call asks for so many persons, as the plugin's class People asks. */
#define CONTACTS_PER_CALL 20

/* WordPress takes an older .maintenance for one that was left behind. */
#define MAINTENANCE_MAX (10 * 60)
#define MAINTENANCE_RETRY_AFTER "60"

/* A webhook on its way through. */
typedef struct {
	HashTable *server;
	encharge_guard_site *site;
	encharge_site_identity identity;
	time_t now;
	encharge_webhook *webhook;
	const encharge_guard_key *key; /* the site's that it came with; NULL if none */
} encharge_check;

static encharge_bytes server_value(const encharge_check *check, const char *name)
{
	zval *value = zend_hash_str_find_deref(check->server, name, strlen(name));

	if (!value || Z_TYPE_P(value) != IS_STRING) {
		return (encharge_bytes){NULL, 0};
	}
	return (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
}

/* Not by its name: a server may not allow that to scripts. */
static php_stream *open_input(void)
{
	php_stream_wrapper *wrapper = (php_stream_wrapper *) &php_stream_php_wrapper;

	return wrapper->wops->stream_opener(wrapper, "php://input", "rb", 0, NULL, NULL STREAMS_CC);
}

/* No more than is needed to see that it is too long; php://input can be read again. */
static zend_string *read_body(void)
{
	php_stream *input = open_input();
	zend_string *body = NULL;

	if (input) {
		body = php_stream_copy_to_mem(input, ENCHARGE_BODY_MAX + 1, 0);
		php_stream_close(input);
	}
	return body ? body : ZSTR_EMPTY_ALLOC();
}

/* WordPress is to know it too: with WP Fusion active it looks at the key again. */
static uint32_t shut_for(const encharge_check *check)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	guard->has_counted = true;
	guard->shut_for = encharge_wrong_keys_shut_for(
		encharge_shared_wrong_keys(), &check->identity, server_value(check, "REMOTE_ADDR"), check->now);
	return guard->shut_for;
}

/* A shut key is left out, and so is like any wrong one. */
static encharge_code read_webhook(encharge_check *check)
{
	HashTable *query = Z_ARRVAL(PG(http_globals)[TRACK_VARS_GET]);
	encharge_webhook_request request = encharge_webhook_request_of(check->server, query);
	encharge_guard_site *site = check->site;
	zend_string *body = read_body();
	size_t valid = encharge_guard_site_usable_keys(site, check->now, false);
	encharge_code code;

	request.body = (encharge_bytes){ZSTR_VAL(body), ZSTR_LEN(body)};
	request.digest_count = encharge_guard_site_usable_keys(site, check->now, shut_for(check) > 0);
	request.digests = site->digests;
	code = encharge_webhook_read(&request, check->webhook);
	zend_string_release(body);
	if (check->webhook->key >= 0) {
		check->key = &site->keys[check->webhook->key];
	}
	return code == ENCHARGE_INVALID_ACCESS_KEY && request.digest_count < valid ? ENCHARGE_TOO_MANY_ATTEMPTS : code;
}

static void count_wrong_key(const encharge_check *check)
{
	if (check->webhook->has_key && !check->key) {
		encharge_wrong_keys_count(
			encharge_shared_wrong_keys(), &check->identity, server_value(check, "REMOTE_ADDR"), check->now);
	}
}

/* The plugin's own command, which shows what was refused of others. */
static bool is_diagnosis(const encharge_check *check)
{
	return check->key && check->key->diagnostic && check->webhook->action == ENCHARGE_ACTION_TEST;
}

static void count_refusal(const encharge_check *check, encharge_code code)
{
	encharge_answered_request request = {
		.address = server_value(check, "REMOTE_ADDR"),
		.user_agent = server_value(check, "HTTP_USER_AGENT"),
		.key = check->webhook->has_key ? &check->webhook->key_digest : NULL,
	};

	if (encharge_shared_answered() && !is_diagnosis(check)) {
		encharge_answered_add(encharge_shared_answered(), &check->identity, check->now, code, &request);
	}
}

static double milliseconds_since(int64_t began)
{
	return (double) (encharge_now() - began) / ENCHARGE_MILLISECOND;
}

static void begin_answer(const encharge_check *check, int status)
{
	encharge_answer_begin(status);
	if (check->key) {
		encharge_answer_header("Server-Timing: guard;dur=%.1F", milliseconds_since(ENCHARGE_G(guard).began));
	}
}

static void refuse(const encharge_check *check, encharge_code code)
{
	const encharge_code_row *row = encharge_code_get(code);
	zval data;

	count_refusal(check, code);
	begin_answer(check, row->status);
	if (code == ENCHARGE_METHOD_NOT_ALLOWED) {
		encharge_answer_header("Allow: POST");
	} else if (code == ENCHARGE_MAINTENANCE) {
		encharge_answer_header("Retry-After: " MAINTENANCE_RETRY_AFTER);
	} else if (code == ENCHARGE_TOO_MANY_ATTEMPTS) {
		encharge_answer_header("Retry-After: %" PRIu32, ENCHARGE_G(guard).shut_for);
	}
	array_init_size(&data, 2);
	add_assoc_string(&data, "code", row->name);
	add_assoc_string(&data, "message", row->message);
	encharge_answer_end(false, &data);
}

static void answer_test(const encharge_check *check)
{
	zval data;

	begin_answer(check, 200);
	array_init_size(&data, 3);
	add_assoc_string(&data, "method", "test");
	add_assoc_string(&data, "answered_by", "guard");
	if (check->key->diagnostic) {
		encharge_diagnosis_add(&data, &check->identity, check->now);
	}
	encharge_answer_end(true, &data);
}

/* One made by hand sets $upgrading = time(), for WordPress never to take it for old. */
static bool asks_for_the_time(const char *path)
{
	char code[1024];
	int descriptor = VCWD_OPEN(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t length = descriptor >= 0 ? read(descriptor, code, sizeof(code)) : 0;

	if (descriptor >= 0) {
		close(descriptor);
	}
	return length > 0 && php_memnstr(code, ZEND_STRL("time("), code + length) != NULL;
}

static bool is_in_maintenance(const encharge_check *check)
{
	char path[MAXPATHLEN];
	zend_stat_t file;

	snprintf(path, sizeof(path), "%s.maintenance", ENCHARGE_G(guard).file->settings.root);

	return encharge_open_basedir_allows(path) && VCWD_STAT(path, &file) == 0
		&& (check->now - file.st_mtime < MAINTENANCE_MAX || asks_for_the_time(path));
}

/* Whether the payload holds the person, and not just the id. */
static bool holds(const encharge_person *contact)
{
	return json_object_size(contact->fields) > 1;
}

static void start_fetch(const encharge_check *check)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);
	const encharge_guard_site *site = check->site;
	const encharge_people *contacts = &check->webhook->contacts;
	zval *ids = &guard->fetched;

	if (!site->api_url || check->webhook->async == ENCHARGE_ASYNC_YES) {
		return;
	}
	array_init(ids);
	for (size_t i = 0; i < contacts->count && i < CONTACTS_PER_CALL; i++) {
		const encharge_person *contact = &contacts->items[i];

		if (!site->trust_payload || !holds(contact)) {
			add_next_index_stringl(ids, contact->id.text, contact->id.length);
		}
	}
	if (zend_hash_num_elements(Z_ARRVAL_P(ids)) > 0) {
		encharge_client_create(&guard->client, site->api_token, site->api_url, site->api_proxy);
		if (!encharge_client_fetch_people(
				Z_OBJ(guard->client), Z_ARRVAL_P(ids), (HashTable *) &zend_empty_array, &guard->fetch)) {
			/* WordPress will call itself, and say what is wrong. */
			zend_clear_exception();
			ZVAL_UNDEF(&guard->fetch);
		}
	}
}

/* What WordPress is to know. The fetch first: the persons leave the webhook when it becomes an object. */
static void let_in(const encharge_check *check)
{
	encharge_hide_errors();
	start_fetch(check);
	ENCHARGE_G(guard).key = check->webhook->key_digest;
	encharge_webhook_create(&ENCHARGE_G(guard).webhook, check->webhook);
	ENCHARGE_G(guard).milliseconds = milliseconds_since(ENCHARGE_G(guard).began);
}

/* The plugin's own command, which knows of the guard already, wants to hear how WordPress answers. */
static bool asks_wordpress(const encharge_check *check)
{
	const zval *wanted = zend_hash_str_find(Z_ARRVAL(PG(http_globals)[TRACK_VARS_GET]), ZEND_STRL("answered_by"));

	return check->key->diagnostic && wanted && Z_TYPE_P(wanted) == IS_STRING
		&& zend_string_equals_literal(Z_STR_P(wanted), "wordpress");
}

static bool decide(encharge_check *check)
{
	encharge_code code = read_webhook(check);

	if (code == ENCHARGE_OK && check->key->diagnostic && check->webhook->action != ENCHARGE_ACTION_TEST) {
		code = ENCHARGE_INVALID_ACCESS_KEY;
	}
	/* Whatever comes of it, and by GET too: only a holder's answer has Server-Timing. */
	count_wrong_key(check);
	if (!check->key && check->site->wp_fusion) {
		return true;
	}
	if (code == ENCHARGE_OK && check->webhook->action == ENCHARGE_ACTION_TEST && !asks_wordpress(check)) {
		answer_test(check);
		return false;
	}
	if (code == ENCHARGE_OK && is_in_maintenance(check)) {
		code = ENCHARGE_MAINTENANCE;
	}
	if (code != ENCHARGE_OK) {
		refuse(check, code);
		return false;
	}
	let_in(check);

	return true;
}

bool encharge_guard_check(void)
{
	const encharge_guard_file *file = ENCHARGE_G(guard).file;
	encharge_check check = {.now = time(NULL)};
	bool goes_on = true;
	zval server;

	ENCHARGE_G(guard).began = encharge_now();
	encharge_server_values(&server);
	check.server = Z_ARRVAL(server);
	check.site = encharge_guard_site_find(
		&file->settings, server_value(&check, "HTTP_HOST"), server_value(&check, "REQUEST_URI"));
	if (check.site) {
		check.identity = (encharge_site_identity){file->place, check.site->id};
		check.webhook = encharge_webhook_park();
		goes_on = decide(&check);
		encharge_free_parked_memory();
	}
	zval_ptr_dtor(&server);

	return goes_on;
}
