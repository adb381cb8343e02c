#include "test.h"

#include "answered.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW 1800000000
#define HOUR 3600

static const encharge_site_identity site = {.place = {.device = 1, .inode = 2, .name = 3}, .id = 1};

static encharge_answered_report report;

static encharge_answered *create(void)
{
	void *memory = mmap(NULL, encharge_answered_size(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED) {
		abort();
	}
	return encharge_answered_create(memory, 0x5EED, NOW);
}

static void destroy(encharge_answered *answered)
{
	munmap(answered, encharge_answered_size());
}

static void add(encharge_answered *answered, int64_t now, encharge_code code)
{
	encharge_answered_add(answered, &site, now, code, &(encharge_answered_request){0});
}

static void read_report(const encharge_answered *answered, int64_t now)
{
	encharge_answered_read(answered, &site, now, &report);
}

static uint32_t count_in(int64_t hour, encharge_code code)
{
	for (size_t i = 0; i < report.count_count; i++) {
		if (report.counts[i].hour == hour && report.counts[i].code == code) {
			return report.counts[i].count;
		}
	}
	return 0;
}

static void test_what_was_answered_is_kept(void)
{
	encharge_answered *answered = create();
	encharge_digest digest;
	encharge_answered_request request = {
		.address = exact("192.0.2.77"),
		.user_agent = exact("A <b>bold</b>\r\nagent \xFF of far more letters than anybody would want to keep of it"),
		.key = &digest,
	};

	memset(digest.bytes, 0xAB, sizeof(digest.bytes));
	encharge_answered_add(answered, &site, NOW, ENCHARGE_INVALID_ACCESS_KEY, &request);
	add(answered, NOW + 1, ENCHARGE_MISSING_ACCESS_KEY);

	read_report(answered, NOW + 2);
	CHECK(report.since == NOW);
	CHECK(report.last_count == 2);
	CHECK(report.last[0].time == NOW + 1 && report.last[0].code == ENCHARGE_MISSING_ACCESS_KEY);
	CHECK(report.last[0].address[0] == '\0' && report.last[0].user_agent[0] == '\0' && report.last[0].key[0] == '\0');
	CHECK(report.last[1].time == NOW && report.last[1].code == ENCHARGE_INVALID_ACCESS_KEY);
	CHECK(strcmp(report.last[1].address, "192.0.2.0/24") == 0);
	CHECK(strcmp(report.last[1].user_agent, "A bold  agent \xEF\xBF\xBD of far more letters than anybody would want to")
		== 0);
	CHECK(strlen(report.last[1].user_agent) == sizeof(report.last[1].user_agent) - 1);
	CHECK(strcmp(report.last[1].key, "abab") == 0);
	destroy(answered);
}

static void test_of_many_the_last_are_kept(void)
{
	encharge_answered *answered = create();

	for (int i = 0; i < 3 * ENCHARGE_ANSWERED_LAST + 7; i++) {
		add(answered, NOW + i, ENCHARGE_INVALID_JSON);
	}
	read_report(answered, NOW + 400);
	CHECK(report.last_count == ENCHARGE_ANSWERED_LAST);
	for (size_t i = 0; i < report.last_count; i++) {
		CHECK(report.last[i].time == NOW + 3 * ENCHARGE_ANSWERED_LAST + 6 - (int64_t) i);
	}
	destroy(answered);
}

static void test_counts_are_by_the_hour(void)
{
	encharge_answered *answered = create();

	add(answered, NOW, ENCHARGE_INVALID_JSON);
	add(answered, NOW, ENCHARGE_INVALID_JSON);
	add(answered, NOW, ENCHARGE_METHOD_NOT_ALLOWED);
	add(answered, NOW + 23 * HOUR, ENCHARGE_MAINTENANCE);

	read_report(answered, NOW + 23 * HOUR);
	CHECK(report.count_count == 3);
	CHECK(count_in(NOW, ENCHARGE_INVALID_JSON) == 2);
	CHECK(count_in(NOW, ENCHARGE_METHOD_NOT_ALLOWED) == 1);
	CHECK(count_in(NOW + 23 * HOUR, ENCHARGE_MAINTENANCE) == 1);
	CHECK(report.counts[0].hour == NOW && report.counts[2].hour == NOW + 23 * HOUR);

	read_report(answered, NOW + 24 * HOUR);
	CHECK(report.count_count == 1 && count_in(NOW + 23 * HOUR, ENCHARGE_MAINTENANCE) == 1);

	add(answered, NOW + 24 * HOUR, ENCHARGE_INVALID_JSON);
	read_report(answered, NOW + 24 * HOUR);
	CHECK(count_in(NOW + 24 * HOUR, ENCHARGE_INVALID_JSON) == 1);

	/* Every code, and tests that pass, have room in every hour. */
	for (int64_t hour = 0; hour < ENCHARGE_ANSWERED_HOURS; hour++) {
		for (int code = ENCHARGE_OK; code < ENCHARGE_CODES_END; code++) {
			add(answered, NOW + (100 + hour) * HOUR, (encharge_code) code);
		}
	}
	read_report(answered, NOW + 123 * HOUR);
	CHECK(report.count_count == ENCHARGE_ANSWERED_HOURS * ENCHARGE_CODES_END);

	/* A clock that begins with Unix time has no hours before it. */
	read_report(answered, 0);
	CHECK(report.count_count == 0);
	destroy(answered);
}

static void test_sites_are_counted_apart(void)
{
	encharge_answered *answered = create();
	encharge_site_identity others[] = {site, site, site, site};

	others[0].place.device++;
	others[1].place.inode++;
	others[2].place.name++;
	others[3].id++;
	add(answered, NOW, ENCHARGE_INVALID_JSON);
	for (size_t i = 0; i < 4; i++) {
		encharge_answered_read(answered, &others[i], NOW + 5, &report);
		CHECK(report.count_count == 0 && report.last_count == 0 && report.since == NOW);
	}

	/* 63 more fill the places; then the one answered longest ago goes, which is not this one. */
	for (int64_t id = 2; id <= 64; id++) {
		encharge_answered_add(answered, &(encharge_site_identity){{1, 2, 3}, id}, NOW + id, ENCHARGE_INVALID_JSON,
			&(encharge_answered_request){0});
	}
	add(answered, NOW + 65, ENCHARGE_INVALID_JSON);
	encharge_answered_add(answered, &(encharge_site_identity){{1, 2, 3}, 65}, NOW + 66, ENCHARGE_INVALID_ACTION,
		&(encharge_answered_request){0});

	for (int64_t id = 1; id <= 65; id++) {
		encharge_answered_read(answered, &(encharge_site_identity){{1, 2, 3}, id}, NOW + 70, &report);
		CHECK(report.last_count == (id == 1 ? 2 : id == 2 ? 0 : 1));
		CHECK(report.count_count == (id == 2 ? 0 : 1));
		CHECK(report.since == (id == 2 ? NOW + 70 : id == 65 ? NOW + 66 : NOW));
	}
	destroy(answered);
}

/* A record that is not as its writer left it is passed over, and no other. */
static void test_a_record_that_is_half_written_is_not_read(void)
{
	encharge_answered *answered = create();
	encharge_answered_request request = {.user_agent = exact("the agent of whom is to be found")};
	char *at;

	add(answered, NOW, ENCHARGE_INVALID_JSON);
	encharge_answered_add(answered, &site, NOW + 1, ENCHARGE_INVALID_JSON, &request);
	add(answered, NOW + 2, ENCHARGE_INVALID_JSON);
	at = memmem(answered, encharge_answered_size(), request.user_agent.data, request.user_agent.length);
	CHECK(at != NULL);
	if (at != NULL) {
		memset(at + 8, 'x', 8);
		read_report(answered, NOW + 3);
		CHECK(report.last_count == 2 && report.last[0].time == NOW + 2 && report.last[1].time == NOW);
		CHECK(count_in(NOW, ENCHARGE_INVALID_JSON) == 3);
	}
	destroy(answered);
}

#define WRITERS 4
#define WRITES 100000

/* The writer that is killed has a count of its own, the others have one together. */
static encharge_code code_of(int writer)
{
	return writer == 0 ? ENCHARGE_INVALID_ACTION : ENCHARGE_INVALID_JSON;
}

static void write_agent(int writer, int write, char agent[64])
{
	memset(agent, 'a' + (writer + write) % 26, 63);
	agent[63] = '\0';
}

static void write_many(encharge_answered *answered, int writer, int writes)
{
	char agent[64];

	for (int i = 0; i < writes; i++) {
		encharge_answered_request request = {.user_agent = {agent, sizeof(agent) - 1}};

		write_agent(writer, i, agent);
		encharge_answered_add(answered, &site, NOW + writer, code_of(writer), &request);
	}
}

static bool is_whole(const encharge_answered_webhook *webhook)
{
	size_t length = strlen(webhook->user_agent);

	for (size_t i = 0; i < length; i++) {
		if (webhook->user_agent[i] != webhook->user_agent[0]) {
			return false;
		}
	}
	return length == 63 && webhook->code == code_of((int) (webhook->time - NOW));
}

static void check_all_are_whole(void)
{
	for (size_t i = 0; i < report.last_count; i++) {
		CHECK(is_whole(&report.last[i]));
	}
}

/* One writer is killed in the middle; the others, and who reads meanwhile, do not notice. */
static void test_writers_at_once_lose_nothing(void)
{
	encharge_answered *answered = create();
	pid_t writers[WRITERS];
	int ended;

	for (int writer = 0; writer < WRITERS; writer++) {
		writers[writer] = fork();
		if (writers[writer] < 0) {
			abort();
		}
		if (writers[writer] == 0) {
			alarm(60);
			write_many(answered, writer, writer == 0 ? INT32_MAX : WRITES);
			_exit(0);
		}
	}
	for (int i = 0; i < 500; i++) {
		read_report(answered, NOW);
		check_all_are_whole();
	}
	do {
		read_report(answered, NOW);
	} while (count_in(NOW, code_of(0)) == 0);
	kill(writers[0], SIGKILL);
	for (int writer = 0; writer < WRITERS; writer++) {
		CHECK(waitpid(writers[writer], &ended, 0) == writers[writer]);
		CHECK(writer == 0 ? WIFSIGNALED(ended) : WIFEXITED(ended) && WEXITSTATUS(ended) == 0);
	}

	read_report(answered, NOW);
	CHECK(count_in(NOW, code_of(1)) == (WRITERS - 1) * WRITES);
	check_all_are_whole();

	/* Afterwards all places are good again. */
	write_many(answered, 1, ENCHARGE_ANSWERED_LAST);
	read_report(answered, NOW);
	CHECK(report.last_count == ENCHARGE_ANSWERED_LAST);
	check_all_are_whole();
	destroy(answered);
}

/* Writers of more sites than there are places take them from each other and never mix them up. */
static void test_writers_of_many_sites_mix_nothing_up(void)
{
	encharge_answered *answered = create();
	pid_t writers[WRITERS];

	for (int writer = 0; writer < WRITERS; writer++) {
		writers[writer] = fork();
		if (writers[writer] < 0) {
			abort();
		}
		if (writers[writer] == 0) {
			for (int i = 0; i < WRITES; i++) {
				int64_t id = 1 + (i * 7 + writer) % 100;
				encharge_answered_add(answered, &(encharge_site_identity){{1, 2, 3}, id}, NOW + id,
					(encharge_code) (ENCHARGE_OK + 1 + id % 4), &(encharge_answered_request){0});
			}
			_exit(0);
		}
	}
	for (int writer = 0; writer < WRITERS; writer++) {
		waitpid(writers[writer], NULL, 0);
	}
	for (int64_t id = 1; id <= 100; id++) {
		encharge_answered_read(answered, &(encharge_site_identity){{1, 2, 3}, id}, NOW + 200, &report);
		for (size_t i = 0; i < report.last_count; i++) {
			CHECK(report.last[i].time == NOW + id && report.last[i].code == (encharge_code) (ENCHARGE_OK + 1 + id % 4));
		}
	}
	destroy(answered);
}

void test_answered(void)
{
	test_what_was_answered_is_kept();
	test_of_many_the_last_are_kept();
	test_counts_are_by_the_hour();
	test_sites_are_counted_apart();
	test_a_record_that_is_half_written_is_not_read();
	test_writers_at_once_lose_nothing();
	test_writers_of_many_sites_mix_nothing_up();
}
