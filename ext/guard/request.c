#include "request.h"

#include "php_encharge.h"
#include "held_webhook.h"
#include "loader.h"
#include "site_inbox.h"

#include "fopen_wrappers.h"
#include "php_globals.h"
#include "SAPI.h"

#include <time.h>
#include <unistd.h>

#define SCRIPT "/index.php"
#define USUAL_GUARD_FILE "wp-content/" ENCHARGE_GUARD_FILE_NAME

/* Seconds. The plugin touches the guard file more often, so an older one is left of a plugin that is gone. */
#define GUARD_FILE_AGE_MAX (24 * 60 * 60)

static bool is_webhook_request(void)
{
	const zval *query = &PG(http_globals)[TRACK_VARS_GET];

	return Z_TYPE_P(query) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL_P(query)) > 0
		&& zend_hash_str_exists(Z_ARRVAL_P(query), ZEND_STRL("wpf_action"));
}

/*
 * Sets *path to that of the request's script. Returns the length of its folder,
 * the slash at its end included; 0 if there is no script.
 */
static zend_always_inline size_t script_directory(const char **path)
{
	const char *slash;

	*path = SG(request_info).path_translated;
	slash = *path ? strrchr(*path, '/') : NULL;

	return slash ? (size_t) (slash + 1 - *path) : 0;
}

size_t encharge_guard_file_path(char *path)
{
	const char *directory;
	size_t length = script_directory(&directory);
	int written;

	if (ENCHARGE_G(guard_file) && *ENCHARGE_G(guard_file)) {
		written = snprintf(path, MAXPATHLEN, "%s", ENCHARGE_G(guard_file));
	} else if (length > 0) {
		written = snprintf(path, MAXPATHLEN, "%.*s" USUAL_GUARD_FILE, (int) length, directory);
	} else {
		return 0;
	}
	return written > 0 && written < MAXPATHLEN ? (size_t) written : 0;
}

bool encharge_open_basedir_allows(const char *path)
{
	return php_check_open_basedir_ex(path, 0) == 0;
}

/* A file that open_basedir keeps from scripts is none for the guard, either. */
static bool is_visible_file(const char *path)
{
	return encharge_open_basedir_allows(path) && VCWD_ACCESS(path, F_OK) == 0;
}

/*
 * Whether the request's script is the index.php of the WordPress in root: it
 * lies there or, where WordPress has a folder of its own, in one above which
 * is not another WordPress.
 */
static bool is_index_of(const char *root)
{
	char directory[MAXPATHLEN], script[MAXPATHLEN], wordpress[MAXPATHLEN];
	const char *path;
	size_t length = script_directory(&path);

	if (length >= MAXPATHLEN || !encharge_open_basedir_allows(root)) {
		return false;
	}
	memcpy(directory, path, length);
	directory[length] = '\0';
	if (!VCWD_REALPATH(directory, script) || !VCWD_REALPATH(root, wordpress)) {
		return false;
	}
	if (strcmp(script, wordpress) == 0) {
		return true;
	}
	length = strlen(script);
	if (strncmp(script, wordpress, length) != 0 || wordpress[length] != '/') {
		return false;
	}
	snprintf(directory, sizeof(directory), "%s/wp-settings.php", script);

	return !is_visible_file(directory);
}

static encharge_guard_file *guard_file(void)
{
	char path[MAXPATHLEN];
	time_t now = time(NULL);
	encharge_guard_file *file;

	if (encharge_guard_file_path(path) == 0 || path[0] != '/' || !encharge_open_basedir_allows(path)) {
		return NULL;
	}
	file = encharge_guard_file_load(&ENCHARGE_G(guard_files), path, now);
	if (!file || file->state != ENCHARGE_GUARD_VALID || now - file->modified > GUARD_FILE_AGE_MAX) {
		return NULL;
	}
	return is_visible_file(file->settings.plugin) && is_index_of(file->settings.root) ? file : NULL;
}

/* This is a function of its own, never inlined, because its paths take much of the stack. */
static zend_never_inline void watch_webhook(void)
{
	const char *path;
	size_t length = script_directory(&path);

	if (length == 0 || strcmp(path + length - 1, SCRIPT) != 0) {
		return;
	}
	ENCHARGE_G(guard).file = guard_file();
	if (ENCHARGE_G(guard).file) {
		encharge_loader_set_prepend_file();
	}
}

double encharge_guard_milliseconds(void)
{
	return (double) (encharge_now() - ENCHARGE_G(guard).began) / ENCHARGE_MILLISECOND;
}

void encharge_guard_watch_request(void)
{
	if (is_webhook_request() && ENCHARGE_G(enabled)) {
		watch_webhook();
	}
}

void encharge_guard_forget_request(void)
{
	encharge_guard_request *request = &ENCHARGE_G(guard);

	if (!request->file) {
		return;
	}
	if (request->prepend_file) {
		zend_string_release(request->prepend_file);
	}
	encharge_forget_site_inbox();
	encharge_give_up_place();
	encharge_let_go_of_held();
	encharge_webhook_free(&request->webhook);
	zval_ptr_dtor(&request->webhook_object);
	zval_ptr_dtor(&request->client);
	zval_ptr_dtor(&request->fetch);
	zval_ptr_dtor(&request->fetched);
	memset(request, 0, sizeof(*request));
}
