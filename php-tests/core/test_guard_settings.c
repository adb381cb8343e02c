#include "test.h"

#include "guard_settings.h"

static encharge_guard_site sites[] = {
	{.id = 1, .host = "example.com", .path = "/"},
	{.id = 2, .host = "example.com", .path = "/shop/"},
	{.id = 3, .host = "example.com", .path = "/shop/Old/"},
	{.id = 4, .host = "example.com:8080", .path = "/"},
	{.id = 5, .host = "sub.example.com", .path = "/only/"},
};

static int64_t found(bool multisite, const char *host, const char *request_uri)
{
	encharge_guard_settings settings = {.multisite = multisite, .sites = sites, .site_count = 5};
	encharge_guard_site *site = encharge_guard_site_find(&settings, exact(host), exact(request_uri));

	return site != NULL ? site->id : 0;
}

static void test_a_site_is_found_by_host_and_path(void)
{
	CHECK(found(false, "anything", "/at/all") == 1);
	CHECK(found(false, "", "") == 1);

	CHECK(found(true, "example.com", "/") == 1);
	CHECK(found(true, "example.com", "/?wpf_action=add") == 1);
	CHECK(found(true, "example.com", "?wpf_action=add") == 1);
	CHECK(found(true, "example.com", "/index.php") == 1);
	CHECK(found(true, "example.com", "/index.php/") == 1);
	CHECK(found(true, "example.com", "/index.php?wpf_action=add") == 1);
	CHECK(found(true, "example.com", "/shop/?a=/shop/old/") == 2);
	CHECK(found(true, "example.com", "/shop?a") == 2);
	CHECK(found(true, "example.com", "/shop/index.php") == 2);
	CHECK(found(true, "example.com", "//SHOP//OLD") == 3);

	/* Further down there may be a site without the plugin. */
	CHECK(found(true, "example.com", "/shopping/") == 0);
	CHECK(found(true, "example.com", "/sho") == 0);
	CHECK(found(true, "example.com", "/shop/old/x") == 0);
	CHECK(found(true, "example.com", "/x/shop/") == 0);
	CHECK(found(true, "example.com", "/index.php/shop/") == 0);
	CHECK(found(true, "example.com", "/index.php/index.php") == 0);
	CHECK(found(true, "example.com", "/x/index.php") == 0);
	CHECK(found(true, "example.com", "/%2F") == 0);

	/* These are hosts that no site has. */
	CHECK(found(true, "example.com.", "/") == 0);
	CHECK(found(true, "user@example.com", "/") == 0);
	CHECK(found(true, "www.example.com", "/") == 0);
	CHECK(found(true, "example.com:080", "/") == 0);
	CHECK(found(true, "example.com:80:80", "/") == 0);

	CHECK(found(true, "EXAMPLE.com:80", "/") == 1);
	CHECK(found(true, "example.com:443", "/") == 1);
	CHECK(found(true, "example.com:8080", "/") == 4);
	CHECK(found(true, "example.com:8081", "/") == 0);
	CHECK(found(true, "example.comx", "/") == 0);
	CHECK(found(true, "xexample.com", "/") == 0);
	CHECK(found(true, ":80", "/") == 0);
	CHECK(found(true, "", "/") == 0);
	CHECK(found(true, "sub.example.com", "/only/") == 5);
	CHECK(found(true, "sub.example.com", "/") == 0);
	CHECK(found(true, "sub.example.com", "") == 0);
}

#define NOW 1800000000
#define COUNT 5

static void test_keys_that_have_expired_or_are_shut_are_not_usable(void)
{
	encharge_guard_key keys[COUNT] = {
		{.expires = NOW},
		{.expires = INT64_MAX, .weak = true},
		{.expires = NOW - 1},
		{.expires = NOW + 1},
		{.expires = INT64_MAX},
	};
	encharge_digest digests[COUNT];
	encharge_guard_site site = {.digests = digests, .keys = keys, .key_count = COUNT};
	uint64_t seen = 0;

	/* Each digest tells the position and the expiry of its key, which it has to stay with. */
	for (uint8_t i = 0; i < COUNT; i++) {
		memset(digests[i].bytes, i, sizeof(digests[i].bytes));
	}
	CHECK(encharge_guard_site_usable_keys(&site, NOW, true) == 2);
	CHECK(digests[0].bytes[0] == 3 && keys[0].expires == NOW + 1);
	CHECK(digests[1].bytes[0] == 4 && keys[1].expires == INT64_MAX && !keys[1].weak);

	CHECK(encharge_guard_site_usable_keys(&site, NOW, false) == 3);
	CHECK(encharge_guard_site_usable_keys(&site, NOW - 1, false) == 4);
	CHECK(encharge_guard_site_usable_keys(&site, 0, false) == COUNT);
	CHECK(encharge_guard_site_usable_keys(&site, NOW + 1, true) == 1);
	CHECK(digests[0].bytes[0] == 4);
	for (uint8_t i = 0; i < COUNT; i++) {
		seen |= UINT64_C(1) << digests[i].bytes[0];
		CHECK(keys[i].weak == (digests[i].bytes[0] == 1));
	}
	CHECK(seen == (1u << COUNT) - 1);

	site.key_count = 0;
	CHECK(encharge_guard_site_usable_keys(&site, NOW, false) == 0);
}

void test_guard_settings(void)
{
	test_a_site_is_found_by_host_and_path();
	test_keys_that_have_expired_or_are_shut_are_not_usable();
}
