#ifndef PHP_ENCHARGE_H
#define PHP_ENCHARGE_H

#include "php.h"

#include "guard/door.h"
#include "guard/request.h"

#include "core/guard_file.h"
#include "core/transport.h"

#define PHP_ENCHARGE_VERSION "1.0.0"

extern zend_module_entry encharge_module_entry;
#define phpext_encharge_ptr &encharge_module_entry

ZEND_BEGIN_MODULE_GLOBALS(encharge)
	/* encharge.cainfo, a path; empty if not set. */
	char *cainfo;
	/* encharge.enabled: whether the guard is on. */
	bool enabled;
	/* encharge.guard_file, a path; empty if not set. */
	char *guard_file;
	/* This thread's kept connection. */
	encharge_transport transport;
	/* The guard files of the sites that this thread serves. */
	encharge_guard_cache guard_files;
	encharge_guard_request guard;
	encharge_door door;
	/* Whether errors are hidden, and the value of display_errors that counts once they are shown again. */
	bool errors_are_hidden;
	uint8_t display_errors;
ZEND_END_MODULE_GLOBALS(encharge)

ZEND_EXTERN_MODULE_GLOBALS(encharge)
#define ENCHARGE_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(encharge, v)

#if defined(ZTS) && defined(COMPILE_DL_ENCHARGE)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

#endif
