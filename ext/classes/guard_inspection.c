/* The methods of Guard that tell what it has seen, and what it would see; those of a webhook's way are in Guard.c. */

#include "php_encharge.h"

#include "guard/answered_report.h"
#include "guard/attempts.h"
#include "guard/request.h"

#include "core/wrong_keys.h"

#include "fopen_wrappers.h"

#include <time.h>
#include <unistd.h>

/* Returns the identity of a site by its guard file, whose path may be relative, and its number there. */
static encharge_site_identity identify_site(zend_string *file, zend_long site)
{
	char *absolute = expand_filepath_with_mode(ZSTR_VAL(file), NULL, NULL, 0, CWD_EXPAND);
	const char *path = absolute ? absolute : ZSTR_VAL(file);
	encharge_site_identity identity = {.id = site};

	identity.place =
		encharge_open_basedir_allows(path) ? encharge_guard_place_by_folder(path) : encharge_guard_place_by_path(path);

	if (absolute) {
		efree(absolute);
	}
	return identity;
}

ZEND_METHOD(Encharge_Webhooks_Guard, shutFor)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	RETURN_LONG(encharge_weak_keys_shut_for(&identity));
}

ZEND_METHOD(Encharge_Webhooks_Guard, countWrongKey)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	encharge_count_wrong_key(&identity);
}

ZEND_METHOD(Encharge_Webhooks_Guard, recent)
{
	encharge_site_identity identity;
	zend_string *file;
	zend_long site;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_PATH_STR(file)
		Z_PARAM_LONG(site)
	ZEND_PARSE_PARAMETERS_END();

	identity = identify_site(file, site);
	encharge_report_answered(return_value, &identity, time(NULL));
}

/* Reads the guard file at path, which is absolute; *sites is set if the file is valid. */
static encharge_guard_state inspect_file(const char *path, size_t *sites)
{
	encharge_guard_cache cache = {0};
	const encharge_guard_file *file;
	encharge_guard_state state;

	if (php_check_open_basedir(path) != 0) {
		return ENCHARGE_GUARD_UNREADABLE;
	}
	file = encharge_guard_file_load(&cache, path, time(NULL));
	state = file->state;
	*sites = file->settings.site_count;
	encharge_guard_cache_clear(&cache);

	return state;
}

ZEND_METHOD(Encharge_Webhooks_Guard, inspect)
{
	zend_string *path;
	char *absolute;
	encharge_guard_state state = ENCHARGE_GUARD_MISSING;
	size_t sites = 0;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(path)
	ZEND_PARSE_PARAMETERS_END();

	/* The core does not know the working folder, which is the thread's. */
	absolute = expand_filepath_with_mode(ZSTR_VAL(path), NULL, NULL, 0, CWD_EXPAND);
	if (absolute) {
		state = inspect_file(absolute, &sites);
		efree(absolute);
	}

	array_init_size(return_value, 2);
	add_assoc_string(return_value, "state", encharge_guard_state_name(state));
	if (state == ENCHARGE_GUARD_VALID) {
		add_assoc_long(return_value, "sites", (zend_long) sites);
	}
}

ZEND_METHOD(Encharge_Webhooks_Guard, path)
{
	char path[MAXPATHLEN];

	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_STRINGL(path, encharge_guard_file_path(path));
}

ZEND_METHOD(Encharge_Webhooks_Guard, processors)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG(count > 0 ? count : 1);
}
