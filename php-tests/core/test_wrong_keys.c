#include "test.h"

#include "wrong_keys.h"

#include "answered.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOW 1800000000

static const encharge_site_identity site = {.place = {.device = 1, .inode = 2, .name = 3}, .id = 1};

static void *share(size_t size)
{
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED) {
		abort();
	}
	return memory;
}

static encharge_wrong_keys *create(void)
{
	return encharge_wrong_keys_create(share(encharge_wrong_keys_size()), 0x5EED);
}

static void destroy(encharge_wrong_keys *counts)
{
	munmap(counts, encharge_wrong_keys_size());
}

static void count(encharge_wrong_keys *counts, const char *address, int64_t now, int times)
{
	encharge_bytes from = exact(address);

	for (int i = 0; i < times; i++) {
		encharge_wrong_keys_count(counts, &site, from, now);
	}
}

static uint32_t shut_for(const encharge_wrong_keys *counts, const char *address, int64_t now)
{
	return encharge_wrong_keys_shut_for(counts, &site, exact(address), now);
}

static void test_a_network_is_shut(void)
{
	encharge_wrong_keys *counts = create();

	CHECK(shut_for(counts, "192.0.2.1", NOW) == 0);
	for (int i = 0; i < ENCHARGE_WRONG_KEYS_OF_A_NETWORK; i++) {
		char address[16];

		snprintf(address, sizeof(address), "192.0.2.%d", i);
		count(counts, address, NOW, 1);
	}
	CHECK(shut_for(counts, "192.0.2.1", NOW + 59) == 0);
	count(counts, "192.0.2.200", NOW + 59, 1);
	CHECK(shut_for(counts, "192.0.2.1", NOW + 59) == 60);
	CHECK(shut_for(counts, "::ffff:192.0.2.9", NOW + 60) == 59);
	CHECK(shut_for(counts, "192.0.3.1", NOW + 59) == 0);
	CHECK(shut_for(counts, "2001:db8::1", NOW + 59) == 0);
	CHECK(shut_for(counts, "", NOW + 59) == 0);

	count(counts, "2001:db8:1:2::1", NOW, ENCHARGE_WRONG_KEYS_OF_A_NETWORK + 1);
	CHECK(shut_for(counts, "2001:db8:1:ffff::1", NOW) == 60);
	CHECK(shut_for(counts, "2001:db8:2::1", NOW) == 0);

	/* What is no address is a network, too. */
	count(counts, "unix:", NOW, ENCHARGE_WRONG_KEYS_OF_A_NETWORK + 1);
	CHECK(shut_for(counts, "", NOW) == 60);
	destroy(counts);
}

/* A sender whose key is right asks every second: what was shut opens after its minute all the same. */
static void test_it_opens_again(void)
{
	encharge_wrong_keys *counts = create();

	count(counts, "192.0.2.1", NOW, ENCHARGE_WRONG_KEYS_OF_A_NETWORK + 1);
	for (uint32_t second = 0; second < 60; second++) {
		CHECK(shut_for(counts, "192.0.2.1", NOW + second) == 60 - second);
		count(counts, "192.0.2.1", NOW + second, 100);
	}
	CHECK(shut_for(counts, "192.0.2.1", NOW + 60) == 0);
	destroy(counts);
}

static void test_others_do_not_count(void)
{
	encharge_wrong_keys *counts = create();
	encharge_site_identity others[] = {site, site, site, site};

	others[0].place.device++;
	others[1].place.inode++;
	others[2].place.name++;
	others[3].id++;
	count(counts, "192.0.2.1", NOW, ENCHARGE_WRONG_KEYS_OF_A_NETWORK + 1);
	for (size_t i = 0; i < 4; i++) {
		CHECK(encharge_wrong_keys_shut_for(counts, &others[i], exact("192.0.2.1"), NOW) == 0);
	}
	destroy(counts);
}

static void count_from(encharge_wrong_keys *counts, int networks, int times)
{
	for (int i = 0; i < networks; i++) {
		char address[16];

		snprintf(address, sizeof(address), "10.%d.%d.1", i / 256, i % 256);
		count(counts, address, NOW, times);
	}
}

static void test_everybody_is_shut(void)
{
	encharge_wrong_keys *counts = create();

	/* What a network sends once it is shut does not count against the others. */
	count_from(counts, 90, 1000);
	CHECK(shut_for(counts, "198.51.100.1", NOW) == 0);

	count_from(counts, 500, 50);
	CHECK(shut_for(counts, "198.51.100.1", NOW) == 60);
	CHECK(shut_for(counts, "2001:db8::1", NOW + 1) == 59);
	count(counts, "198.51.100.1", NOW + 1, 1000);
	CHECK(shut_for(counts, "198.51.100.1", NOW + 60) == 0);
	destroy(counts);
}

static void test_exactly_so_many_in_all(void)
{
	encharge_wrong_keys *counts = create();

	count_from(counts, ENCHARGE_WRONG_KEYS_IN_ALL / 10, 10);
	CHECK(shut_for(counts, "198.51.100.1", NOW) == 0);
	count(counts, "198.51.100.1", NOW, 1);
	CHECK(shut_for(counts, "203.0.113.1", NOW) == 60);
	destroy(counts);
}

/* However many sites and networks are asked for in between, none loses its count. */
static void test_nothing_is_pushed_out(void)
{
	encharge_wrong_keys *counts = create();
	encharge_answered *answered = encharge_answered_create(share(encharge_answered_size()), 0x5EED, NOW);

	for (int i = 0; i <= ENCHARGE_WRONG_KEYS_OF_A_NETWORK; i++) {
		CHECK(shut_for(counts, "192.0.2.1", NOW) == 0);
		count(counts, "192.0.2.1", NOW, 1);
		for (int64_t id = 2; id <= 201; id++) {
			encharge_site_identity other = {site.place, id};
			char address[16];

			snprintf(address, sizeof(address), "10.%d.%d.1", i, (int) id);
			encharge_wrong_keys_count(counts, &other, exact(address), NOW);
			encharge_answered_add(answered, &other, NOW, ENCHARGE_INVALID_ACCESS_KEY, &(encharge_answered_request){0});
		}
	}
	CHECK(shut_for(counts, "192.0.2.1", NOW) == 60);
	munmap(answered, encharge_answered_size());
	destroy(counts);
}

#define WRITERS 4

static void test_writers_at_once_lose_no_count(void)
{
	encharge_wrong_keys *counts = create();
	pid_t writers[WRITERS];

	for (int writer = 0; writer < WRITERS; writer++) {
		writers[writer] = fork();
		if (writers[writer] < 0) {
			abort();
		}
		if (writers[writer] == 0) {
			count(counts, "192.0.2.1", NOW, ENCHARGE_WRONG_KEYS_OF_A_NETWORK / WRITERS);
			_exit(0);
		}
	}
	for (int writer = 0; writer < WRITERS; writer++) {
		waitpid(writers[writer], NULL, 0);
	}
	CHECK(shut_for(counts, "192.0.2.1", NOW) == 0);
	count(counts, "192.0.2.1", NOW, 1);
	CHECK(shut_for(counts, "192.0.2.1", NOW) == 60);
	destroy(counts);
}

void test_wrong_keys(void)
{
	test_a_network_is_shut();
	test_it_opens_again();
	test_others_do_not_count();
	test_everybody_is_shut();
	test_exactly_so_many_in_all();
	test_nothing_is_pushed_out();
	test_writers_at_once_lose_no_count();
}
