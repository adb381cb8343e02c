#include "system_calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/types.h>

int __real_openat(int folder, const char *path, int flags, ...);
struct dirent *__real_readdir(DIR *folder);
ssize_t __real_pread(int descriptor, void *bytes, size_t length, off_t offset);
ssize_t __real_write(int descriptor, const void *bytes, size_t length);
int __real_fdatasync(int descriptor);
int __real_fsync(int descriptor);
int __real_linkat(int from_folder, const char *from, int to_folder, const char *to, int flags);
int __real_renameat(int from_folder, const char *from, int to_folder, const char *to);
int __real_renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags);
int __real_getentropy(void *buffer, size_t length);
int __real_flock(int descriptor, int operation);

static size_t failing, failing_until, made, syncs, names_read;
static int failing_with;

void fail_system_calls(size_t nth, size_t count, int error)
{
	failing = nth;
	failing_until = nth + count;
	failing_with = error;
	made = 0;
	syncs = 0;
	names_read = 0;
}

void fail_system_call(size_t nth, int error)
{
	fail_system_calls(nth, 1, error);
}

bool has_system_call_failed(void)
{
	return failing != 0 && made + 1 >= failing_until;
}

size_t count_syncs(void)
{
	return syncs;
}

size_t count_names_read(void)
{
	return names_read;
}

static bool fails(void)
{
	made++;
	if (failing == 0 || made < failing || made >= failing_until) {
		return false;
	}
	errno = failing_with;
	return true;
}

int __wrap_openat(int folder, const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list arguments;

	if (flags & O_CREAT) {
		va_start(arguments, flags);
		mode = va_arg(arguments, mode_t);
		va_end(arguments);
	}
	return fails() ? -1 : __real_openat(folder, path, flags, mode);
}

struct dirent *__wrap_readdir(DIR *folder)
{
	names_read++;
	return __real_readdir(folder);
}

ssize_t __wrap_pread(int descriptor, void *bytes, size_t length, off_t offset)
{
	return fails() ? -1 : __real_pread(descriptor, bytes, length, offset);
}

ssize_t __wrap_write(int descriptor, const void *bytes, size_t length)
{
	return fails() ? -1 : __real_write(descriptor, bytes, length);
}

int __wrap_fdatasync(int descriptor)
{
	syncs++;
	return fails() ? -1 : __real_fdatasync(descriptor);
}

int __wrap_fsync(int descriptor)
{
	syncs++;
	return fails() ? -1 : __real_fsync(descriptor);
}

int __wrap_linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
	return fails() ? -1 : __real_linkat(from_folder, from, to_folder, to, flags);
}

int __wrap_renameat(int from_folder, const char *from, int to_folder, const char *to)
{
	return fails() ? -1 : __real_renameat(from_folder, from, to_folder, to);
}

int __wrap_renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
	return fails() ? -1 : __real_renameat2(from_folder, from, to_folder, to, flags);
}

int __wrap_getentropy(void *buffer, size_t length)
{
	return fails() ? -1 : __real_getentropy(buffer, length);
}

int __wrap_flock(int descriptor, int operation)
{
	return fails() ? -1 : __real_flock(descriptor, operation);
}
