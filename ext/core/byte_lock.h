#ifndef ENCHARGE_BYTE_LOCK_H
#define ENCHARGE_BYTE_LOCK_H

/*
 * Places of which as many can be held at once as the file has bytes to lock: the
 * kernel frees a place whatever becomes of the process that holds it.
 */

/*
 * Takes a free place of 0 to count - 1 in the file at path, which has to be there.
 * Returns the descriptor that holds it until it is closed; -1 with errno EAGAIN
 * if none is free or somebody waits for one, or the errno of what failed.
 */
int encharge_byte_lock_take(const char *path, unsigned count);

/* The same, and waits so long for one to become free, or until a signal comes: it goes to nobody who does not wait. */
int encharge_byte_lock_wait(const char *path, unsigned count, unsigned milliseconds);

#endif
