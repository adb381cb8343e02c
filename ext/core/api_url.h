#ifndef ENCHARGE_API_URL_H
#define ENCHARGE_API_URL_H

#include "bytes.h"

/*
 * Whether url may be the API's base:
 * https to any host name or literal address, or http to localhost, 127.0.0.0/8
 * in four decimal parts, or [::1]; then an optional port, 1 to 65535, and path.
 * No user, no query, no fragment. The grammar is narrower than RFC 3986 so that
 * nobody, libcurl included, can read another host in it.
 */
bool encharge_api_url_is_allowed(encharge_bytes url);

#endif
