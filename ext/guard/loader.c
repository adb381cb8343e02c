#include "loader.h"

#include "php_encharge.h"

#include "php_ini.h"
#include "zend_stream.h"

#define SETTING "auto_prepend_file"

/* There is no such scheme: so no file is called like a loader, and opcache leaves it alone. */
#define SCHEME "encharge-guard://"

typedef struct {
	const char *name;
	const char *code;
} loader;

/* Both loaders run in the global scope, where what they require belongs, and leave no variable there. */
static const loader alone = {SCHEME "enter", "<?php \\Encharge\\Webhooks\\Guard::enter();"};
static const loader before_another = {
	SCHEME "enter-and-require", "<?php require \\Encharge\\Webhooks\\Guard::enter();"};

static zend_result (*open_other)(zend_file_handle *handle);

static size_t code_length(void *rest)
{
	return strlen(*(const char **) rest);
}

static ssize_t read_code(void *rest, char *to, size_t length)
{
	const char **code = rest;

	length = MIN(length, strlen(*code));
	memcpy(to, *code, length);
	*code += length;

	return (ssize_t) length;
}

static void free_rest(void *rest)
{
	efree(rest);
}

static const loader *find_loader(const char *name)
{
	if (strcmp(name, alone.name) == 0) {
		return &alone;
	}
	return strcmp(name, before_another.name) == 0 ? &before_another : NULL;
}

static zend_result open_script(zend_file_handle *handle)
{
	const loader *wanted = find_loader(ZSTR_VAL(handle->filename));
	const char **rest;

	if (!wanted) {
		return open_other(handle);
	}
	rest = emalloc(sizeof(*rest));
	*rest = wanted->code;
	handle->type = ZEND_HANDLE_STREAM;
	handle->handle.stream =
		(zend_stream){.handle = rest, .reader = read_code, .fsizer = code_length, .closer = free_rest};

	return SUCCESS;
}

void encharge_loader_startup(void)
{
	open_other = zend_stream_open_function;
	zend_stream_open_function = open_script;
}

void encharge_loader_shutdown(void)
{
	/* An extension that came later goes on calling open_script(), which stays mapped. */
	if (zend_stream_open_function == open_script) {
		zend_stream_open_function = open_other;
	}
}

/*
 * Sets the entry as at run time: if it were set as in the stage before, PHP would
 * let nobody but the server change it during this request.
 */
static void set_prepend_file(const char *value, size_t length)
{
	zend_string *name = ZSTR_INIT_LITERAL(SETTING, 0);

	zend_alter_ini_entry_chars_ex(name, value, length, PHP_INI_SYSTEM, PHP_INI_STAGE_RUNTIME, 1);
	zend_string_release(name);
}

void encharge_loader_set_prepend_file(void)
{
	const char *before = PG(auto_prepend_file) ? PG(auto_prepend_file) : "";
	const loader *chosen = *before ? &before_another : &alone;

	ENCHARGE_G(guard).prepend_file = zend_string_init(before, strlen(before), 0);
	set_prepend_file(chosen->name, strlen(chosen->name));
}

zend_string *encharge_loader_restore_prepend_file(void)
{
	zend_string *before = ENCHARGE_G(guard).prepend_file;

	if (before) {
		ENCHARGE_G(guard).prepend_file = NULL;
		set_prepend_file(ZSTR_VAL(before), ZSTR_LEN(before));
	}
	return before;
}
