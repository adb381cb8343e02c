#include "check.h"

#include "php_encharge.h"
#include "site_inbox.h"
#include "shared_memory.h"

#include "binding/server_values.h"
#include "binding/webhook_request.h"

#include "ext/standard/php_fopen_wrappers.h"
#include "php_globals.h"
#include "php_streams.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* WordPress takes an older .maintenance for one that was left behind. */
#define MAINTENANCE_MAX_SECONDS (10 * 60)

/* php://input is not opened by its name, for a server may not allow that name to scripts. */
static php_stream *open_input(void)
{
	php_stream_wrapper *wrapper = (php_stream_wrapper *) &php_stream_php_wrapper;

	return wrapper->wops->stream_opener(wrapper, "php://input", "rb", 0, NULL, NULL STREAMS_CC);
}

/* Reads no more than is needed to see that the body is too long; php://input can be read again. */
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

/* What is found is kept for WordPress, which looks at the key again where WP Fusion is active. */
static uint32_t weak_keys_shut_for(const encharge_check *check)
{
	encharge_guard_request *guard = &ENCHARGE_G(guard);

	guard->has_counted = true;
	guard->shut_for = encharge_wrong_keys_shut_for(encharge_shared_wrong_keys(), &check->identity,
		encharge_server_value(check->server, "REMOTE_ADDR"), check->now);
	return guard->shut_for;
}

/* A key that is shut is not among those that the webhook is read with, and so is like any wrong one. */
static encharge_code read_webhook(encharge_check *check)
{
	HashTable *query = Z_ARRVAL(PG(http_globals)[TRACK_VARS_GET]);
	encharge_webhook_request request = encharge_webhook_request_of(check->server, query);
	encharge_guard_site *site = check->site;
	zend_string *body = read_body();
	size_t valid = encharge_guard_site_usable_keys(site, check->now, false);
	encharge_code code;

	request.body = (encharge_bytes){ZSTR_VAL(body), ZSTR_LEN(body)};
	request.digest_count = encharge_guard_site_usable_keys(site, check->now, weak_keys_shut_for(check) > 0);
	request.digests = site->digests;
	code = encharge_webhook_read(&request, check->webhook);
	zend_string_release(body);
	if (check->webhook->key >= 0) {
		check->key = &site->keys[check->webhook->key];
	}
	return code == ENCHARGE_INVALID_ACCESS_KEY && request.digest_count < valid ? ENCHARGE_TOO_MANY_ATTEMPTS : code;
}

/* A wrong key counts whatever comes of the webhook, a GET too: only what a key's holder gets has Server-Timing. */
static void count_wrong_key(const encharge_check *check)
{
	if (check->webhook->has_key && !check->key) {
		encharge_wrong_keys_count(encharge_shared_wrong_keys(), &check->identity,
			encharge_server_value(check->server, "REMOTE_ADDR"), check->now);
	}
}

/* A .maintenance that somebody made by hand sets $upgrading = time(), for WordPress never to take it for old. */
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

static bool is_site_in_maintenance(const encharge_check *check)
{
	char path[MAXPATHLEN];
	zend_stat_t file;

	snprintf(path, sizeof(path), "%s.maintenance", ENCHARGE_G(guard).file->settings.root);

	return encharge_open_basedir_allows(path) && VCWD_STAT(path, &file) == 0
		&& (check->now - file.st_mtime < MAINTENANCE_MAX_SECONDS || asks_for_the_time(path));
}

/* The plugin's own command, which knows of the guard already, wants to hear how WordPress answers. */
static bool is_meant_for_wordpress(const encharge_check *check)
{
	const zval *wanted = zend_hash_str_find(Z_ARRVAL(PG(http_globals)[TRACK_VARS_GET]), ZEND_STRL("answered_by"));

	return check->key->diagnostic && wanted && Z_TYPE_P(wanted) == IS_STRING
		&& zend_string_equals_literal(Z_STR_P(wanted), "wordpress");
}

/* WordPress is to answer what nothing could drain. */
bool encharge_may_be_queued(const encharge_check *check)
{
	return check->webhook->action != ENCHARGE_ACTION_TEST && check->webhook->async != ENCHARGE_ASYNC_NO
		&& check->site->inbox && check->site->api_url;
}

/*
 * Whether the webhook is to be handled now or stored for later: because its
 * sender asks for that, or for a reason that passes, unless the sender wants to
 * wait for what comes of it.
 */
static encharge_verdict decide_when(encharge_check *check)
{
	bool in_maintenance = check->code == ENCHARGE_MAINTENANCE;
	bool is_wanted_later = check->webhook->async == ENCHARGE_ASYNC_YES;

	if (!encharge_may_be_queued(check)) {
		encharge_find_obstacle(check->site, check->now);
		return in_maintenance ? ENCHARGE_VERDICT_REFUSE : ENCHARGE_VERDICT_ADMIT;
	}
	if (!in_maintenance && !is_wanted_later) {
		check->code = encharge_find_obstacle(check->site, check->now);
	}
	return check->code != ENCHARGE_OK || is_wanted_later ? ENCHARGE_VERDICT_ACCEPT : ENCHARGE_VERDICT_ADMIT;
}

encharge_verdict encharge_check_webhook(encharge_check *check)
{
	bool is_test;

	check->code = read_webhook(check);
	is_test = check->webhook->action == ENCHARGE_ACTION_TEST;
	if (check->code == ENCHARGE_OK && check->key->diagnostic && !is_test) {
		check->code = ENCHARGE_INVALID_ACCESS_KEY;
	}
	count_wrong_key(check);
	if (!check->key && check->site->wp_fusion) {
		return ENCHARGE_VERDICT_IGNORE;
	}
	if (check->code != ENCHARGE_OK) {
		return ENCHARGE_VERDICT_REFUSE;
	}
	if (is_test && !is_meant_for_wordpress(check)) {
		return ENCHARGE_VERDICT_ANSWER;
	}
	if (is_site_in_maintenance(check)) {
		check->code = ENCHARGE_MAINTENANCE;
	}
	if (!is_test) {
		return decide_when(check);
	}
	return check->code == ENCHARGE_OK ? ENCHARGE_VERDICT_ADMIT : ENCHARGE_VERDICT_REFUSE;
}
