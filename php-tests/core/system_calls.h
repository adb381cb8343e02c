#ifndef ENCHARGE_TEST_SYSTEM_CALLS_H
#define ENCHARGE_TEST_SYSTEM_CALLS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The linker leads the calls by which the core changes a disk here (run: --wrap),
 * so that one of them can fail: openat(), write(), fdatasync(), fsync(), linkat(),
 * renameat(), renameat2(), getentropy() and flock().
 */

/* Has the nth such call from now on fail with that errno, 1 being the next; the others succeed. 0: none fails. */
void fail_system_call(size_t nth, int error);

/* Has so many of them fail, from the nth on. */
void fail_system_calls(size_t nth, size_t count, int error);

/* Whether the last one that is to fail has been reached. */
bool has_system_call_failed(void);

/* Calls of fdatasync() and fsync() since the last fail_system_call(). */
size_t count_syncs(void);

/* Calls of readdir(), which never fails, since then. */
size_t count_names_read(void);

#endif
