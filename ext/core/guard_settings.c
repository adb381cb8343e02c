#include "guard_settings.h"

#include <stdlib.h>
#include <string.h>

static bool ends_with(encharge_bytes text, encharge_bytes end)
{
	return text.length >= end.length && memcmp(text.data + text.length - end.length, end.data, end.length) == 0;
}

static encharge_bytes without_default_port(encharge_bytes host)
{
	if (ends_with(host, ENCHARGE_BYTES(":80"))) {
		host.length -= sizeof(":80") - 1;
	} else if (ends_with(host, ENCHARGE_BYTES(":443"))) {
		host.length -= sizeof(":443") - 1;
	}
	return host;
}

/* Takes the first segment off path and returns it; empty once there is none left. */
static encharge_bytes take_segment(encharge_bytes *path)
{
	encharge_bytes segment;

	while (path->length > 0 && path->data[0] == '/') {
		path->data++;
		path->length--;
	}
	segment = (encharge_bytes){path->data, 0};
	while (segment.length < path->length && segment.data[segment.length] != '/') {
		segment.length++;
	}
	path->data += segment.length;
	path->length -= segment.length;
	return segment;
}

/* Whether path has the segments of home, and behind them none but index.php. */
static bool is_home(encharge_bytes path, encharge_bytes home)
{
	encharge_bytes wanted, rest;

	while ((wanted = take_segment(&home)).length > 0) {
		if (!encharge_bytes_equal_ascii_ci(take_segment(&path), wanted)) {
			return false;
		}
	}
	rest = take_segment(&path);
	if (encharge_bytes_equal(rest, ENCHARGE_BYTES("index.php"))) {
		rest = take_segment(&path);
	}
	return rest.length == 0;
}

static encharge_bytes path_of(encharge_bytes request_uri)
{
	const char *query = request_uri.length > 0 ? memchr(request_uri.data, '?', request_uri.length) : NULL;

	if (query != NULL) {
		request_uri.length = (size_t) (query - request_uri.data);
	}
	return request_uri;
}

encharge_guard_site *encharge_guard_site_find(
	const encharge_guard_settings *settings, encharge_bytes host, encharge_bytes request_uri)
{
	encharge_bytes path = path_of(request_uri);

	if (!settings->multisite) {
		return settings->sites;
	}
	host = without_default_port(host);
	for (size_t i = 0; i < settings->site_count; i++) {
		encharge_guard_site *site = &settings->sites[i];

		if (encharge_bytes_equal_ascii_ci(host, (encharge_bytes){site->host, strlen(site->host)})
			&& is_home(path, (encharge_bytes){site->path, strlen(site->path)})) {
			return site;
		}
	}
	return NULL;
}

static void swap_keys(encharge_guard_site *site, size_t a, size_t b)
{
	encharge_digest digest = site->digests[a];
	encharge_guard_key key = site->keys[a];

	site->digests[a] = site->digests[b];
	site->keys[a] = site->keys[b];
	site->digests[b] = digest;
	site->keys[b] = key;
}

size_t encharge_guard_site_usable_keys(encharge_guard_site *site, int64_t now, bool weak_keys_are_shut)
{
	size_t usable = 0;

	for (size_t i = 0; i < site->key_count; i++) {
		if (now < site->keys[i].expires && !(weak_keys_are_shut && site->keys[i].weak)) {
			swap_keys(site, usable++, i);
		}
	}
	return usable;
}

static void clear_site(encharge_guard_site *site)
{
	encharge_free_secret(site->api_token);
	encharge_free_secret(site->api_proxy);
	free(site->api_url);
	free(site->inbox);
	free(site->installation);
	free(site->digests);
	free(site->keys);
	free(site->path);
	free(site->host);
}

void encharge_guard_settings_clear(encharge_guard_settings *settings)
{
	for (size_t i = 0; i < settings->site_count; i++) {
		clear_site(&settings->sites[i]);
	}
	free(settings->sites);
	free(settings->plugin);
	free(settings->root);
	*settings = (encharge_guard_settings){0};
}
