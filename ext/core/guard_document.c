#include "guard_document.h"

#include "api_url.h"
#include "json.h"

#include <stdlib.h>
#include <string.h>

static const char *const state_names[] = {
	[ENCHARGE_GUARD_MISSING] = "missing",
	[ENCHARGE_GUARD_UNREADABLE] = "unreadable",
	[ENCHARGE_GUARD_FOREIGN] = "foreign",
	[ENCHARGE_GUARD_DAMAGED] = "damaged",
	[ENCHARGE_GUARD_NEWER] = "newer",
	[ENCHARGE_GUARD_VALID] = "valid",
};

const char *encharge_guard_state_name(encharge_guard_state state)
{
	return state_names[state];
}

static encharge_bytes bytes_of(const char *text)
{
	return (encharge_bytes){text, strlen(text)};
}

/* Allocates a zeroed list. Returns false only if there is no memory: an empty list, NULL, needs none. */
static bool allocate_list(void **list, size_t count, size_t size)
{
	*list = count > 0 ? calloc(count, size) : NULL;
	return count == 0 || *list != NULL;
}

static encharge_guard_state copy_text(char **copy, const char *text)
{
	*copy = strdup(text);
	return *copy != NULL ? ENCHARGE_GUARD_VALID : ENCHARGE_GUARD_UNREADABLE;
}

static bool is_absolute(const char *path)
{
	return path[0] == '/';
}

static bool is_absolute_folder(const char *path)
{
	return is_absolute(path) && path[strlen(path) - 1] == '/';
}

static bool read_key(json_t *value, encharge_guard_key *key, encharge_digest *digest)
{
	const char *hex;
	json_t *expires;
	int weak, diagnostic;

	if (json_unpack(value, "{s:s, s:o, s:b, s:b}", "digest", &hex, "expires", &expires, "weak", &weak, "diagnostic",
			&diagnostic)
			!= 0
		|| !encharge_digest_from_hex(digest, bytes_of(hex)) || (!json_is_null(expires) && !json_is_integer(expires))) {
		return false;
	}
	key->expires = json_is_null(expires) ? INT64_MAX : json_integer_value(expires);
	key->weak = weak;
	key->diagnostic = diagnostic;
	return true;
}

static encharge_guard_state read_keys(json_t *list, encharge_guard_site *site)
{
	size_t count = json_array_size(list), i;
	json_t *value;

	if (!json_is_array(list)) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	if (!allocate_list((void **) &site->digests, count, sizeof(*site->digests))
		|| !allocate_list((void **) &site->keys, count, sizeof(*site->keys))) {
		return ENCHARGE_GUARD_UNREADABLE;
	}
	json_array_foreach(list, i, value) {
		if (!read_key(value, &site->keys[i], &site->digests[i])) {
			return ENCHARGE_GUARD_DAMAGED;
		}
	}
	site->key_count = count;
	return ENCHARGE_GUARD_VALID;
}

static bool is_proxy(const json_t *value)
{
	encharge_proxy parts;

	return json_is_string(value) && encharge_proxy_url_read(bytes_of(json_string_value(value)), &parts);
}

static encharge_guard_state read_api(json_t *value, encharge_guard_site *site)
{
	encharge_guard_state state;
	const char *url, *token;
	json_t *proxy;

	if (json_is_null(value)) {
		return ENCHARGE_GUARD_VALID;
	}
	if (json_unpack(value, "{s:s, s:s, s:o}", "url", &url, "token", &token, "proxy", &proxy) != 0
		|| !encharge_api_url_is_allowed(bytes_of(url)) || !encharge_bytes_are_visible_ascii(bytes_of(token))
		|| (!json_is_null(proxy) && !is_proxy(proxy))) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	state = copy_text(&site->api_url, url);
	if (state == ENCHARGE_GUARD_VALID) {
		state = copy_text(&site->api_token, token);
	}
	if (state == ENCHARGE_GUARD_VALID && json_is_string(proxy)) {
		state = copy_text(&site->api_proxy, json_string_value(proxy));
	}
	return state;
}

static encharge_guard_state read_inbox(json_t *value, encharge_guard_site *site)
{
	encharge_guard_state state;
	const char *folder, *installation;
	json_int_t sync_limit;

	if (value == NULL || json_is_null(value)) {
		return ENCHARGE_GUARD_VALID;
	}
	if (json_unpack(
			value, "{s:s, s:s, s:I}", "folder", &folder, "installation", &installation, "sync_limit", &sync_limit)
			!= 0
		|| !is_absolute(folder) || sync_limit < 0 || sync_limit > ENCHARGE_SYNC_LIMIT_MAX) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	site->sync_limit = (unsigned) sync_limit;
	state = copy_text(&site->inbox, folder);
	return state == ENCHARGE_GUARD_VALID ? copy_text(&site->installation, installation) : state;
}

static encharge_guard_state read_site(json_t *value, encharge_guard_site *site)
{
	encharge_guard_state state;
	const char *host, *path;
	json_t *keys, *api, *inbox = NULL;
	json_int_t id;
	int wp_fusion, trust_payload;

	if (json_unpack(value, "{s:I, s:s, s:s, s:b, s:b, s:o, s:o, s?o}", "id", &id, "host", &host, "path", &path,
			"wp_fusion", &wp_fusion, "trust_payload", &trust_payload, "keys", &keys, "api", &api, "inbox", &inbox)
			!= 0
		|| id < 1 || *host == '\0' || !is_absolute_folder(path)) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	site->id = id;
	site->wp_fusion = wp_fusion;
	site->trust_payload = trust_payload;
	state = copy_text(&site->host, host);
	if (state == ENCHARGE_GUARD_VALID) {
		state = copy_text(&site->path, path);
	}
	if (state == ENCHARGE_GUARD_VALID) {
		state = read_keys(keys, site);
	}
	if (state == ENCHARGE_GUARD_VALID) {
		state = read_api(api, site);
	}
	if (state == ENCHARGE_GUARD_VALID) {
		state = read_inbox(inbox, site);
	}
	return state;
}

static encharge_guard_state read_settings(json_t *root, encharge_guard_settings *out)
{
	encharge_guard_state state;
	const char *plugin, *abspath;
	json_t *sites;
	json_int_t version;
	int multisite;

	if (json_unpack(root, "{s:I}", "version", &version) != 0 || version < 1) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	if (version > ENCHARGE_GUARD_VERSION) {
		return ENCHARGE_GUARD_NEWER;
	}
	if (json_unpack(
			root, "{s:s, s:s, s:b, s:o}", "plugin", &plugin, "root", &abspath, "multisite", &multisite, "sites", &sites)
			!= 0
		|| !is_absolute(plugin) || !is_absolute_folder(abspath) || json_array_size(sites) == 0) {
		return ENCHARGE_GUARD_DAMAGED;
	}
	out->multisite = multisite;
	if (!allocate_list((void **) &out->sites, json_array_size(sites), sizeof(*out->sites))) {
		return ENCHARGE_GUARD_UNREADABLE;
	}
	out->site_count = json_array_size(sites);

	state = copy_text(&out->plugin, plugin);
	if (state == ENCHARGE_GUARD_VALID) {
		state = copy_text(&out->root, abspath);
	}
	for (size_t i = 0; i < out->site_count && state == ENCHARGE_GUARD_VALID; i++) {
		state = read_site(json_array_get(sites, i), &out->sites[i]);
	}
	return state;
}

static void wipe_text(const char *text)
{
	if (text != NULL) {
		encharge_wipe((char *) text, strlen(text));
	}
}

static void wipe_tree(json_t *root)
{
	size_t i;
	json_t *site;

	json_array_foreach(json_object_get(root, "sites"), i, site) {
		json_t *api = json_object_get(site, "api");

		wipe_text(json_string_value(json_object_get(api, "token")));
		wipe_text(json_string_value(json_object_get(api, "proxy")));
	}
}

encharge_guard_state encharge_guard_document_read(encharge_bytes content, encharge_guard_settings *out)
{
	encharge_bytes first_line = ENCHARGE_BYTES(ENCHARGE_GUARD_HEAD);
	encharge_guard_state state = ENCHARGE_GUARD_DAMAGED;
	json_t *root;

	if (content.length < first_line.length || memcmp(content.data, first_line.data, first_line.length) != 0) {
		return ENCHARGE_GUARD_FOREIGN;
	}
	content.data += first_line.length;
	content.length -= first_line.length;

	/* The mode is tolerant for its higher bound alone: a network may have thousands of sites. */
	switch (encharge_json_parse(content, ENCHARGE_JSON_TOLERANT, &root)) {
		case ENCHARGE_OK:
			state = read_settings(root, out);
			wipe_tree(root);
			json_decref(root);
			break;
		case ENCHARGE_INTERNAL_ERROR:
			state = ENCHARGE_GUARD_UNREADABLE;
			break;
		default:
			break;
	}
	if (state != ENCHARGE_GUARD_VALID) {
		encharge_guard_settings_clear(out);
	}
	return state;
}
