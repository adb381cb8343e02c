#include "server_values.h"

#include "SAPI.h"

static const char *const names[] = {
	"REQUEST_METHOD",
	"REQUEST_URI",
	"HTTP_HOST",
	"CONTENT_LENGTH",
	"CONTENT_TYPE",
	"HTTP_CONTENT_ENCODING",
	"HTTP_AUTHORIZATION",
	"REDIRECT_HTTP_AUTHORIZATION",
	"HTTP_X_ENCHARGE_ACCESS_KEY",
	"REMOTE_ADDR",
	"HTTP_USER_AGENT",
};

static void add_values_of_sapi(HashTable *values)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t length = strlen(names[i]);
		char *text = sapi_getenv(names[i], length);
		zval value;

		if (text) {
			ZVAL_STRING(&value, text);
			zend_hash_str_add_new(values, names[i], length, &value);
			efree(text);
		}
	}
}

void encharge_server_values(zval *values)
{
	array_init_size(values, sizeof(names) / sizeof(names[0]));
	add_values_of_sapi(Z_ARRVAL_P(values));

	/* php -S cannot be asked, and others may answer with the process's environment. */
	if (!zend_hash_str_exists(Z_ARRVAL_P(values), ZEND_STRL("REQUEST_METHOD"))) {
		zval_ptr_dtor(values);
		if (zend_is_auto_global_str(ZEND_STRL("_SERVER"))) {
			ZVAL_COPY(values, &PG(http_globals)[TRACK_VARS_SERVER]);
		} else {
			ZVAL_EMPTY_ARRAY(values);
		}
	}
}

encharge_bytes encharge_server_value(HashTable *server, const char *name)
{
	zval *value = zend_hash_str_find_deref(server, name, strlen(name));

	if (!value || Z_TYPE_P(value) != IS_STRING) {
		return (encharge_bytes){NULL, 0};
	}
	return (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
}
