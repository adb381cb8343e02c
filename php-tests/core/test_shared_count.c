#include "test.h"

#include "shared_count.h"

#define MARK 0x2ABC
#define OTHER_MARK 0x2ABD
#define HOUR 500000
#define NOW 1800000000
#define LIMIT 60

static void test_an_hour_counts_for_itself_and_its_mark(void)
{
	encharge_shared_word word = 0;

	CHECK(encharge_hour_count(&word, MARK, HOUR) == 0);
	CHECK(encharge_hour_count(&word, 0, 0) == 0);
	for (int i = 0; i < 3; i++) {
		encharge_hour_count_up(&word, MARK, HOUR);
	}
	CHECK(encharge_hour_count(&word, MARK, HOUR) == 3);
	CHECK(encharge_hour_count(&word, MARK, HOUR + 24) == 0);
	CHECK(encharge_hour_count(&word, OTHER_MARK, HOUR) == 0);

	encharge_hour_count_up(&word, MARK, HOUR + 24);
	CHECK(encharge_hour_count(&word, MARK, HOUR + 24) == 1);
	CHECK(encharge_hour_count(&word, MARK, HOUR) == 0);

	encharge_hour_count_up(&word, OTHER_MARK, HOUR + 24);
	CHECK(encharge_hour_count(&word, OTHER_MARK, HOUR + 24) == 1);
	CHECK(encharge_hour_count(&word, MARK, HOUR + 24) == 0);
}

/* A count that has come to its end stays there, and does not run over into the hour. */
static void test_a_count_stays_at_its_end(void)
{
	encharge_shared_word word = 0;

	encharge_hour_count_up(&word, MARK, HOUR);
	word += (1u << 30) - 2;
	CHECK(encharge_hour_count(&word, MARK, HOUR) == (1u << 30) - 1);
	encharge_hour_count_up(&word, MARK, HOUR);
	CHECK(encharge_hour_count(&word, MARK, HOUR) == (1u << 30) - 1);
}

static void count_up(encharge_shared_word *word, int times, int64_t now)
{
	for (int i = 0; i < times; i++) {
		encharge_minute_count_up(word, now, LIMIT);
	}
}

static void test_one_too_many_shuts_for_a_minute(void)
{
	encharge_shared_word word = 0;

	CHECK(encharge_minute_shut_for(&word, NOW, LIMIT) == 0);
	CHECK(encharge_minute_shut_for(&word, 0, LIMIT) == 0);
	count_up(&word, LIMIT, NOW);
	CHECK(encharge_minute_shut_for(&word, NOW + 59, LIMIT) == 0);
	count_up(&word, 1, NOW + 60);
	CHECK(encharge_minute_shut_for(&word, NOW + 60, LIMIT) == 0);

	/* The one too many begins another minute, which further ones do not lengthen. */
	count_up(&word, LIMIT - 1, NOW + 100);
	CHECK(encharge_minute_shut_for(&word, NOW + 100, LIMIT) == 0);
	count_up(&word, 1, NOW + 110);
	CHECK(encharge_minute_shut_for(&word, NOW + 110, LIMIT) == 60);
	count_up(&word, 5, NOW + 150);
	CHECK(encharge_minute_shut_for(&word, NOW + 150, LIMIT) == 20);
	CHECK(encharge_minute_shut_for(&word, NOW + 169, LIMIT) == 1);
	CHECK(encharge_minute_shut_for(&word, NOW + 170, LIMIT) == 0);
	count_up(&word, LIMIT, NOW + 170);
	CHECK(encharge_minute_shut_for(&word, NOW + 170, LIMIT) == 0);
	count_up(&word, 1, NOW + 170);
	CHECK(encharge_minute_shut_for(&word, NOW + 170, LIMIT) == 60);

	/* Who looked at the clock a moment before does not end the minute; a clock that was put back does. */
	count_up(&word, 1, NOW + 169);
	CHECK(encharge_minute_shut_for(&word, NOW + 169, LIMIT) == 60);
	CHECK(encharge_minute_shut_for(&word, NOW + 171, LIMIT) == 59);
	CHECK(encharge_minute_shut_for(&word, NOW, LIMIT) == 0);
	count_up(&word, 1, NOW);
	CHECK(encharge_minute_shut_for(&word, NOW, LIMIT) == 0);
}

static void test_the_first_time_of_a_mark_stays(void)
{
	encharge_shared_word word = 0, of_mark_zero = 0;

	encharge_marked_time_set_once(&of_mark_zero, 0, NOW);
	CHECK(encharge_marked_time(&of_mark_zero, 0, -1) == NOW);
	CHECK(encharge_marked_time(&word, MARK, -1) == -1);
	CHECK(encharge_marked_time(&word, 0, -1) == -1);
	encharge_marked_time_set_once(&word, MARK, NOW);
	encharge_marked_time_set_once(&word, MARK, NOW + 1);
	CHECK(encharge_marked_time(&word, MARK, -1) == NOW);
	CHECK(encharge_marked_time(&word, OTHER_MARK, -1) == -1);
	encharge_marked_time_set_once(&word, OTHER_MARK, NOW + 2);
	CHECK(encharge_marked_time(&word, OTHER_MARK, -1) == NOW + 2);
}

void test_shared_count(void)
{
	test_an_hour_counts_for_itself_and_its_mark();
	test_a_count_stays_at_its_end();
	test_one_too_many_shuts_for_a_minute();
	test_the_first_time_of_a_mark_stays();
}
