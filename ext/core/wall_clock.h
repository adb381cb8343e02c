#ifndef ENCHARGE_WALL_CLOCK_H
#define ENCHARGE_WALL_CLOCK_H

#include <stdint.h>

/* Returns Unix time in microseconds. */
int64_t encharge_microseconds(void);

#endif
