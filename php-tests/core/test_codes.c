#include "test.h"

#include "codes.h"

void test_codes(void)
{
	for (int code = ENCHARGE_OK + 1; code < ENCHARGE_CODES_END; code++) {
		const encharge_code_row *row = encharge_code_get((encharge_code) code);

		CHECK(row->status >= 400 && row->status <= 599);
		CHECK(strlen(row->message) > 0);
		CHECK(encharge_code_find(exact(row->name)) == (encharge_code) code);
	}
	CHECK(encharge_code_get(ENCHARGE_PAYLOAD_TOO_LARGE)->status == 413);
	CHECK(encharge_code_find(exact("invalid")) == ENCHARGE_OK);
	CHECK(encharge_code_find(exact("")) == ENCHARGE_OK);
}
