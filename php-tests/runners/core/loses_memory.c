#include "test.h"

#include <stdlib.h>

static void *volatile memory;

void test_bytes(void)
{
	memory = malloc(1);
	CHECK(memory != NULL);
	memory = NULL;
}
