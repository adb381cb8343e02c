#include "inbox_pause.h"

#include "durable_file.h"
#include "guard_document.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One stat() tells the end, which is the file's time; the code stands in it. */
#define PAUSE_FILE "pause.php"

static int write_pause(encharge_inbox *inbox, int64_t until, encharge_code code)
{
	struct timespec times[2] = {{.tv_sec = until}, {.tv_sec = until}};
	encharge_inbox_name name;
	char content[256], draft[ENCHARGE_INBOX_PATH_MAX];
	int descriptor, error = encharge_inbox_name_renew(&name);

	if (error != 0) {
		return error;
	}
	snprintf(draft, sizeof(draft), "tmp/%s.php", name.unique);
	snprintf(content, sizeof(content), "%s%s\n", ENCHARGE_GUARD_HEAD, encharge_code_get(code)->name);
	error = encharge_durable_create(inbox->folder, draft, (encharge_bytes){content, strlen(content)}, &descriptor);
	if (error != 0) {
		return error;
	}
	if (futimens(descriptor, times) != 0 || renameat(inbox->folder, draft, inbox->folder, PAUSE_FILE) != 0) {
		error = errno;
		unlinkat(inbox->folder, draft, 0);
	}
	close(descriptor);
	return error;
}

int encharge_inbox_pause(encharge_inbox *inbox, int64_t until, encharge_code code)
{
	if (until > 0) {
		return write_pause(inbox, until, code);
	}
	return unlinkat(inbox->folder, PAUSE_FILE, 0) == 0 || errno == ENOENT ? 0 : errno;
}

static encharge_code read_code(int descriptor)
{
	encharge_bytes content = {NULL, 0}, head = ENCHARGE_BYTES(ENCHARGE_GUARD_HEAD);
	encharge_code code = ENCHARGE_OK;

	if (encharge_durable_read(descriptor, 256, (char **) &content.data, &content.length) != 0) {
		return ENCHARGE_OK;
	}
	if (content.length > head.length) {
		code = encharge_code_find(
			encharge_bytes_trim((encharge_bytes){content.data + head.length, content.length - head.length}));
	}
	free((char *) content.data);
	return code;
}

int64_t encharge_inbox_paused(const encharge_inbox *inbox, int64_t now, encharge_code *code)
{
	struct stat file;
	int64_t until = 0;
	int descriptor;

	*code = ENCHARGE_OK;
	if (fstatat(inbox->folder, PAUSE_FILE, &file, AT_SYMLINK_NOFOLLOW) != 0 || file.st_mtim.tv_sec <= now) {
		return 0;
	}
	descriptor = openat(inbox->folder, PAUSE_FILE, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (descriptor >= 0) {
		*code = read_code(descriptor);
		until = file.st_mtim.tv_sec;
		close(descriptor);
	}
	return until;
}
