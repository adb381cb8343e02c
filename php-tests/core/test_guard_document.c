#include "test.h"

#include "guard_document.h"
#include "json.h"

#include <stdio.h>
#include <stdlib.h>

#define DIGEST "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define KEY(expires) "{\"digest\":\"" DIGEST "\",\"expires\":" expires ",\"weak\":true,\"diagnostic\":false}"
#define API "{\"url\":\"https://api.encharge.io/v1\",\"token\":\"a-token\",\"proxy\":null}"
#define SITE(keys, api) \
	"{\"id\":1,\"host\":\"example.com:8080\",\"path\":\"/" \
	"\",\"wp_fusion\":false,\"trust_payload\":true,\"keys\":[" keys "],\"api\":" api "}"
#define FILE_OF(sites) \
	ENCHARGE_GUARD_HEAD "{\"version\":1,\"plugin\":\"/srv/wp/plugin.php\",\"root\":\"/srv/wp/\"," \
						"\"multisite\":false,\"sites\":[" sites "]}"

static encharge_guard_state read_bytes(encharge_bytes content)
{
	encharge_guard_settings settings = {0};
	encharge_guard_state state = encharge_guard_document_read(content, &settings);

	CHECK((settings.sites != NULL) == (state == ENCHARGE_GUARD_VALID));
	encharge_guard_settings_clear(&settings);
	CHECK(settings.sites == NULL && settings.plugin == NULL && settings.site_count == 0);
	return state;
}

static encharge_guard_state read_text(const char *content)
{
	return read_bytes(exact(content));
}

static void test_all_of_a_document_is_read(void)
{
	encharge_guard_settings settings = {0};
	const encharge_guard_site *site;
	encharge_digest digest;

	CHECK(encharge_guard_document_read(exact(FILE_OF(SITE(KEY("1790000000") "," KEY("null"), API))), &settings)
		== ENCHARGE_GUARD_VALID);
	CHECK(strcmp(settings.plugin, "/srv/wp/plugin.php") == 0 && strcmp(settings.root, "/srv/wp/") == 0);
	CHECK(!settings.multisite && settings.site_count == 1);

	site = settings.sites;
	CHECK(site->id == 1 && strcmp(site->host, "example.com:8080") == 0 && strcmp(site->path, "/") == 0);
	CHECK(!site->wp_fusion && site->trust_payload && site->key_count == 2);
	CHECK(site->keys[0].expires == 1790000000 && site->keys[0].weak && !site->keys[0].diagnostic);
	CHECK(site->keys[1].expires == INT64_MAX);
	CHECK(encharge_digest_from_hex(&digest, exact(DIGEST)) && encharge_access_key_find(&digest, site->digests, 2) == 0);
	CHECK(strcmp(site->api_url, "https://api.encharge.io/v1") == 0 && strcmp(site->api_token, "a-token") == 0);
	CHECK(site->api_proxy == NULL);
	encharge_guard_settings_clear(&settings);

	CHECK(encharge_guard_document_read(
			  exact(FILE_OF(
				  SITE("", "{\"url\":\"http://localhost/\",\"token\":\"t\",\"proxy\":\"http://u:p@proxy:3128\"}"))),
			  &settings)
		== ENCHARGE_GUARD_VALID);
	CHECK(settings.sites[0].key_count == 0 && strcmp(settings.sites[0].api_proxy, "http://u:p@proxy:3128") == 0);
	encharge_guard_settings_clear(&settings);

	CHECK(encharge_guard_document_read(exact(FILE_OF(SITE("", "null"))), &settings) == ENCHARGE_GUARD_VALID);
	CHECK(settings.sites[0].api_url == NULL && settings.sites[0].api_token == NULL);
	encharge_guard_settings_clear(&settings);
}

static void test_damaged_foreign_and_newer_documents_are_told_apart(void)
{
	const char *whole = FILE_OF(SITE(KEY("null"), API));
	size_t length = strlen(whole), first_line = strlen(ENCHARGE_GUARD_HEAD);

	for (size_t i = 0; i < length; i++) {
		CHECK(
			read_bytes(encharge_exact(whole, i)) == (i < first_line ? ENCHARGE_GUARD_FOREIGN : ENCHARGE_GUARD_DAMAGED));
	}
	CHECK(read_text(whole) == ENCHARGE_GUARD_VALID);

	CHECK(read_text("<?php // Silence is golden.\n") == ENCHARGE_GUARD_FOREIGN);
	CHECK(read_text("<?php __halt_compiler();\r\n{}") == ENCHARGE_GUARD_FOREIGN);
	CHECK(read_text(ENCHARGE_GUARD_HEAD "{\"version\":2}") == ENCHARGE_GUARD_NEWER);
	CHECK(read_text(ENCHARGE_GUARD_HEAD "{\"version\":2,\"sites\":\"elsewhere\"}") == ENCHARGE_GUARD_NEWER);
	CHECK(read_text(ENCHARGE_GUARD_HEAD "{\"version\":0}") == ENCHARGE_GUARD_DAMAGED);
	CHECK(read_text(ENCHARGE_GUARD_HEAD "{\"version\":\"1\"}") == ENCHARGE_GUARD_DAMAGED);
	CHECK(read_text(ENCHARGE_GUARD_HEAD "[1]") == ENCHARGE_GUARD_DAMAGED);
	CHECK(read_text(ENCHARGE_GUARD_HEAD) == ENCHARGE_GUARD_DAMAGED);

	for (int state = ENCHARGE_GUARD_MISSING; state <= ENCHARGE_GUARD_VALID; state++) {
		CHECK(strlen(encharge_guard_state_name((encharge_guard_state) state)) > 0);
	}
	CHECK(strcmp(encharge_guard_state_name(ENCHARGE_GUARD_FOREIGN), "foreign") == 0);
}

/* Returns what a valid file is taken for if value stands at path, or nothing where value is NULL. */
static encharge_guard_state state_with(const char *const *path, const char *value)
{
	const char *whole = FILE_OF(SITE(KEY("null"), API));
	json_t *root = json_loads(whole + strlen(ENCHARGE_GUARD_HEAD), 0, NULL), *at = root;
	encharge_guard_state state;
	char *json, *content;

	for (; path[1] != NULL; path++) {
		at = json_is_array(at) ? json_array_get(at, 0) : json_object_get(at, path[0]);
	}
	if (value != NULL) {
		CHECK(json_object_set_new(at, path[0], json_loads(value, JSON_DECODE_ANY, NULL)) == 0);
	} else {
		CHECK(json_object_del(at, path[0]) == 0);
	}
	json = json_dumps(root, 0);
	if (json == NULL || asprintf(&content, "%s%s", ENCHARGE_GUARD_HEAD, json) < 0) {
		abort();
	}
	state = read_text(content);
	free(content);
	free(json);
	json_decref(root);
	return state;
}

#define OF_SITE "sites", "first"
#define OF_KEY OF_SITE, "keys", "first"
#define OF_API OF_SITE, "api"
#define DEEPEST 6

static void test_each_member_is_there_with_its_type_or_the_document_is_damaged(void)
{
	static const struct {
		const char *path[DEEPEST];
		const char *good[2];
		const char *bad[4];
	} members[] = {
		{{"version"}, {"1"}, {"null", "true", "-1", "1.0"}},
		{{"plugin"}, {"\"/p\""}, {"null", "\"\"", "\"p.php\"", "1"}},
		{{"root"}, {"\"/\""}, {"null", "\"\"", "\"/srv\"", "\"srv/\""}},
		{{"multisite"}, {"true"}, {"null", "1", "\"\"", "[]"}},
		{{"sites"}, {NULL}, {"null", "[]", "{}", "[1]"}},
		{{OF_SITE, "id"}, {"9223372036854775807"}, {"0", "-1", "\"1\"", "1.0"}},
		{{OF_SITE, "host"}, {"\"a\""}, {"null", "\"\"", "1", "[]"}},
		{{OF_SITE, "path"}, {"\"/a/b/\"", "\"/\""}, {"\"\"", "\"a/\"", "\"/a\"", "null"}},
		{{OF_SITE, "wp_fusion"}, {"true"}, {"null", "1", "\"\"", "[]"}},
		{{OF_SITE, "trust_payload"}, {"false"}, {"null", "1", "\"\"", "[]"}},
		{{OF_SITE, "keys"}, {"[]"}, {"null", "{}", "[null]", "[[]]"}},
		{{OF_SITE, "api"}, {"null"}, {"{}", "[]", "\"\"", "false"}},
		{{OF_KEY, "digest"}, {NULL}, {"null", "\"\"", "\"00\"", "\"" DIGEST "0\""}},
		{{OF_KEY, "expires"}, {"null", "-1"}, {"\"1\"", "1.5", "true", "{}"}},
		{{OF_KEY, "weak"}, {"false"}, {"null", "0", "\"\"", "{}"}},
		{{OF_KEY, "diagnostic"}, {"true"}, {"null", "0", "\"\"", "{}"}},
		{{OF_API, "url"}, {"\"https://a\""}, {"null", "\"\"", "\"http://a\"", "\"https://u@a\""}},
		{{OF_API, "token"}, {"\"~\""}, {"null", "\"\"", "\"a b\"", "\"a\\r\\nb\""}},
		{{OF_API, "proxy"}, {"null", "\"http://p:1\""}, {"\"\"", "1", "\"p:1\"", "\"http://u:a/b@p:1\""}},
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		CHECK(state_with(members[i].path, NULL) == ENCHARGE_GUARD_DAMAGED);
		for (size_t j = 0; j < 2 && members[i].good[j] != NULL; j++) {
			CHECK(state_with(members[i].path, members[i].good[j]) == ENCHARGE_GUARD_VALID);
		}
		for (size_t j = 0; j < 4; j++) {
			CHECK(state_with(members[i].path, members[i].bad[j]) == ENCHARGE_GUARD_DAMAGED);
		}
	}
	CHECK(state_with((const char *[DEEPEST]){OF_API, "token"}, "\"t\xC3\xB6ken\"") == ENCHARGE_GUARD_DAMAGED);
	CHECK(state_with((const char *[DEEPEST]){OF_API, "token"}, "\"a\\u007F\"") == ENCHARGE_GUARD_DAMAGED);

	/* What a later version adds without need is ignored. */
	CHECK(read_text(ENCHARGE_GUARD_HEAD
			  "{\"new\":{},\"version\":1,\"plugin\":\"/p\",\"root\":\"/\",\"multisite\":false,\"sites\":[" SITE(
				  "", "null") "]}")
		== ENCHARGE_GUARD_VALID);
}

static void test_an_inbox_is_there_whole_or_not_at_all(void)
{
	static const char *const bad[] = {"1", "[]", "{}", "{\"folder\":\"a\",\"installation\":\"i\",\"sync_limit\":0}",
		"{\"folder\":\"/a\",\"sync_limit\":0}", "{\"folder\":\"/a\",\"installation\":\"i\"}",
		"{\"folder\":\"/a\",\"installation\":\"i\",\"sync_limit\":-1}",
		"{\"folder\":\"/a\",\"installation\":\"i\",\"sync_limit\":10001}"};
	const char *path[DEEPEST] = {OF_SITE, "inbox"};
	encharge_guard_settings settings = {0};

	CHECK(state_with(path, "null") == ENCHARGE_GUARD_VALID);
	CHECK(state_with(path, "{\"folder\":\"/a\",\"installation\":\"\",\"sync_limit\":10000}") == ENCHARGE_GUARD_VALID);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(state_with(path, bad[i]) == ENCHARGE_GUARD_DAMAGED);
	}
	CHECK(
		encharge_guard_document_read(
			exact(FILE_OF(SITE("", "null,\"inbox\":{\"folder\":\"/var/in\",\"installation\":\"x\",\"sync_limit\":3}"))),
			&settings)
		== ENCHARGE_GUARD_VALID);
	CHECK(strcmp(settings.sites[0].inbox, "/var/in") == 0 && strcmp(settings.sites[0].installation, "x") == 0);
	CHECK(settings.sites[0].sync_limit == 3);
	encharge_guard_settings_clear(&settings);
}

static void test_a_network_of_thousands_of_sites_is_read(void)
{
	encharge_bytes sites = encharge_repeat(SITE(KEY("null"), API) ",", 4000);
	const char *start =
		ENCHARGE_GUARD_HEAD "{\"version\":1,\"plugin\":\"/p\",\"root\":\"/\",\"multisite\":true,\"sites\":[";
	size_t start_length = strlen(start);
	char *content = malloc(start_length + sites.length + 1);

	if (content == NULL) {
		abort();
	}
	memcpy(content, start, start_length);
	memcpy(content + start_length, sites.data, sites.length);
	memcpy(content + start_length + sites.length - 1, "]}", 2);
	CHECK(read_bytes((encharge_bytes){content, start_length + sites.length + 1}) == ENCHARGE_GUARD_VALID);
	free(content);
}

void test_guard_document(void)
{
	test_all_of_a_document_is_read();
	test_damaged_foreign_and_newer_documents_are_told_apart();
	test_each_member_is_there_with_its_type_or_the_document_is_damaged();
	test_an_inbox_is_there_whole_or_not_at_all();
	test_a_network_of_thousands_of_sites_is_read();
}
