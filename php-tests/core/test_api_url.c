#include "test.h"

#include "api_url.h"

#include <stdio.h>
#include <stdlib.h>

static bool allowed(const char *url)
{
	return encharge_api_url_is_allowed(exact(url));
}

static bool is(encharge_bytes bytes, const char *text)
{
	return encharge_bytes_equal(bytes, (encharge_bytes){text, strlen(text)});
}

static bool is_proxy(const char *url)
{
	encharge_proxy proxy;

	return encharge_proxy_url_read(exact(url), &proxy);
}

static bool decodes(const char *text, const char *expected)
{
	char *decoded = encharge_percent_decode(exact(text));
	bool same = strcmp(decoded, expected) == 0;

	free(decoded);
	return same;
}

static void test_only_urls_of_http_proxies_are_taken(void)
{
	static const char *const good[] = {
		"http://proxy.example:3128",
		"HTTPS://proxy.example:443/",
		"http://10.0.0.1:1",
		"http://[2001:db8::1]:65535",
		"http://:@proxy.example:3128",
		"http://a-._~!$&'()*+,;=:%2F%23%3F%3a%40%ff@proxy.example:3128",
	};
	static const char *const bad[] = {
		"",
		"proxy.example:3128",
		"socks5://proxy.example:1080",
		"ftp://proxy.example:21",
		"http://proxy.example",
		"http://proxy.example:",
		"http://proxy.example:0",
		"http://proxy.example:65536",
		"http://proxy.example:3128:3128",
		"http://proxy.example:3128//",
		"http://proxy.example:3128/path",
		"http://proxy.example:3128?a",
		"http://proxy.example:3128#a",
		"http://user@proxy.example:3128",
		"http://user:pass/word@proxy.example:3128",
		"http://user:pass#word@proxy.example:3128",
		"http://user:pass?word@proxy.example:3128",
		"http://user:pass:word@proxy.example:3128",
		"http://user:pass@word@proxy.example:3128",
		"http://user:pass word@proxy.example:3128",
		"http://user:pass%@proxy.example:3128",
		"http://user:pass%4@proxy.example:3128",
		"http://user:pass%4g@proxy.example:3128",
		"http://user:pass%4",
		"http://user:%",
		"http://user:pass%00word@proxy.example:3128",
		"http://user:pass@:3128",
		"http://[::g]:3128",
		"http://[:]:3128",
		"http://proxy.example:3128\r\nX: y",
	};
	encharge_proxy proxy;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(is_proxy(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!is_proxy(bad[i]));
	}
	CHECK(!encharge_proxy_url_read(ENCHARGE_BYTES("http://a\0b:80"), &proxy));

	CHECK(encharge_proxy_url_read(ENCHARGE_BYTES("https://us%65r:p%2Fw@proxy.example:3128/"), &proxy));
	CHECK(proxy.is_https && is(proxy.host, "proxy.example:3128") && is(proxy.user, "us%65r")
		&& is(proxy.password, "p%2Fw"));
	CHECK(encharge_proxy_url_read(ENCHARGE_BYTES("http://proxy.example:3128"), &proxy));
	CHECK(!proxy.is_https && proxy.user.data == NULL && proxy.password.data == NULL);

	CHECK(decodes("", "") && decodes("a%2Fb%c3%A9~", "a/b\xC3\xA9~") && decodes("%25%32%35", "%25"));

	encharge_bytes most = encharge_repeat("a", ENCHARGE_PROXY_HOST_MAX - 3);
	char *url;

	CHECK(asprintf(&url, "http://%.*s:80", (int) most.length, most.data) > 0 && is_proxy(url));
	free(url);
	CHECK(asprintf(&url, "http://%.*sa:80", (int) most.length, most.data) > 0 && !is_proxy(url));
	free(url);
}

/* Whether a URL with that byte between the two texts is taken for each byte of allowed, and for no other. */
static bool takes_only(bool (*is_taken)(const char *url), const char *before, const char *after, const char *allowed)
{
	char url[64];

	for (int byte = 1; byte < 256; byte++) {
		snprintf(url, sizeof(url), "%s%c%s", before, byte, after);
		if (is_taken(url) != (strchr(allowed, byte) != NULL)) {
			printf("%s\n", url);
			return false;
		}
	}
	return true;
}

#define ALPHANUMERIC "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

static void test_only_characters_that_an_url_may_have_are_taken(void)
{
	CHECK(takes_only(allowed, "https://a", "b", ALPHANUMERIC "-._/"));
	CHECK(takes_only(allowed, "https://[:", "]", "0123456789ABCDEFabcdef:."));
	CHECK(takes_only(allowed, "https://a/", "", ALPHANUMERIC "/-._~!$&'()*+,;=:@%"));
	CHECK(takes_only(allowed, "https://a:", "", "123456789"));
	CHECK(takes_only(is_proxy, "http://", ":b@a:1", ALPHANUMERIC "-._~!$&'()*+,;="));
	CHECK(takes_only(is_proxy, "http://b:", "c@a:1", ALPHANUMERIC "-._~!$&'()*+,;="));
	CHECK(takes_only(is_proxy, "http://:%4", "@a:1", "0123456789ABCDEFabcdef"));
	CHECK(takes_only(is_proxy, "http://:%", "1@a:1", "0123456789ABCDEFabcdef"));
}

void test_api_url(void)
{
	static const char *const good[] = {
		"https://api.encharge.io/v1",
		"https://api.encharge.io",
		"https://api.encharge.io:8443/v1",
		"http://localhost/v1",
		"http://localhost:8080",
		"http://127.0.0.1:65535/v1",
		"http://127.255.0.9/v1",
		"http://127.0.0.255/",
		"https://a:1",
		"http://[::1]:8080/v1",
	};
	static const char *const bad[] = {
		"",
		"api.encharge.io",
		"ftp://api.encharge.io/",
		"https://",
		"https:///v1",
		"http://api.encharge.io/v1",
		"http://localhost.example.com/",
		"http://127.0.0.1.example.com/",
		"http://127.1/",
		"http://128.0.0.1/",
		"http://0x7f.0.0.1/",
		"http://localhost@example.com/",
		"https://user:pass@api.encharge.io/v1",
		"https://api.encharge.io/v1?token=x",
		"https://api.encharge.io/v1#x",
		"https://api.encharge.io:0/v1",
		"https://api.encharge.io:65536/v1",
		"https://api.encharge.io:/v1",
		"https://api.encharge.io\\@example.com/",
		"https://api.encharge.io/v1 x",
		"https://api.encharge.io/v1\r\nX: y",
		"http://[::2]/",
		"https://[::1",
		"http://127..0.1/",
		"http://127.0.0./",
		"http://127.0.0/",
		"http://127.0.0.256/",
		"http://127.00.0.1/",
		"http://127.0.0.01/",
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(allowed(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!allowed(bad[i]));
	}
	CHECK(!encharge_api_url_is_allowed(ENCHARGE_BYTES("https://a\0b/")));
	/* A bracketed address is three characters at least, brackets and all. */
	CHECK(!allowed("https://[:]/") && allowed("https://[::]/"));
	test_only_urls_of_http_proxies_are_taken();
	test_only_characters_that_an_url_may_have_are_taken();
}
