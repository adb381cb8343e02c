#include "test.h"

#include "form.h"

#include <stdlib.h>

static bool is_text(const char *form, const char *name, const char *expected)
{
	encharge_parameter found;
	char *memory;
	encharge_code code = encharge_form_find(exact(form), exact(name), &found, &memory);
	bool same = code == ENCHARGE_OK && found.kind == ENCHARGE_PARAMETER_TEXT
		&& encharge_bytes_equal(found.text, exact(expected));

	free(memory);
	return same;
}

static bool is_kind(const char *form, const char *name, encharge_parameter_kind kind)
{
	encharge_parameter found;
	char *memory;
	encharge_code code = encharge_form_find(exact(form), exact(name), &found, &memory);

	free(memory);
	return code == ENCHARGE_OK && found.kind == kind;
}

void test_form(void)
{
	encharge_parameter found;
	char *memory;

	CHECK(is_text("id=abc", "id", "abc"));
	CHECK(is_text("a=1&id=abc&b=2", "id", "abc"));
	CHECK(is_text("id=", "id", ""));
	CHECK(is_text("id", "id", ""));
	CHECK(is_text("id=a=b", "id", "a=b"));
	CHECK(is_text("id=a+b%20c%2Bd", "id", "a b c+d"));
	CHECK(is_text("%69%64=x", "id", "x"));
	CHECK(is_text("id=%zz%4", "id", "%zz%4"));
	CHECK(is_text("id=%", "id", "%"));
	CHECK(is_text("&&id=x&&", "id", "x"));
	CHECK(is_text("id=1&id=2", "id", "2"));
	CHECK(is_text("id[]=1&id=2", "id", "2"));
	CHECK(is_kind("id=1&id[]=2", "id", ENCHARGE_PARAMETER_ARRAY));
	CHECK(is_kind("id%5B0%5D=2", "id", ENCHARGE_PARAMETER_ARRAY));
	CHECK(is_kind("", "id", ENCHARGE_PARAMETER_ABSENT));
	CHECK(is_kind("ID=1", "id", ENCHARGE_PARAMETER_ABSENT));
	CHECK(is_kind("ids=1&i=2", "id", ENCHARGE_PARAMETER_ABSENT));
	CHECK(is_kind("=id", "id", ENCHARGE_PARAMETER_ABSENT));

	CHECK(encharge_form_find(exact("k=a%00%FFb"), exact("k"), &found, &memory) == ENCHARGE_OK);
	CHECK(encharge_bytes_equal(found.text,
		encharge_exact("a\0\xFF"
					   "b",
			4)));
	free(memory);
}
