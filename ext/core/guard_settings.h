#ifndef ENCHARGE_GUARD_SETTINGS_H
#define ENCHARGE_GUARD_SETTINGS_H

#include "access_key.h"
#include "bytes.h"

#include <stdint.h>

/* As many webhooks may be in WordPress at once, at the most. */
#define ENCHARGE_SYNC_LIMIT_MAX 10000

typedef struct encharge_guard_key {
	int64_t expires; /* Unix time from which it is no longer valid; INT64_MAX: never */
	bool weak;       /* shorter than 128 bits: see encharge_wrong_keys_shut_for() */
	bool diagnostic; /* made by a command, which is told of the refusals */
} encharge_guard_key;

/* All texts are UTF-8 without a NUL in them, ended by one. */
typedef struct encharge_guard_site {
	int64_t id;         /* from 1 */
	char *host;         /* with its port, unless that is 80 or 443 */
	char *path;         /* begins and ends with "/" */
	bool wp_fusion;     /* the full WP Fusion is active */
	bool trust_payload; /* no call where the payload holds the person */
	/* Two parallel lists, which encharge_guard_site_usable_keys() orders. */
	encharge_digest *digests;
	encharge_guard_key *keys;
	size_t key_count; /* fits an int */
	/* All NULL where the site is not connected to Encharge. */
	char *api_url;   /* encharge_api_url_is_allowed() took it */
	char *api_token; /* visible ASCII */
	char *api_proxy; /* encharge_proxy_url_read() took it; NULL: none */
	/* Both NULL where the site has no inbox. */
	char *inbox;         /* absolute path of its folder */
	char *installation;  /* what tells the site from its copies */
	unsigned sync_limit; /* so many webhooks may be in WordPress at once on this server; 0: any number */
} encharge_guard_site;

/* What a valid guard file says. Zeroed is empty; encharge_guard_settings_clear() ends it. */
typedef struct encharge_guard_settings {
	char *plugin; /* absolute path of the plugin's main file */
	char *root;   /* WordPress's ABSPATH: absolute, ends with "/" */
	bool multisite;
	encharge_guard_site *sites;
	size_t site_count; /* from 1 */
} encharge_guard_settings;

/* Frees what the settings hold and wipes the tokens. *settings is empty then. */
void encharge_guard_settings_clear(encharge_guard_settings *settings);

/*
 * Returns the site that a request is for, borrowed from settings; NULL if none is
 * known. Without multisite it is the only one. With it, host and path are those of the request: case and
 * doubled slashes do not count, nor do the ports 80 and 443, nor index.php
 * behind the path. What lies further down may belong to a site that has not
 * this plugin, of which the file says nothing.
 *
 * host is the header's value, request_uri the path with or without a query.
 */
encharge_guard_site *encharge_guard_site_find(
	const encharge_guard_settings *settings, encharge_bytes host, encharge_bytes request_uri);

/*
 * Moves the keys that are valid at now (Unix time) to the front of both lists:
 * neither expired nor, if weak_keys_are_shut, weak. Returns how many they are.
 */
size_t encharge_guard_site_usable_keys(encharge_guard_site *site, int64_t now, bool weak_keys_are_shut);

#endif
