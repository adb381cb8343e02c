#include "inbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LOCK_FILE "drain.lock"

static int check_owner(int folder)
{
	struct stat found;

	if (fstat(folder, &found) != 0) {
		return errno;
	}
	return found.st_uid == geteuid() ? 0 : EPERM;
}

int encharge_inbox_open(
	encharge_inbox **inbox, const char *path, encharge_bytes installation, encharge_sha256_function sha256)
{
	encharge_inbox *opened = calloc(1, sizeof(*opened));
	char *copy = malloc(installation.length + 1);
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = folder < 0 ? errno : check_owner(folder);

	if (error == 0 && (opened == NULL || copy == NULL)) {
		error = ENOMEM;
	}
	if (error == 0) {
		memcpy(copy, installation.data, installation.length);
		*opened = (encharge_inbox){
			.folder = folder, .lock = -1, .installation = {copy, installation.length}, .sha256 = sha256, .users = 1};
		*inbox = opened;
		return 0;
	}
	if (folder >= 0) {
		close(folder);
	}
	free(copy);
	free(opened);
	return error;
}

DIR *encharge_inbox_open_folder(const encharge_inbox *inbox, const char *name)
{
	int folder = openat(inbox->folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *stream = folder >= 0 ? fdopendir(folder) : NULL;

	if (stream == NULL && folder >= 0) {
		int error = errno;

		close(folder);
		errno = error;
	}
	return stream;
}

bool encharge_inbox_leads_to(const encharge_inbox *inbox, const char *path, int descriptor)
{
	struct stat named, opened;

	return fstatat(inbox->folder, path, &named, AT_SYMLINK_NOFOLLOW) == 0 && fstat(descriptor, &opened) == 0
		&& named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

encharge_inbox *encharge_inbox_use(encharge_inbox *inbox)
{
	inbox->users++;
	return inbox;
}

void encharge_inbox_release(encharge_inbox *inbox)
{
	if (inbox == NULL || --inbox->users > 0) {
		return;
	}
	for (size_t i = 0; i < ENCHARGE_INBOX_STATES_END; i++) {
		if (inbox->pass[i] != NULL) {
			closedir(inbox->pass[i]);
		}
	}
	encharge_inbox_names_free(&inbox->listed);
	encharge_inbox_unlock(inbox);
	close(inbox->folder);
	free((char *) inbox->installation.data);
	free(inbox);
}

int encharge_inbox_lock(encharge_inbox *inbox)
{
	int descriptor = openat(inbox->folder, LOCK_FILE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (descriptor < 0) {
		return errno;
	}
	if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
		int error = errno;

		close(descriptor);
		return error;
	}
	encharge_inbox_unlock(inbox);
	inbox->lock = descriptor;
	return 0;
}

void encharge_inbox_unlock(encharge_inbox *inbox)
{
	if (inbox->lock >= 0) {
		close(inbox->lock);
		inbox->lock = -1;
	}
}
