#ifndef ENCHARGE_SHARED_COUNT_H
#define ENCHARGE_SHARED_COUNT_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * Counts in memory that processes share, each one word that is changed as a
 * whole: whoever is killed, nothing is left half done. A count carries the mark
 * of whose it is and the time that it is of; for another mark or time it is 0.
 * So none has to be emptied.
 */
_Static_assert(ATOMIC_LLONG_LOCK_FREE == 2, "processes cannot share the lock that a 64-bit atomic has here");

typedef _Atomic uint64_t encharge_shared_word;

#define ENCHARGE_MARK_BITS 14

/* Returns what is in the word. */
static inline uint64_t encharge_shared_load(const encharge_shared_word *word)
{
	return atomic_load_explicit(word, memory_order_relaxed);
}

/* Overwrites what is in the word. */
static inline void encharge_shared_store(encharge_shared_word *word, uint64_t value)
{
	atomic_store_explicit(word, value, memory_order_relaxed);
}

/* Stores value if *expected is there. Otherwise it returns false, and sets *expected to what is there. */
static inline bool encharge_shared_replace(encharge_shared_word *word, uint64_t *expected, uint64_t value)
{
	return atomic_compare_exchange_strong_explicit(word, expected, value, memory_order_relaxed, memory_order_relaxed);
}

/* The first counts one up, to 2^30 - 1 at most, the second returns the count. hour is in hours of Unix time. */
void encharge_hour_count_up(encharge_shared_word *word, uint64_t mark, int64_t hour);
uint32_t encharge_hour_count(const encharge_shared_word *word, uint64_t mark, int64_t hour);

/*
 * Counts up to limit + 1 within a minute, which the first begins. The one over
 * limit begins another minute, throughout which the count stays: how many
 * seconds are left of that, 1 to 60, is what shut_for tells; 0 if there were no
 * more than limit. Such a count has no mark. now is Unix time; limit is below
 * 2^13.
 */
void encharge_minute_count_up(encharge_shared_word *word, int64_t now, uint32_t limit);
uint32_t encharge_minute_shut_for(const encharge_shared_word *word, int64_t now, uint32_t limit);

/*
 * A time with a mark: the first sets it unless a time of this mark is there; the
 * second returns it, or instead if none of this mark is there. Unix time.
 */
void encharge_marked_time_set_once(encharge_shared_word *word, uint64_t mark, int64_t now);
int64_t encharge_marked_time(const encharge_shared_word *word, uint64_t mark, int64_t instead);

#endif
