#include "site_identity.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Returns the FNV-1a hash of text, which is ended by a NUL. */
static uint64_t hash_of_text(const char *text)
{
	uint64_t hash = 0xCBF29CE484222325;

	for (; *text != '\0'; text++) {
		hash = (hash ^ (unsigned char) *text) * 0x100000001B3;
	}
	return hash;
}

encharge_guard_place encharge_guard_place_by_path(const char *path)
{
	return (encharge_guard_place){.name = hash_of_text(path)};
}

encharge_guard_place encharge_guard_place_by_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *directory = slash != NULL ? strndup(path, (size_t) (slash - path) + 1) : NULL;
	encharge_guard_place place = encharge_guard_place_by_path(path);
	struct stat found;

	if (directory != NULL && stat(directory, &found) == 0) {
		place = (encharge_guard_place){found.st_dev, found.st_ino, hash_of_text(slash + 1)};
	}
	free(directory);
	return place;
}

uint64_t encharge_site_hash(const encharge_site_identity *site, uint64_t seed)
{
	uint64_t hash = encharge_mix(seed ^ site->place.device);

	hash = encharge_mix(hash ^ site->place.inode);
	hash = encharge_mix(hash ^ site->place.name);
	return encharge_mix(hash ^ (uint64_t) site->id);
}
