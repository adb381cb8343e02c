#include "test.h"

#include "api_url.h"

static bool allowed(const char *url)
{
	return encharge_api_url_is_allowed(exact(url));
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
	};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(allowed(good[i]));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		CHECK(!allowed(bad[i]));
	}
	CHECK(!encharge_api_url_is_allowed(ENCHARGE_BYTES("https://a\0b/")));
}
