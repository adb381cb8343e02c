#include "byte_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* A lock of the open file is let go of when this descriptor is closed; one of the process with any other of that file.
 */
#ifdef F_OFD_SETLK
#define SET_LOCK F_OFD_SETLK
#else
#define SET_LOCK F_SETLK
#endif

int encharge_byte_lock_take(const char *path, unsigned count)
{
	int descriptor = open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC), error = EAGAIN;

	if (descriptor < 0) {
		return -1;
	}
	for (unsigned place = 0; place < count; place++) {
		struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1};

		if (fcntl(descriptor, SET_LOCK, &lock) == 0) {
			return descriptor;
		}
		if (errno != EAGAIN && errno != EACCES) {
			error = errno;
			break;
		}
	}
	close(descriptor);
	errno = error;
	return -1;
}
