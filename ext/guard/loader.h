#ifndef ENCHARGE_GUARD_LOADER_H
#define ENCHARGE_GUARD_LOADER_H

#include "php.h"

/*
 * Lets PHP run a script of the extension's own, the loader, before the one
 * that a request is for: it calls Guard::enter(). The loader is no file, for
 * PHP ends a request whose auto_prepend_file it cannot read, nor does it come
 * from a stream wrapper, of which a server may allow only some.
 */

/* Makes PHP open the loader as it opens scripts; in MINIT. */
void encharge_loader_startup(void);

/* Has PHP open scripts again without looking for the loader among them; in MSHUTDOWN. */
void encharge_loader_shutdown(void);

/* Sets auto_prepend_file to the loader, for this request; in RINIT. */
void encharge_loader_set_prepend_file(void);

/*
 * Sets auto_prepend_file to what it was before the loader took its place.
 * Returns that value, "" if there was none, as a string of the caller's; NULL if
 * the loader is not in its place.
 */
zend_string *encharge_loader_restore_prepend_file(void);

#endif
