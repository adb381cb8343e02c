#ifndef ENCHARGE_API_URL_H
#define ENCHARGE_API_URL_H

#include "bytes.h"

#define ENCHARGE_API_DEFAULT_URL "https://api.encharge.io/v1"

/*
 * Whether url may be the API's base:
 * https to any host name or literal address, or http to localhost, 127.0.0.0/8
 * in four decimal parts, or [::1]; then an optional port, 1 to 65535, and path.
 * No user, no query, no fragment. The grammar is narrower than RFC 3986 so that
 * nobody, libcurl included, can read another host in it.
 */
bool encharge_api_url_is_allowed(encharge_bytes url);

#define ENCHARGE_PROXY_HOST_MAX 300

/* The parts of a proxy's URL, borrowed from it. */
typedef struct encharge_proxy {
	bool is_https;
	encharge_bytes host; /* and port, at most ENCHARGE_PROXY_HOST_MAX bytes */
	/* Percent-encoded; both absent if the proxy asks for no login. */
	encharge_bytes user;
	encharge_bytes password;
} encharge_proxy;

/*
 * Reads the URL of a proxy: http or https; if it asks for a login, user,
 * colon, password and @, both in percent-encoding (RFC 3986, 2.1: only
 * unreserved characters and sub-delims stand for themselves) and without NUL; a
 * host as above, a port, and at most a slash. Returns false, with *proxy
 * undefined, if it is anything else.
 */
bool encharge_proxy_url_read(encharge_bytes url, encharge_proxy *proxy);

/*
 * Returns what text, a user or a password of encharge_proxy_url_read(), stands
 * for: a copy that is ended by a NUL and the caller's to free; NULL if there is no
 * memory.
 */
char *encharge_percent_decode(encharge_bytes text);

#endif
