#include "byte_lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <time.h>
#include <unistd.h>

/* A lock of the open file is let go of when this descriptor is closed; one of the process with any other of that file.
 */
#ifdef F_OFD_SETLK
#define SET_LOCK F_OFD_SETLK
#else
#define SET_LOCK F_SETLK
#endif

#ifdef F_OFD_GETLK
#define GET_LOCK F_OFD_GETLK
#else
#define GET_LOCK F_GETLK
#endif

/* Behind all places: whoever waits for one shares the lock of this byte. */
#define WAITING_BYTE 0x100000

#define NANOSECONDS_BETWEEN_LOOKS (5 * 1000 * 1000)

static struct flock byte_at(short type, off_t byte)
{
	return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
}

static bool does_somebody_wait(int descriptor)
{
	struct flock lock = byte_at(F_WRLCK, WAITING_BYTE);

	return fcntl(descriptor, GET_LOCK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/* Returns 0, EAGAIN if no place is free, or the errno of what failed. */
static int take_any(int descriptor, unsigned count)
{
	for (unsigned place = 0; place < count; place++) {
		struct flock lock = byte_at(F_WRLCK, place);

		if (fcntl(descriptor, SET_LOCK, &lock) == 0) {
			return 0;
		}
		if (errno != EAGAIN && errno != EACCES) {
			return errno;
		}
	}
	return EAGAIN;
}

static int open_file(const char *path)
{
	return open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
}

/* Returns descriptor if error is 0; else closes it, sets errno and returns -1. */
static int descriptor_or(int error, int descriptor)
{
	if (error == 0) {
		return descriptor;
	}
	close(descriptor);
	errno = error;
	return -1;
}

int encharge_byte_lock_take(const char *path, unsigned count)
{
	int descriptor = open_file(path);

	if (descriptor < 0) {
		return -1;
	}
	return descriptor_or(does_somebody_wait(descriptor) ? EAGAIN : take_any(descriptor, count), descriptor);
}

int encharge_byte_lock_wait(const char *path, unsigned count, unsigned milliseconds)
{
	const struct timespec pause = {.tv_nsec = NANOSECONDS_BETWEEN_LOOKS};
	unsigned looks = milliseconds / (NANOSECONDS_BETWEEN_LOOKS / 1000000);
	struct flock waiting = byte_at(F_RDLCK, WAITING_BYTE);
	int descriptor = open_file(path), error;

	if (descriptor < 0) {
		return -1;
	}
	error = fcntl(descriptor, SET_LOCK, &waiting) == 0 ? take_any(descriptor, count) : errno;
	/* A signal ends the wait: PHP-FPM reloads when its last worker is through. */
	while (error == EAGAIN && looks-- > 0 && nanosleep(&pause, NULL) == 0) {
		error = take_any(descriptor, count);
	}
	waiting.l_type = F_UNLCK;
	fcntl(descriptor, SET_LOCK, &waiting);

	return descriptor_or(error, descriptor);
}
