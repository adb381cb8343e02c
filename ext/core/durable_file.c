#include "durable_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int encharge_durable_append(int descriptor, encharge_bytes content)
{
	while (content.length > 0) {
		ssize_t count = write(descriptor, content.data, content.length);

		if (count < 0) {
			return errno;
		}
		content.data += count;
		content.length -= (size_t) count;
	}
	return 0;
}

int encharge_durable_create(int folder, const char *name, encharge_bytes content, int *descriptor)
{
	int error;

	*descriptor = openat(folder, name, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (*descriptor < 0) {
		return errno;
	}
	error = encharge_durable_append(*descriptor, content);
	if (error != 0) {
		unlinkat(folder, name, 0);
		close(*descriptor);
		*descriptor = -1;
	}
	return error;
}

int encharge_durable_sync(int descriptor)
{
	return fdatasync(descriptor) == 0 ? 0 : errno;
}

int encharge_durable_sync_folder(int folder, const char *name)
{
	int descriptor = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	int error = 0;

	if (descriptor < 0) {
		return errno;
	}
	if (fsync(descriptor) != 0 && errno != EINVAL) {
		error = errno;
	}
	close(descriptor);
	return error;
}

/* Whether the kernel, the file system or a sandbox knows no such call. */
static bool is_unknown_call(int error)
{
	return error == ENOSYS || error == EINVAL || error == EPERM;
}

int encharge_durable_place(int folder, const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
	if (renameat2(folder, from, folder, to, RENAME_NOREPLACE) == 0) {
		return 0;
	}
	if (!is_unknown_call(errno)) {
		return errno;
	}
#endif
	if (linkat(folder, from, folder, to, 0) != 0) {
		return errno;
	}
	unlinkat(folder, from, 0);
	return 0;
}

static int read_fully(int descriptor, char *to, size_t capacity, size_t *length)
{
	*length = 0;
	while (*length < capacity) {
		ssize_t count = pread(descriptor, to + *length, capacity - *length, (off_t) *length);

		if (count < 0) {
			return errno;
		}
		if (count == 0) {
			break;
		}
		*length += (size_t) count;
	}
	return 0;
}

int encharge_durable_read(int descriptor, size_t max, char **content, size_t *length)
{
	struct stat file;
	int error;

	if (fstat(descriptor, &file) != 0) {
		return errno;
	}
	if (file.st_size < 0 || (uintmax_t) file.st_size > max) {
		return EFBIG;
	}
	*content = malloc((size_t) file.st_size + 1);
	if (*content == NULL) {
		return ENOMEM;
	}
	error = read_fully(descriptor, *content, (size_t) file.st_size, length);
	if (error != 0) {
		free(*content);
		*content = NULL;
		return error;
	}
	(*content)[*length] = '\0';
	return 0;
}
