#include "guard_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The coarsest file systems keep times to two seconds, within which two writings can look alike. */
#define SETTLING_SECONDS 2

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_unchanged(const encharge_guard_file *file, const struct stat *found)
{
	return file->settled && file->seen.st_dev == found->st_dev && file->seen.st_ino == found->st_ino
		&& file->seen.st_size == found->st_size && is_same_time(file->seen.st_mtim, found->st_mtim)
		&& is_same_time(file->seen.st_ctim, found->st_ctim);
}

/* Reads up to length bytes, fewer only at the end of the file. Returns how many; -1 on an error. */
static ssize_t read_fully(int descriptor, char *to, size_t length)
{
	size_t done = 0;

	while (done < length) {
		ssize_t count = read(descriptor, to + done, length - done);

		if (count == 0) {
			break;
		}
		if (count > 0) {
			done += (size_t) count;
		} else if (errno != EINTR) {
			return -1;
		}
	}
	return (ssize_t) done;
}

static encharge_guard_state read_settings(int descriptor, size_t size, encharge_guard_settings *settings)
{
	bool too_long = size > ENCHARGE_GUARD_FILE_MAX;
	size_t capacity = too_long ? sizeof(ENCHARGE_GUARD_HEAD) - 1 : size;
	char *content = malloc(capacity + 1);
	ssize_t length = content != NULL ? read_fully(descriptor, content, capacity) : -1;
	encharge_guard_state state = ENCHARGE_GUARD_UNREADABLE;

	if (length >= 0) {
		/* A file that is too long is judged by its first line alone: it is damaged or foreign. */
		state = encharge_guard_document_read((encharge_bytes){content, (size_t) length}, settings);
		encharge_wipe(content, (size_t) length);
	}
	free(content);
	return state;
}

static void read_file(encharge_guard_file *file, const char *path, int64_t now)
{
	/* Something that one would wait for, as a FIFO, may have taken the file's place since it was looked at. */
	int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (descriptor < 0 || fstat(descriptor, &file->seen) != 0) {
		file->state = ENCHARGE_GUARD_UNREADABLE;
	} else if (!S_ISREG(file->seen.st_mode)) {
		file->state = ENCHARGE_GUARD_FOREIGN;
	} else {
		file->state = read_settings(descriptor, (size_t) file->seen.st_size, &file->settings);
		file->settled = file->state != ENCHARGE_GUARD_UNREADABLE && file->seen.st_ctim.tv_sec < now - SETTLING_SECONDS;
	}
	if (descriptor >= 0) {
		close(descriptor);
	}
	file->place = encharge_guard_place_by_folder(path);
}

static void forget_content(encharge_guard_file *file)
{
	encharge_guard_settings_clear(&file->settings);
	*file = (encharge_guard_file){.path = file->path, .used = file->used};
}

static void release_entry(encharge_guard_file *file)
{
	forget_content(file);
	free(file->path);
	*file = (encharge_guard_file){0};
}

/* Returns the place of path, or that of the file that was used longest ago; a free place was never used. */
static encharge_guard_file *place_of(encharge_guard_cache *cache, const char *path)
{
	encharge_guard_file *place = &cache->files[0];

	for (size_t i = 0; i < ENCHARGE_GUARD_CACHE_SIZE; i++) {
		encharge_guard_file *file = &cache->files[i];

		if (file->path != NULL && strcmp(file->path, path) == 0) {
			return file;
		}
		if (file->used < place->used) {
			place = file;
		}
	}
	release_entry(place);
	place->path = strdup(path);
	return place;
}

encharge_guard_file *encharge_guard_file_load(encharge_guard_cache *cache, const char *path, int64_t now)
{
	encharge_guard_file *file = place_of(cache, path);
	struct stat found;

	file->used = ++cache->clock;
	if (stat(path, &found) != 0) {
		bool missing = errno == ENOENT || errno == ENOTDIR;

		forget_content(file);
		file->state = missing ? ENCHARGE_GUARD_MISSING : ENCHARGE_GUARD_UNREADABLE;
	} else if (!is_unchanged(file, &found)) {
		forget_content(file);
		file->modified = found.st_mtim.tv_sec;
		if (S_ISREG(found.st_mode)) {
			read_file(file, path, now);
		} else {
			file->state = ENCHARGE_GUARD_FOREIGN;
		}
	}
	return file;
}

void encharge_guard_cache_clear(encharge_guard_cache *cache)
{
	for (size_t i = 0; i < ENCHARGE_GUARD_CACHE_SIZE; i++) {
		release_entry(&cache->files[i]);
	}
	cache->clock = 0;
}
