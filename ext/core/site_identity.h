#ifndef ENCHARGE_SITE_IDENTITY_H
#define ENCHARGE_SITE_IDENTITY_H

#include <stdint.h>

/*
 * Where a guard file lies, whatever its path is called, and whether it is there
 * or not: its folder, and a hash of its name. The file itself is another after
 * each writing.
 */
typedef struct encharge_guard_place {
	uint64_t device;
	uint64_t inode;
	uint64_t name;
} encharge_guard_place;

/* Tells a site from all others that the processes serve: by its guard file's place, and its number there. */
typedef struct encharge_site_identity {
	encharge_guard_place place;
	int64_t id;
} encharge_site_identity;

/* Returns the place of the guard file at path, an absolute one. A folder that cannot be asked for is told by its path.
 */
encharge_guard_place encharge_guard_place_by_folder(const char *path);

/* Returns a place that is told by the path alone. */
encharge_guard_place encharge_guard_place_by_path(const char *path);

/* Returns a number for the site that nobody can foresee who does not know seed. */
uint64_t encharge_site_hash(const encharge_site_identity *site, uint64_t seed);

/* Returns value spread over all 64 bits. */
static inline uint64_t encharge_mix(uint64_t value)
{
	/* This is the finalizer of SplitMix64. */
	value += 0x9E3779B97F4A7C15;
	value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
	value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
	return value ^ (value >> 31);
}

#endif
