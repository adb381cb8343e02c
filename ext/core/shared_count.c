#include "shared_count.h"

#define MINUTE 60

/* Seconds. Who counts has looked at the clock before, and another process may have begun a minute since. */
#define LAG 2

/* A word has a mark in its highest bits, a time below it, and a count in the lowest; a minute's count has no mark. */
#define MARK_SHIFT (64 - ENCHARGE_MARK_BITS)
#define HOUR_COUNT_BITS 30
#define MINUTE_COUNT_BITS 14

static uint64_t lowest_bits(uint64_t value, unsigned bits)
{
	return value & ((UINT64_C(1) << bits) - 1);
}

static uint64_t pack_count(uint64_t mark, int64_t time, uint64_t count, unsigned count_bits)
{
	return mark << MARK_SHIFT | lowest_bits((uint64_t) time, MARK_SHIFT - count_bits) << count_bits | count;
}

static uint64_t time_in(uint64_t value, unsigned count_bits)
{
	return lowest_bits(value, MARK_SHIFT) >> count_bits;
}

static uint32_t hour_count_in(uint64_t value, uint64_t mark, int64_t hour)
{
	uint64_t count = lowest_bits(value, HOUR_COUNT_BITS);

	return value == pack_count(mark, hour, count, HOUR_COUNT_BITS) ? (uint32_t) count : 0;
}

void encharge_hour_count_up(encharge_shared_word *word, uint64_t mark, int64_t hour)
{
	uint64_t old = encharge_shared_load(word), count;

	do {
		count = (uint64_t) hour_count_in(old, mark, hour) + 1;
	} while (count >> HOUR_COUNT_BITS == 0
		&& !encharge_shared_replace(word, &old, pack_count(mark, hour, count, HOUR_COUNT_BITS)));
}

uint32_t encharge_hour_count(const encharge_shared_word *word, uint64_t mark, int64_t hour)
{
	return hour_count_in(encharge_shared_load(word), mark, hour);
}

static uint64_t pack_minute(int64_t begin, uint64_t count)
{
	return (uint64_t) begin << MINUTE_COUNT_BITS | count;
}

static int64_t minute_in(uint64_t value)
{
	return (int64_t) (value >> MINUTE_COUNT_BITS);
}

static uint32_t minute_count_in(uint64_t value, int64_t now)
{
	int64_t passed = now - minute_in(value);

	return passed >= -LAG && passed < MINUTE ? (uint32_t) lowest_bits(value, MINUTE_COUNT_BITS) : 0;
}

void encharge_minute_count_up(encharge_shared_word *word, int64_t now, uint32_t limit)
{
	uint64_t old = encharge_shared_load(word);
	uint32_t count;
	int64_t begin;

	do {
		count = minute_count_in(old, now) + 1;
		begin = count == 1 || count > limit ? now : minute_in(old);
	} while (count <= limit + 1 && !encharge_shared_replace(word, &old, pack_minute(begin, count)));
}

uint32_t encharge_minute_shut_for(const encharge_shared_word *word, int64_t now, uint32_t limit)
{
	uint64_t value = encharge_shared_load(word);
	int64_t left = minute_in(value) + MINUTE - now;

	if (minute_count_in(value, now) <= limit) {
		return 0;
	}
	return left < MINUTE ? (uint32_t) left : MINUTE;
}

void encharge_marked_time_set_once(encharge_shared_word *word, uint64_t mark, int64_t now)
{
	uint64_t old = encharge_shared_load(word);

	/* A word that is all zero was set for no mark, not even for mark 0. */
	if (old == 0 || old >> MARK_SHIFT != mark) {
		encharge_shared_replace(word, &old, pack_count(mark, now, 0, 0));
	}
}

int64_t encharge_marked_time(const encharge_shared_word *word, uint64_t mark, int64_t instead)
{
	uint64_t value = encharge_shared_load(word);

	return value != 0 && value >> MARK_SHIFT == mark ? (int64_t) time_in(value, 0) : instead;
}
