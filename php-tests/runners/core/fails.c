#include "test.h"

void test_bytes(void)
{
	CHECK(1 == 2);
}
