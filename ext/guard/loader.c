#include "loader.h"

#include "php_encharge.h"

#include "php_ini.h"
#include "php_memory_streams.h"
#include "php_streams.h"

#define SETTING "auto_prepend_file"
#define PROTOCOL "encharge-guard"

typedef struct {
	const char *url;
	const char *code;
} loader;

/* Both run in the global scope, where what they require belongs, and leave no variable there. */
static const loader alone = {PROTOCOL "://enter", "<?php \\Encharge\\Webhooks\\Guard::enter();"};
static const loader before_another = {
	PROTOCOL "://enter-and-require", "<?php require \\Encharge\\Webhooks\\Guard::enter();"};

static php_stream *open_loader(php_stream_wrapper *wrapper, const char *filename, const char *mode, int options,
	zend_string **opened_path, php_stream_context *context STREAMS_DC)
{
	const loader *wanted = strcmp(filename, before_another.url) == 0 ? &before_another : &alone;
	zend_string *code = zend_string_init(wanted->code, strlen(wanted->code), 0);
	/* Without an opened path it is not among get_included_files(). */
	php_stream *stream = php_stream_memory_open(TEMP_STREAM_READONLY, code);

	zend_string_release(code);

	return stream;
}

static const php_stream_wrapper_ops wrapper_ops = {
	.stream_opener = open_loader,
	.label = PROTOCOL,
};

/* No URL: allow_url_include does not count. */
static const php_stream_wrapper wrapper = {&wrapper_ops, NULL, 0};

zend_result encharge_loader_startup(void)
{
	return php_register_url_stream_wrapper(PROTOCOL, &wrapper);
}

void encharge_loader_shutdown(void)
{
	php_unregister_url_stream_wrapper(PROTOCOL);
}

static void set(const char *value, size_t length)
{
	zend_string *name = ZSTR_INIT_LITERAL(SETTING, 0);

	zend_alter_ini_entry_chars_ex(name, value, length, PHP_INI_SYSTEM, PHP_INI_STAGE_ACTIVATE, 1);
	zend_string_release(name);
}

void encharge_loader_prepend(void)
{
	const char *before = PG(auto_prepend_file) ? PG(auto_prepend_file) : "";
	const loader *chosen = *before ? &before_another : &alone;

	ENCHARGE_G(guard).prepend_file = zend_string_init(before, strlen(before), 0);
	set(chosen->url, strlen(chosen->url));
}

zend_string *encharge_loader_step_back(void)
{
	zend_string *before = ENCHARGE_G(guard).prepend_file;

	if (before) {
		ENCHARGE_G(guard).prepend_file = NULL;
		set(ZSTR_VAL(before), ZSTR_LEN(before));
	}
	return before;
}
