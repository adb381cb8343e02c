#include "ca_file.h"

#include "php.h"
#include "php_ini.h"

/*
 * Returns another extension's setting, from php.ini if that extension is not
 * there to own it; NULL or empty if it is not set.
 */
static const char *foreign_setting(const char *name)
{
	bool exists;
	const char *value = zend_ini_string_ex(name, strlen(name), 0, &exists);

	if (!exists && cfg_get_string(name, (char **) &value) == FAILURE) {
		return NULL;
	}
	return value;
}

const char *encharge_ca_file(const char *own)
{
	const char *files[] = {own, foreign_setting("curl.cainfo"), foreign_setting("openssl.cafile")};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (files[i] && *files[i]) {
			return files[i];
		}
	}
	return NULL;
}
