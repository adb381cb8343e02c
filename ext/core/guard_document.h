#ifndef ENCHARGE_GUARD_DOCUMENT_H
#define ENCHARGE_GUARD_DOCUMENT_H

#include "bytes.h"
#include "guard_settings.h"

#define ENCHARGE_GUARD_FILE_NAME "encharge-guard.php"

/* A guard file begins with this line; JSON of a version up to this one follows. */
#define ENCHARGE_GUARD_FIRST_LINE "<?php __halt_compiler();"
#define ENCHARGE_GUARD_VERSION 1

/* What a guard file begins with: that line and its end. */
#define ENCHARGE_GUARD_HEAD ENCHARGE_GUARD_FIRST_LINE "\n"

/* What a guard file turned out to be. */
typedef enum encharge_guard_state {
	ENCHARGE_GUARD_MISSING,
	ENCHARGE_GUARD_UNREADABLE, /* not permitted, an input error, or no memory for it */
	ENCHARGE_GUARD_FOREIGN,    /* no regular file, or not our first line */
	ENCHARGE_GUARD_DAMAGED,    /* our first line, but not what should follow it */
	ENCHARGE_GUARD_NEWER,      /* of a later version than this code knows */
	ENCHARGE_GUARD_VALID,
} encharge_guard_state;

/* Returns "missing", "unreadable", "foreign", "damaged", "newer" or "valid". */
const char *encharge_guard_state_name(encharge_guard_state state);

/*
 * Reads the bytes of a guard file. Returns any state but ENCHARGE_GUARD_MISSING.
 *
 * content is borrowed and not referred to afterwards. *out has to be empty
 * before; it is filled if the state is ENCHARGE_GUARD_VALID, else empty still.
 */
encharge_guard_state encharge_guard_document_read(encharge_bytes content, encharge_guard_settings *out);

#endif
