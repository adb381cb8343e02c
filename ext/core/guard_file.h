#ifndef ENCHARGE_GUARD_FILE_H
#define ENCHARGE_GUARD_FILE_H

#include "guard_document.h"
#include "guard_settings.h"
#include "site_identity.h"

#include <sys/stat.h>

/* Bytes. A longer file is ENCHARGE_GUARD_DAMAGED. */
#define ENCHARGE_GUARD_FILE_MAX (4 * 1024 * 1024)

/* So many guard files are kept, before the one that was asked for longest ago makes room. */
#define ENCHARGE_GUARD_CACHE_SIZE 8

/* A guard file as it was last read. */
typedef struct encharge_guard_file {
	encharge_guard_state state;
	encharge_guard_settings settings; /* empty unless the state is ENCHARGE_GUARD_VALID */
	int64_t modified;                 /* Unix time; 0 if it could not be asked for */
	encharge_guard_place place;       /* known once the file was read */

	/* The members from here on are the cache's. */
	char *path;
	struct stat seen;
	bool settled; /* old enough when it was read for every later change to show in its times */
	uint64_t used;
} encharge_guard_file;

/* One thread's guard files. Zeroed is empty; encharge_guard_cache_clear() ends it. */
typedef struct encharge_guard_cache {
	encharge_guard_file files[ENCHARGE_GUARD_CACHE_SIZE];
	uint64_t clock;
} encharge_guard_cache;

/*
 * Returns the guard file at path, which one stat() a call keeps up to date: it is
 * read again if device, inode, size or times are others than before. What was
 * read before is wiped.
 *
 * path is absolute and borrowed; now is Unix time. The file is the cache's and
 * valid until its next call.
 */
encharge_guard_file *encharge_guard_file_load(encharge_guard_cache *cache, const char *path, int64_t now);

/* Frees what the cache holds and wipes the tokens. The cache can be used again. */
void encharge_guard_cache_clear(encharge_guard_cache *cache);

#endif
