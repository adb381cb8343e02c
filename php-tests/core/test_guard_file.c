#include "test.h"

#include "guard_file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static char folder[] = "/tmp/encharge-guard-XXXXXX";

static encharge_guard_cache cache;

/* Every file is settled by then. */
static int64_t later(void)
{
	return (int64_t) time(NULL) + 60;
}

static char *path_to(const char *name)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static void write_file(const char *name, const char *content, size_t length)
{
	FILE *file = fopen(path_to(name), "w");

	if (file == NULL || fwrite(content, 1, length, file) != length || fclose(file) != 0) {
		abort();
	}
}

static void write_text(const char *name, const char *text)
{
	write_file(name, text, strlen(text));
}

/* Writes a valid file whose token tells its version. */
static void write_guard_file(const char *name, const char *token)
{
	char content[512];

	snprintf(content, sizeof(content),
		ENCHARGE_GUARD_HEAD
		"{\"version\":1,\"plugin\":\"/p\",\"root\":\"/\",\"multisite\":false,\"sites\":[{\"id\":1,"
		"\"host\":\"a\",\"path\":\"/\",\"wp_fusion\":false,\"trust_payload\":false,\"keys\":[],\"api\":"
		"{\"url\":\"https://a\",\"token\":\"%s\",\"proxy\":null}}]}",
		token);

	write_text(name, content);
}

static encharge_guard_file *load(const char *name)
{
	return encharge_guard_file_load(&cache, path_to(name), later());
}

static encharge_guard_state state_of(const char *name)
{
	encharge_guard_file *file = load(name);

	CHECK((file->settings.sites != NULL) == (file->state == ENCHARGE_GUARD_VALID));
	return file->state;
}

static bool has_token(const encharge_guard_file *file, const char *token)
{
	return file->state == ENCHARGE_GUARD_VALID && strcmp(file->settings.sites[0].api_token, token) == 0;
}

static void test_missing_foreign_and_damaged_files_are_told_apart(void)
{
	encharge_bytes filling = encharge_repeat(" ", ENCHARGE_GUARD_FILE_MAX + 1 - strlen(ENCHARGE_GUARD_HEAD));
	char *huge = malloc(ENCHARGE_GUARD_FILE_MAX + 1);

	CHECK(state_of("missing") == ENCHARGE_GUARD_MISSING);
	CHECK(state_of("missing/below") == ENCHARGE_GUARD_MISSING);
	CHECK(load("missing")->modified == 0);

	write_text("foreign", "<?php // mine");
	CHECK(state_of("foreign") == ENCHARGE_GUARD_FOREIGN);
	CHECK(state_of("foreign/below") == ENCHARGE_GUARD_MISSING);
	write_text("empty", "");
	CHECK(state_of("empty") == ENCHARGE_GUARD_FOREIGN);
	CHECK(state_of(".") == ENCHARGE_GUARD_FOREIGN);
	CHECK(mkfifo(path_to("fifo"), 0600) == 0);
	CHECK(state_of("fifo") == ENCHARGE_GUARD_FOREIGN);
	CHECK(symlink("loop", path_to("loop")) == 0);
	CHECK(state_of("loop") == ENCHARGE_GUARD_UNREADABLE);

	write_text("damaged", ENCHARGE_GUARD_HEAD "{");
	CHECK(state_of("damaged") == ENCHARGE_GUARD_DAMAGED);
	write_text("newer", ENCHARGE_GUARD_HEAD "{\"version\":2}");
	CHECK(state_of("newer") == ENCHARGE_GUARD_NEWER);

	if (huge == NULL) {
		abort();
	}
	memcpy(huge, ENCHARGE_GUARD_HEAD, strlen(ENCHARGE_GUARD_HEAD));
	memcpy(huge + strlen(ENCHARGE_GUARD_HEAD), filling.data, filling.length);
	write_file("huge", huge, ENCHARGE_GUARD_FILE_MAX + 1);
	CHECK(state_of("huge") == ENCHARGE_GUARD_DAMAGED);
	huge[0] = 'x';
	write_file("huge", huge, ENCHARGE_GUARD_FILE_MAX + 1);
	CHECK(state_of("huge") == ENCHARGE_GUARD_FOREIGN);
	free(huge);

	/* The size of such a file is known only once it is open. */
	CHECK(encharge_guard_file_load(&cache, "/dev/null", later())->state == ENCHARGE_GUARD_FOREIGN);
	CHECK(encharge_guard_file_load(&cache, "/proc/self/mem", later())->state != ENCHARGE_GUARD_VALID);
}

static void write_guard_file_of(const char *name, size_t size)
{
	encharge_bytes content = encharge_repeat(" ", size);
	size_t length;
	FILE *file;

	write_guard_file(name, "token");
	file = fopen(path_to(name), "r");
	length = file != NULL ? fread((char *) content.data, 1, size, file) : 0;
	if (length == 0 || fclose(file) != 0) {
		abort();
	}
	write_file(name, content.data, size);
}

static void test_a_file_over_the_largest_size_is_damaged(void)
{
	write_guard_file_of("largest", ENCHARGE_GUARD_FILE_MAX);
	CHECK(state_of("largest") == ENCHARGE_GUARD_VALID);
	write_guard_file_of("too-large", ENCHARGE_GUARD_FILE_MAX + 1);
	CHECK(state_of("too-large") == ENCHARGE_GUARD_DAMAGED);
}

/* A process whose standard input is closed opens the file as descriptor 0. */
static void test_a_file_opened_as_descriptor_0_is_read_and_closed(void)
{
	int kept = dup(STDIN_FILENO);

	write_guard_file("first-descriptor", "token");
	close(STDIN_FILENO);
	CHECK(state_of("first-descriptor") == ENCHARGE_GUARD_VALID);
	CHECK(fcntl(STDIN_FILENO, F_GETFD) < 0);
	if (kept >= 0) {
		dup2(kept, STDIN_FILENO);
		close(kept);
	}
}

/* Permissions do not bind root, so the file is asked for as somebody else. */
static void test_a_file_that_may_not_be_read_is_unreadable(void)
{
	int ended;
	pid_t child;

	write_guard_file("secret", "secret");
	chmod(path_to("secret"), 0);
	child = fork();
	if (child == 0) {
		bool is_root = getuid() == 0;
		encharge_guard_cache own = {0};

		if (is_root && (chmod(folder, 0711) != 0 || setuid(65534) != 0)) {
			_exit(2);
		}
		_exit(encharge_guard_file_load(&own, path_to("secret"), later())->state == ENCHARGE_GUARD_UNREADABLE ? 0 : 1);
	}
	CHECK(child > 0 && waitpid(child, &ended, 0) == child && WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
}

static void test_a_changed_file_is_read_again_and_no_other(void)
{
	struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = 1700000000, .tv_nsec = 5}};
	struct stat directory;
	encharge_guard_file *file;
	const char *token;

	write_guard_file("guard", "one");
	file = load("guard");
	CHECK(has_token(file, "one") && file->modified > 1700000000);
	CHECK(stat(folder, &directory) == 0 && file->place.device == directory.st_dev
		&& file->place.inode == directory.st_ino);

	/* A file that is unchanged is not read again. */
	token = file->settings.sites[0].api_token;
	CHECK(load("guard") == file && file->settings.sites[0].api_token == token);

	/* A file with another modification time is read again. */
	CHECK(utimensat(AT_FDCWD, path_to("guard"), times, 0) == 0);
	CHECK(load("guard") == file && file->modified == 1700000000);

	/* So is one of the same length and the same modification time. */
	write_guard_file("guard", "two");
	CHECK(utimensat(AT_FDCWD, path_to("guard"), times, 0) == 0);
	CHECK(has_token(load("guard"), "two"));
	times[1].tv_nsec++;
	CHECK(utimensat(AT_FDCWD, path_to("guard"), times, 0) == 0);
	CHECK(has_token(load("guard"), "two"));

	/* So is another file in its place. */
	write_guard_file("guard.new", "six");
	CHECK(utimensat(AT_FDCWD, path_to("guard.new"), times, 0) == 0);
	char *from = strdup(path_to("guard.new"));
	CHECK(rename(from, path_to("guard")) == 0);
	free(from);
	CHECK(has_token(load("guard"), "six"));

	/* A file that goes, is replaced by a foreign one, and comes back is seen at each step. */
	CHECK(unlink(path_to("guard")) == 0);
	CHECK(state_of("guard") == ENCHARGE_GUARD_MISSING);
	write_text("guard", "x");
	CHECK(state_of("guard") == ENCHARGE_GUARD_FOREIGN);
	write_guard_file("guard", "seven");
	CHECK(has_token(load("guard"), "seven"));
}

/* As long as two writings could look alike, every look reads the file. */
static void test_a_file_is_read_again_until_it_has_settled(void)
{
	struct stat written;
	char *path = strdup(path_to("settling"));
	encharge_guard_file *file;

	write_guard_file("settling", "one");
	CHECK(stat(path, &written) == 0);
	file = encharge_guard_file_load(&cache, path, written.st_ctim.tv_sec + 2);
	CHECK(has_token(file, "one") && !file->settled);

	/* What is read now can be told only from the file itself. */
	strcpy(file->settings.sites[0].api_token, "old");
	file = encharge_guard_file_load(&cache, path, written.st_ctim.tv_sec + 3);
	CHECK(has_token(file, "one") && file->settled);
	strcpy(file->settings.sites[0].api_token, "old");
	CHECK(has_token(encharge_guard_file_load(&cache, path, written.st_ctim.tv_sec + 4), "old"));
	free(path);
}

/* Two installations may have their files in one folder. */
static void test_a_place_is_the_same_by_each_path_to_it(void)
{
	uint64_t name;
	char *elsewhere = strdup(path_to("elsewhere"));

	write_guard_file("one", "one");
	write_guard_file("two", "two");
	name = load("one")->place.name;
	CHECK(load("two")->place.name != name);
	CHECK(load("two")->place.inode == load("one")->place.inode);

	/* A place is the same by another path, and with another file in it. */
	CHECK(symlink(folder, elsewhere) == 0);
	CHECK(load("elsewhere/one")->place.name == name && load("elsewhere/one")->place.inode == load("one")->place.inode);
	CHECK(unlink(path_to("one")) == 0);
	CHECK(encharge_guard_place_by_folder(path_to("one")).name == name);
	CHECK(encharge_guard_place_by_folder(path_to("one")).inode == load("two")->place.inode);
	write_guard_file("one", "three");
	CHECK(load("one")->place.name == name);
	free(elsewhere);
}

static void test_the_cache_holds_as_many_files_as_it_says(void)
{
	char name[32];
	const encharge_guard_file *first;

	encharge_guard_cache_clear(&cache);
	for (int i = 0; i < ENCHARGE_GUARD_CACHE_SIZE; i++) {
		snprintf(name, sizeof(name), "site-%d", i);
		write_guard_file(name, name);
		CHECK(has_token(load(name), name));
	}
	first = load("site-0");
	CHECK(has_token(first, "site-0"));

	/* One more takes the place of the second, the one used longest ago. */
	write_guard_file("site-more", "site-more");
	CHECK(has_token(load("site-more"), "site-more"));
	CHECK(load("site-0") == first);
	for (int i = 0; i < ENCHARGE_GUARD_CACHE_SIZE; i++) {
		snprintf(name, sizeof(name), "site-%d", i);
		CHECK(has_token(load(name), name));
	}
}

void test_guard_file(void)
{
	char command[64];

	if (mkdtemp(folder) == NULL) {
		abort();
	}
	test_missing_foreign_and_damaged_files_are_told_apart();
	test_a_file_over_the_largest_size_is_damaged();
	test_a_file_opened_as_descriptor_0_is_read_and_closed();
	test_a_file_that_may_not_be_read_is_unreadable();
	test_a_changed_file_is_read_again_and_no_other();
	test_a_file_is_read_again_until_it_has_settled();
	test_a_place_is_the_same_by_each_path_to_it();
	test_the_cache_holds_as_many_files_as_it_says();
	encharge_guard_cache_clear(&cache);

	snprintf(command, sizeof(command), "rm -r '%s'", folder);
	CHECK(system(command) == 0);
}
