#include "test.h"

#include "json.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

static bool is_pashto;

/* This function stands before libc's, for the test of a locale that the machine need not have. */
struct lconv *localeconv(void)
{
	static char arabic[] = "\xD9\xAB", plain[] = ".";
	static struct lconv conventions;

	conventions.decimal_point = is_pashto && uselocale((locale_t) 0) == LC_GLOBAL_LOCALE ? arabic : plain;
	return &conventions;
}

static encharge_code parse(encharge_json_mode mode, encharge_bytes text)
{
	json_t *root;
	encharge_code code = encharge_json_parse(text, mode, &root);

	CHECK((root != NULL) == (code == ENCHARGE_OK));
	json_decref(root);
	return code;
}

static encharge_code strict(const char *text)
{
	return parse(ENCHARGE_JSON_STRICT, exact(text));
}

static encharge_code tolerant(const char *text)
{
	return parse(ENCHARGE_JSON_TOLERANT, exact(text));
}

/* Whether text, read, is written as expected (Jansson's compact form, names in their order). */
static bool reads(encharge_json_mode mode, const char *text, const char *expected)
{
	json_t *root;
	encharge_code code = encharge_json_parse(exact(text), mode, &root);
	char *written = code == ENCHARGE_OK ? json_dumps(root, JSON_COMPACT) : NULL;
	bool same = written != NULL && strcmp(written, expected) == 0;

	free(written);
	json_decref(root);
	return same;
}

static bool both_read(const char *text, const char *expected)
{
	return reads(ENCHARGE_JSON_STRICT, text, expected) && reads(ENCHARGE_JSON_TOLERANT, text, expected);
}

static void test_what_is_no_json_is_refused(void)
{
	static const char *const broken[] = {
		"",
		" ",
		"x",
		"{",
		"}",
		"]",
		"[1",
		"[1,]",
		"{\"a\"}",
		"{\"a\":}",
		"{a:1}",
		"{'a':1}",
		"[1] x",
		"[1][2]",
		"[01]",
		"[-]",
		"[1.]",
		"[.5]",
		"[1e]",
		"[1e+]",
		"[+1]",
		"[\"\\",
		"[\"\\u12",
		"[\"\\uD800",
		"[\"\\x\"]",
		"[\"a\nb\"]",
		"[\"a",
		"[nul]",
		"[TRUE]",
		"[truefalse]",
		"[NaN]",
		"[Infinity]",
		"1",
		"\"a\"",
		"null",
		"\xEF\xBB\xBF[1]",
		"[1]//c",
	};

	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		CHECK(strict(broken[i]) == ENCHARGE_INVALID_JSON);
		CHECK(tolerant(broken[i]) == ENCHARGE_INVALID_JSON);
	}
	CHECK(parse(ENCHARGE_JSON_STRICT, encharge_exact("[1]\0", 4)) == ENCHARGE_INVALID_JSON);
	CHECK(parse(ENCHARGE_JSON_STRICT, encharge_exact("[\"a\0b\"]", 7)) == ENCHARGE_INVALID_JSON);
	CHECK(both_read(" { \"a\" : [ 1 , -2.5 , true , null , \"\\\"\\\\\\/\\n\" ] } ",
		"{\"a\":[1,-2.5,true,null,\"\\\"\\\\/\\n\"]}"));
	CHECK(both_read("[]", "[]"));
	CHECK(strict("{\"a\":1,\"a\":2}") == ENCHARGE_INVALID_JSON);
	CHECK(strict("{\"b\":{\"a\":1,\"\\u0061\":2}}") == ENCHARGE_INVALID_JSON);
	CHECK(reads(ENCHARGE_JSON_TOLERANT, "{\"a\":1,\"a\":2}", "{\"a\":2}"));
}

static void test_text_becomes_utf8(void)
{
	CHECK(both_read("[\"\\uD83D\\uDE00\"]", "[\"\xF0\x9F\x98\x80\"]"));
	CHECK(both_read("[\"a\\uD83D\"]", "[\"a\xEF\xBF\xBD\"]"));
	CHECK(both_read("[\"\\uD83Dz\"]", "[\"\xEF\xBF\xBDz\"]"));
	CHECK(both_read("[\"\\uDE00\\uD83D\"]", "[\"\xEF\xBF\xBD\xEF\xBF\xBD\"]"));
	CHECK(both_read("[\"\\uD83D\\uD83D\\uDE00\"]", "[\"\xEF\xBF\xBD\xF0\x9F\x98\x80\"]"));
	CHECK(both_read("[\"\\uD83D\\u0041\"]",
		"[\"\xEF\xBF\xBD"
		"A\"]"));
	CHECK(both_read("[\"a\\u0000b\"]",
		"[\"a\xEF\xBF\xBD"
		"b\"]"));
	CHECK(both_read("{\"\\u0000\":1}", "{\"\xEF\xBF\xBD\":1}"));
	CHECK(both_read("[\"\\\\ud800\"]", "[\"\\\\ud800\"]"));
	CHECK(both_read("[\"\\\"\\ud800\\\"\"]", "[\"\\\"\xEF\xBF\xBD\\\"\"]"));

	CHECK(strict("[\"\xFF\"]") == ENCHARGE_INVALID_JSON);
	CHECK(strict("[\"\xED\xA0\x80\"]") == ENCHARGE_INVALID_JSON);
	CHECK(strict("[\"\xC3\"]") == ENCHARGE_INVALID_JSON);
	CHECK(reads(
		ENCHARGE_JSON_TOLERANT, "[\"a\xFF\xC3\",\"\xE2\x82\"]", "[\"a\xEF\xBF\xBD\xEF\xBF\xBD\",\"\xEF\xBF\xBD\"]"));
	CHECK(tolerant("[\xFF]") == ENCHARGE_INVALID_JSON);
}

static void test_numbers_of_any_size_are_read(void)
{
	CHECK(both_read("[9223372036854775807,-9223372036854775808]", "[9223372036854775807,-9223372036854775808]"));
	CHECK(
		both_read("[9223372036854775808,-9223372036854775809]", "[\"9223372036854775808\",\"-9223372036854775809\"]"));
	CHECK(both_read("[123456789012345678901234567890]", "[\"123456789012345678901234567890\"]"));
	CHECK(both_read("[1.0,1e400,2]", "[1.0,\"1e400\",2]"));
	CHECK(both_read("{\"a\":-1.5E+999}", "{\"a\":\"-1.5E+999\"}"));
	CHECK(both_read("[1e-999]", "[0.0]"));
	CHECK(both_read("[0,-0,0.5]", "[0,0,0.5]"));
	CHECK(strict("[1.7976931348623157e308]") == ENCHARGE_OK);
	CHECK(both_read("[1.7976931348623159e308]", "[\"1.7976931348623159e308\"]"));
}

/* A number that is rewritten as text must not make JSON of what is none. */
static void test_a_number_is_one_only_where_a_value_may_stand(void)
{
	static const char *const huge[] = {"99999999999999999999", "-99999999999999999999", "1e999", "-1.5e999"};
	static const char *const broken[] = {
		"{%s:1}",
		"{ %s :1}",
		"{\"a\":1,%s:1}",
		"{\"a\":[1],%s:1}",
		"{\"a\":{},%s:1}",
		"[{%s:1}]",
		"[[],{\"a\":1,%s:1}]",
		"[1 %s]",
		"[\"a\"%s]",
		"[%s\"a\"]",
		"[%s %s]",
		"{\"a\"%s:1}",
		"{\"a\":1 %s}",
		"{\"a\":\"b\" %s}",
		"{%s}",
		"[]%s",
		"%s",
		",%s",
		":%s",
		"[:%s]",
		"[,%s]",
		"{:%s}",
		"{,%s:1}",
		"]]%s",
		"{}],%s",
	};
	static const char *const good[] = {
		"[%s]",
		"[ %s ]",
		"[1,%s]",
		"[[1],%s]",
		"[{\"a\":1},%s]",
		"{\"a\":%s}",
		"{\"a\" : %s , \"b\":%s}",
		"{\"a\":[1,%s],\"b\":%s}",
		"[{\"a\":[[]]},%s,{\"a\":%s}]",
	};
	char text[256];

	for (size_t i = 0; i < sizeof(huge) / sizeof(huge[0]); i++) {
		for (size_t j = 0; j < sizeof(broken) / sizeof(broken[0]); j++) {
			snprintf(text, sizeof(text), broken[j], huge[i], huge[i]);
			CHECK(strict(text) == ENCHARGE_INVALID_JSON && tolerant(text) == ENCHARGE_INVALID_JSON);
		}
		for (size_t j = 0; j < sizeof(good) / sizeof(good[0]); j++) {
			snprintf(text, sizeof(text), good[j], huge[i], huge[i]);
			CHECK(strict(text) == ENCHARGE_OK && tolerant(text) == ENCHARGE_OK);
		}
	}
}

static void test_a_huge_real_is_no_id(void)
{
	static const char *const ids[] = {"{\"id\":1e999}", "{ \"id\" : -1.5e999 }", "[{\"\\u0069d\":1e999}]",
		"[{\"a\":1,\"i\\u0064\":1e999}]", "{\"\\u0069\\u0064\":1e999}"};
	static const char *const others[] = {"{\"id2\":1e999}", "{\"i\":1e999}", "{\"\":1e999}", "{\"iid\":1e999}",
		"{\"ID\":1e999}", "{\"id\":[1e999]}", "{\"id\":{\"a\":1e999}}", "{\"id\":\"id\",\"a\":1e999}",
		"{\"a\":\"id\",\"b\":1e999}", "{\"i\\u0164\":1e999}", "[\"id\",1e999]"};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		CHECK(strict(ids[i]) == ENCHARGE_INVALID_JSON && tolerant(ids[i]) == ENCHARGE_OK);
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		CHECK(strict(others[i]) == ENCHARGE_OK && tolerant(others[i]) == ENCHARGE_OK);
	}
	CHECK(both_read("{\"id\":99999999999999999999}", "{\"id\":\"99999999999999999999\"}"));
	CHECK(both_read("{\"id\":\"1e999\"}", "{\"id\":\"1e999\"}"));
}

static encharge_bytes nested(size_t depth)
{
	encharge_bytes open = encharge_repeat("[", depth), text = encharge_repeat("]", 2 * depth);

	memcpy((char *) text.data, open.data, depth);
	return text;
}

static encharge_bytes list_of_nodes(size_t nodes)
{
	encharge_bytes text = encharge_repeat("1,", nodes - 1), whole = encharge_repeat("[", text.length + 1);

	memcpy((char *) whole.data + 1, text.data, text.length);
	((char *) whole.data)[whole.length - 1] = ']';
	return whole;
}

static void test_what_is_over_a_limit_is_refused(void)
{
	CHECK(parse(ENCHARGE_JSON_STRICT, nested(ENCHARGE_JSON_DEPTH_MAX)) == ENCHARGE_OK);
	CHECK(parse(ENCHARGE_JSON_STRICT, nested(ENCHARGE_JSON_DEPTH_MAX + 1)) == ENCHARGE_INVALID_JSON);
	CHECK(parse(ENCHARGE_JSON_TOLERANT, nested(ENCHARGE_JSON_DEPTH_MAX)) == ENCHARGE_OK);
	CHECK(parse(ENCHARGE_JSON_TOLERANT, nested(ENCHARGE_JSON_DEPTH_MAX + 1)) == ENCHARGE_INVALID_JSON);
	CHECK(parse(ENCHARGE_JSON_TOLERANT, encharge_repeat("[", 1000000)) == ENCHARGE_INVALID_JSON);
	/* Brackets in strings do not count. */
	CHECK(strict("[\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"]") == ENCHARGE_OK);

	CHECK(parse(ENCHARGE_JSON_STRICT, list_of_nodes(ENCHARGE_JSON_STRICT_NODES_MAX)) == ENCHARGE_OK);
	CHECK(parse(ENCHARGE_JSON_STRICT, list_of_nodes(ENCHARGE_JSON_STRICT_NODES_MAX + 1)) == ENCHARGE_INVALID_JSON);
	CHECK(parse(ENCHARGE_JSON_TOLERANT, list_of_nodes(ENCHARGE_JSON_TOLERANT_NODES_MAX)) == ENCHARGE_OK);
	CHECK(parse(ENCHARGE_JSON_TOLERANT, list_of_nodes(ENCHARGE_JSON_TOLERANT_NODES_MAX + 1)) == ENCHARGE_INVALID_JSON);
}

/* Jansson ends the process where the decimal point is of two bytes, as in ps_AF. */
static void test_the_locale_does_not_count(void)
{
	json_t *root;

	is_pashto = true;
	CHECK(encharge_json_parse(ENCHARGE_BYTES("[1.5]"), ENCHARGE_JSON_STRICT, &root) == ENCHARGE_OK);
	is_pashto = false;
	CHECK(json_real_value(json_array_get(root, 0)) == 1.5);
	CHECK(uselocale((locale_t) 0) == LC_GLOBAL_LOCALE);
	json_decref(root);
}

void test_json(void)
{
	test_what_is_no_json_is_refused();
	test_text_becomes_utf8();
	test_numbers_of_any_size_are_read();
	test_a_number_is_one_only_where_a_value_may_stand();
	test_a_huge_real_is_no_id();
	test_what_is_over_a_limit_is_refused();
	test_the_locale_does_not_count();
}
