#include "api_url.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct cursor {
	const char *at;
	const char *end;
} cursor;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alphanumeric(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

static bool skip_prefix(cursor *url, const char *prefix)
{
	size_t length = strlen(prefix);

	if ((size_t) (url->end - url->at) < length || strncasecmp(url->at, prefix, length) != 0) {
		return false;
	}
	url->at += length;
	return true;
}

static cursor read_host(cursor *url)
{
	cursor host = {url->at, url->at};

	if (url->at < url->end && *url->at == '[') {
		while (url->at < url->end && *url->at != ']') {
			url->at++;
		}
		if (url->at < url->end) {
			host.end = ++url->at;
		}
		return host;
	}
	while (url->at < url->end && (is_alphanumeric(*url->at) || is_one_of(*url->at, "-._"))) {
		url->at++;
	}
	host.end = url->at;
	return host;
}

static bool is_bracketed_address(cursor host)
{
	if (host.end - host.at < 4 || *host.at != '[') {
		return false;
	}
	for (const char *at = host.at + 1; at < host.end - 1; at++) {
		if (!is_digit(*at) && !is_one_of(*at, "abcdefABCDEF:.")) {
			return false;
		}
	}
	return true;
}

/*
 * Takes one decimal part of a dotted address, without leading zeros, which some
 * read as octal. Returns it; -1 if there is none.
 */
static int read_octet(cursor *host)
{
	const char *first = host->at;
	int octet = 0;

	while (host->at < host->end && is_digit(*host->at) && host->at - first < 3) {
		octet = octet * 10 + (*host->at++ - '0');
	}
	if (host->at == first || (*first == '0' && host->at - first > 1) || octet > 255) {
		return -1;
	}
	return octet;
}

static bool is_ipv4_loopback(cursor host)
{
	if (read_octet(&host) != 127) {
		return false;
	}
	for (int part = 1; part < 4; part++) {
		if (!skip_prefix(&host, ".") || read_octet(&host) < 0) {
			return false;
		}
	}
	return host.at == host.end;
}

static bool is_loopback(cursor host)
{
	size_t length = (size_t) (host.end - host.at);

	return (length == sizeof("localhost") - 1 && strncasecmp(host.at, "localhost", length) == 0)
		|| (length == sizeof("[::1]") - 1 && memcmp(host.at, "[::1]", length) == 0) || is_ipv4_loopback(host);
}

static bool skip_port(cursor *url)
{
	long port = 0;

	if (url->at == url->end || *url->at != ':') {
		return true;
	}
	url->at++;
	while (url->at < url->end && is_digit(*url->at) && port <= 65535) {
		port = port * 10 + (*url->at++ - '0');
	}
	return port >= 1 && port <= 65535;
}

static bool is_path(cursor url)
{
	if (url.at < url.end && *url.at != '/') {
		return false;
	}
	for (; url.at < url.end; url.at++) {
		if (!is_alphanumeric(*url.at) && !is_one_of(*url.at, "/-._~!$&'()*+,;=:@%")) {
			return false;
		}
	}
	return true;
}

static bool skip_host(cursor *url, cursor *host)
{
	*host = read_host(url);

	return host->at < host->end && (*host->at != '[' || is_bracketed_address(*host));
}

bool encharge_api_url_is_allowed(encharge_bytes url)
{
	cursor rest = {url.data, url.data + url.length}, host;
	bool is_https = skip_prefix(&rest, "https://");

	if (!is_https && !skip_prefix(&rest, "http://")) {
		return false;
	}
	return skip_host(&rest, &host) && (is_https || is_loopback(host)) && skip_port(&rest) && is_path(rest);
}

/* Returns the character that the three at `at` stand for; -1 if they are no percent-encoding, or one of NUL. */
static int percent_encoded(const char *at, const char *end)
{
	int high, low;

	if (end - at < 3 || *at != '%') {
		return -1;
	}
	high = encharge_hex_value(at[1]);
	low = encharge_hex_value(at[2]);

	return high < 0 || low < 0 || high + low == 0 ? -1 : high * 16 + low;
}

static encharge_bytes read_login_part(cursor *url)
{
	const char *start = url->at;

	while (url->at < url->end) {
		if (is_alphanumeric(*url->at) || is_one_of(*url->at, "-._~!$&'()*+,;=")) {
			url->at++;
		} else if (percent_encoded(url->at, url->end) > 0) {
			url->at += 3;
		} else {
			break;
		}
	}
	return (encharge_bytes){start, (size_t) (url->at - start)};
}

static bool skip_login(cursor *url, encharge_proxy *proxy)
{
	cursor rest = *url;

	proxy->user = read_login_part(&rest);
	if (!skip_prefix(&rest, ":")) {
		return false;
	}
	proxy->password = read_login_part(&rest);
	if (!skip_prefix(&rest, "@")) {
		return false;
	}
	*url = rest;
	return true;
}

bool encharge_proxy_url_read(encharge_bytes url, encharge_proxy *proxy)
{
	cursor rest = {url.data, url.data + url.length}, host;
	const char *port;

	proxy->is_https = skip_prefix(&rest, "https://");
	if (!proxy->is_https && !skip_prefix(&rest, "http://")) {
		return false;
	}
	if (!skip_login(&rest, proxy)) {
		proxy->user = proxy->password = (encharge_bytes){NULL, 0};
	}
	if (!skip_host(&rest, &host)) {
		return false;
	}
	port = rest.at;
	if (!skip_port(&rest) || rest.at == port) {
		return false;
	}
	proxy->host = (encharge_bytes){host.at, (size_t) (rest.at - host.at)};
	skip_prefix(&rest, "/");
	return rest.at == rest.end && proxy->host.length <= ENCHARGE_PROXY_HOST_MAX;
}

char *encharge_percent_decode(encharge_bytes text)
{
	char *decoded = malloc(text.length + 1), *to = decoded;

	while (decoded && text.length > 0) {
		int encoded = percent_encoded(text.data, text.data + text.length);
		size_t taken = encoded > 0 ? 3 : 1;

		*to++ = encoded > 0 ? (char) encoded : *text.data;
		text.data += taken;
		text.length -= taken;
	}
	if (decoded) {
		*to = '\0';
	}
	return decoded;
}
