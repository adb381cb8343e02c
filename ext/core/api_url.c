#include "api_url.h"

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

/* One decimal part of a dotted address, without leading zeros, which some read as octal; -1 if there is none. */
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

bool encharge_api_url_is_allowed(encharge_bytes url)
{
	cursor rest = {url.data, url.data + url.length};
	bool is_https = skip_prefix(&rest, "https://");
	cursor host;

	if (!is_https && !skip_prefix(&rest, "http://")) {
		return false;
	}
	host = read_host(&rest);
	if (host.at == host.end || (*host.at == '[' && !is_bracketed_address(host))) {
		return false;
	}
	return (is_https || is_loopback(host)) && skip_port(&rest) && is_path(rest);
}
