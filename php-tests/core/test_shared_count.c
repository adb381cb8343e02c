#include "test.h"

#include "shared_count.h"

#define MARK 0x2ABC
#define OTHER_MARK 0x2ABD
#define HOUR 500000
#define NOW 1800000000
#define LIMIT 60

static void test_hours(void)
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

/* At its end a count stays, and does not run over into the hour. */
static void test_end(void)
{
	encharge_shared_word word = 0;

	encharge_hour_count_up(&word, MARK, HOUR);
	word += (1u << 30) - 2;
	CHECK(encharge_hour_count(&word, MARK, HOUR) == (1u << 30) - 1);
	encharge_hour_count_up(&word, MARK, HOUR);
	CHECK(encharge_hour_count(&word, MARK, HOUR) == (1u << 30) - 1);
}

static void test_minutes(void)
{
	encharge_shared_word word = 0;

	CHECK(encharge_minute_count(&word, MARK, NOW) == 0);
	for (int i = 0; i < LIMIT; i++) {
		encharge_minute_count_up(&word, MARK, NOW + i / 2, LIMIT);
	}
	CHECK(encharge_minute_count(&word, MARK, NOW + 59) == LIMIT);
	CHECK(encharge_minute_count(&word, OTHER_MARK, NOW + 59) == 0);
	CHECK(encharge_minute_count(&word, MARK, NOW + 60) == 0);
	CHECK(encharge_minute_count(&word, MARK, NOW - 1) == 0);

	/* The one too many begins another minute, which further ones do not lengthen. */
	encharge_minute_count_up(&word, MARK, NOW + 50, LIMIT);
	encharge_minute_count_up(&word, MARK, NOW + 100, LIMIT);
	CHECK(encharge_minute_count(&word, MARK, NOW + 109) == LIMIT + 1);
	CHECK(encharge_minute_count(&word, MARK, NOW + 110) == 0);

	encharge_minute_count_up(&word, MARK, NOW + 110, LIMIT);
	CHECK(encharge_minute_count(&word, MARK, NOW + 110) == 1);

	/* A clock that was put back ends the minute. */
	encharge_minute_count_up(&word, MARK, NOW, LIMIT);
	CHECK(encharge_minute_count(&word, MARK, NOW) == 1);
}

static void test_times(void)
{
	encharge_shared_word word = 0;

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
	test_hours();
	test_end();
	test_minutes();
	test_times();
}
