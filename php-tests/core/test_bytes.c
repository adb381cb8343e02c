#include "test.h"

#include <stdlib.h>

static bool repairs(const char *broken, const char *repaired)
{
	size_t length;
	char *copy = encharge_utf8_repair(exact(broken), &length);
	bool same = length == strlen(repaired) && strcmp(copy, repaired) == 0;

	free(copy);
	return same;
}

static bool plain(const char *text, size_t capacity, const char *expected)
{
	char out[64];
	size_t length = encharge_plain_text(exact(text), exact("s<b>t"), out, capacity);

	return length == strlen(expected) && strcmp(out, expected) == 0;
}

static void test_bad_utf8_is_replaced(void)
{
	CHECK(repairs("", ""));
	CHECK(repairs("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z", "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z"));
	CHECK(repairs("\x80", "\xEF\xBF\xBD"));
	CHECK(repairs("a\xC3", "a\xEF\xBF\xBD"));
	CHECK(repairs("a\xC3(", "a\xEF\xBF\xBD("));
	/* Each maximal subpart is replaced once (Unicode 15, table 3-8). */
	CHECK(repairs("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\x41"));
	/* Overlong forms, surrogates and what lies beyond U+10FFFF are no UTF-8. */
	CHECK(repairs("\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"));
	CHECK(repairs("\xE0\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
	CHECK(repairs("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
	CHECK(repairs("\xF0\x8F\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
	CHECK(repairs("\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
	CHECK(repairs("\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF"));
	CHECK(repairs("\xFF\xFE", "\xEF\xBF\xBD\xEF\xBF\xBD"));
}

static void test_plain_text_has_no_markup_and_fits(void)
{
	CHECK(plain("", 64, ""));
	CHECK(plain("User not logged in", 64, "User not logged in"));
	CHECK(plain("<b>No</b> such <a href=\"x\">person</a><!-- c -->", 64, "No such person"));
	CHECK(plain("1 < 2 and 3 > 2", 64, "1 < 2 and 3 > 2"));
	CHECK(plain("cut <b", 64, "cut <b"));
	CHECK(plain("a\r\nb\x01\x7F\xC2\x85"
				"c",
		64, "a  b   c"));
	CHECK(plain("bad \xFF byte", 64, "bad \xEF\xBF\xBD byte"));
	CHECK(plain("abcd", 5, "abcd"));
	CHECK(plain("abcde", 5, "abcd"));
	CHECK(plain("abc\xC3\xA9", 6, "abc\xC3\xA9"));
	CHECK(plain("abc\xC3\xA9", 5, "abc"));
	CHECK(plain("a", 1, ""));
	CHECK(plain("a s<b>ts<b>t b", 64, "a ****** b"));
	CHECK(plain("a s<b>", 64, "a s"));
	CHECK(plain("a s<b>t", 5, "a "));
}

void test_bytes(void)
{
	encharge_bytes trimmed = encharge_bytes_trim(exact(" \t\r\n a b \n"));
	char secret[4] = {'k', 'e', 'y', '!'};

	CHECK(encharge_bytes_equal(exact("ab"), exact("ab")));
	CHECK(!encharge_bytes_equal(exact("ab"), exact("aB")));
	CHECK(!encharge_bytes_equal(exact("ab"), exact("abc")));
	CHECK(encharge_bytes_equal((encharge_bytes){NULL, 0}, exact("")));
	CHECK(encharge_bytes_equal_ascii_ci(exact("Bearer"), exact("bEARER")));
	CHECK(!encharge_bytes_equal_ascii_ci(exact("bearer"), exact("bearet")));
	CHECK(!encharge_bytes_equal_ascii_ci(exact("["), exact("{")));
	CHECK(encharge_bytes_equal(trimmed, exact("a b")));
	CHECK(encharge_bytes_trim(exact(" \t ")).length == 0);
	CHECK(encharge_bytes_trim((encharge_bytes){NULL, 0}).length == 0);
	CHECK(encharge_hex_value('0') == 0 && encharge_hex_value('9') == 9);
	CHECK(encharge_hex_value('a') == 10 && encharge_hex_value('F') == 15);
	CHECK(encharge_hex_value('g') == -1 && encharge_hex_value('/') == -1 && encharge_hex_value(':') == -1);
	encharge_wipe(secret, sizeof(secret));
	CHECK(memcmp(secret, "\0\0\0\0", sizeof(secret)) == 0);
	test_bad_utf8_is_replaced();
	test_plain_text_has_no_markup_and_fits();
}
