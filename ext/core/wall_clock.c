#include "wall_clock.h"

#include <stddef.h>
#include <sys/time.h>

int64_t encharge_microseconds(void)
{
	struct timeval now;

	gettimeofday(&now, NULL);

	return (int64_t) now.tv_sec * 1000000 + now.tv_usec;
}
