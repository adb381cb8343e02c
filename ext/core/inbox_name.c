#include "inbox_name.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* No server hands out what PHP would run, and PHP stops at an entry's first line. */
#define SUFFIX ".php"

/* The last second that ten digits can tell, in the year 2286. */
#define TIME_MAX INT64_C(9999999999)

static const char *const folders[] = {
	[ENCHARGE_INBOX_NEW] = "new",
	[ENCHARGE_INBOX_CLAIMED] = "cur",
	[ENCHARGE_INBOX_LATER] = "later",
	[ENCHARGE_INBOX_DEAD] = "dead",
	[ENCHARGE_INBOX_ASIDE] = "aside",
};

const char *encharge_inbox_folder(encharge_inbox_state state)
{
	return folders[state];
}

int encharge_inbox_name_renew(encharge_inbox_name *name)
{
	uint64_t random;

	if (getentropy(&random, sizeof(random)) != 0) {
		return errno;
	}
	snprintf(name->unique, sizeof(name->unique), "%016" PRIx64, random);
	return 0;
}

void encharge_inbox_name_path(const encharge_inbox_name *name, encharge_inbox_state state, char *path)
{
	int64_t time = name->time < TIME_MAX ? name->time : TIME_MAX;

	if (state == ENCHARGE_INBOX_NEW) {
		snprintf(path, ENCHARGE_INBOX_PATH_MAX, "%s/%s" SUFFIX, folders[state], name->receipt);
	} else {
		snprintf(path, ENCHARGE_INBOX_PATH_MAX, "%s/%010" PRId64 ".%u.%u.%c.%s.%s" SUFFIX, folders[state], time,
			name->tries, name->interruptions, (char) name->stage, name->receipt, name->unique);
	}
}

void encharge_inbox_path(char *path, encharge_inbox_state state, const char *file)
{
	snprintf(path, ENCHARGE_INBOX_FILE_MAX, "%s/%s", folders[state], file);
}

static bool is_hexadecimal(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

bool encharge_is_receipt(const char *text)
{
	return is_hexadecimal(text, ENCHARGE_RECEIPT_LENGTH);
}

static bool is_stage(char stage)
{
	return stage == ENCHARGE_INBOX_UNTOUCHED || stage == ENCHARGE_INBOX_HELD || stage == ENCHARGE_INBOX_BEGUN;
}

static bool scan_name(encharge_inbox_name *name, encharge_inbox_state state, const char *file)
{
	char stage = ENCHARGE_INBOX_UNTOUCHED;

	*name = (encharge_inbox_name){.stage = ENCHARGE_INBOX_UNTOUCHED};
	if (state == ENCHARGE_INBOX_NEW) {
		return sscanf(file, "%32[0-9a-f]", name->receipt) == 1;
	}
	if (sscanf(file, "%10" SCNd64 ".%9u.%9u.%c.%32[0-9a-f].%16[0-9a-f]", &name->time, &name->tries,
			&name->interruptions, &stage, name->receipt, name->unique)
			!= 6
		|| !is_stage(stage) || !is_hexadecimal(name->unique, ENCHARGE_INBOX_UNIQUE_LENGTH)) {
		return false;
	}
	name->stage = stage;
	return true;
}

bool encharge_inbox_name_read(encharge_inbox_name *name, encharge_inbox_state state, const char *file)
{
	char path[ENCHARGE_INBOX_PATH_MAX];

	if (!scan_name(name, state, file) || !encharge_is_receipt(name->receipt)) {
		return false;
	}
	/* What is written in another way, with a blank or a sign, is no name of ours. */
	encharge_inbox_name_path(name, state, path);

	return strcmp(path + strlen(folders[state]) + 1, file) == 0;
}
