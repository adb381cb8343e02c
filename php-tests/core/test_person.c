#include "test.h"

#include "person.h"

static bool is_id(encharge_bytes text)
{
	encharge_contact_id id;

	return encharge_contact_id_set(&id, text) && encharge_bytes_equal((encharge_bytes){id.text, id.length}, text);
}

static void test_a_contact_id_is_text_or_an_integer(void)
{
	CHECK(is_id(exact("6558a3b5-3a9c-4c39-9a3c-0f2f6b0a7f11")));
	CHECK(is_id(exact("a.b_c:d@e+f-9Z")));
	CHECK(is_id(encharge_repeat("x", ENCHARGE_CONTACT_ID_MAX)));
	CHECK(!is_id(encharge_repeat("x", ENCHARGE_CONTACT_ID_MAX + 1)));
	CHECK(!is_id(exact("")));
	CHECK(!is_id(exact("a b")));
	CHECK(!is_id(exact("a/b")));
	CHECK(!is_id(exact("a\xC3\xA9")));
	CHECK(!is_id(encharge_exact("a\0b", 3)));
	CHECK(!is_id((encharge_bytes){NULL, 0}));
}

static void test_a_contact_id_has_only_its_characters(void)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:@+-";

	for (int byte = 0; byte < 256; byte++) {
		const char text[] = {(char) byte};

		CHECK(is_id(encharge_exact(text, 1)) == (memchr(allowed, byte, sizeof(allowed) - 1) != NULL));
	}
}

static void test_who_has_no_id_is_left_out_of_an_answer(void)
{
	encharge_people people = {0};

	CHECK(encharge_people_parse(
			  exact("{\"users\":[{\"id\":\"a\",\"x\":1,\"x\":2},{\"id\":null},7,{\"email\":\"e\"},{\"id\":12}]}"),
			  &people)
		== ENCHARGE_OK);
	CHECK(people.count == 2 && people.is_incomplete);
	CHECK(strcmp(people.items[0].id.text, "a") == 0);
	CHECK(json_integer_value(json_object_get(people.items[0].fields, "x")) == 2);
	CHECK(strcmp(people.items[1].id.text, "12") == 0 && people.items[1].id.length == 2);
	encharge_person_release(&people.items[1]);
	CHECK(people.items[1].fields == NULL);
	encharge_people_free(&people);
	CHECK(people.items == NULL && people.count == 0);

	CHECK(encharge_people_parse(exact("{\"users\":[{\"id\":\"a\"}]}"), &people) == ENCHARGE_OK);
	CHECK(people.count == 1 && !people.is_incomplete);
	encharge_people_free(&people);

	CHECK(encharge_people_parse(exact("{\"users\":[]}"), &people) == ENCHARGE_OK && people.count == 0);
	CHECK(!people.is_incomplete);
	encharge_people_free(&people);
	CHECK(encharge_people_parse(exact("{\"people\":[]}"), &people) == ENCHARGE_INVALID_JSON);
	CHECK(encharge_people_parse(exact("{\"users\":{}}"), &people) == ENCHARGE_INVALID_JSON);
	CHECK(encharge_people_parse(exact("[]"), &people) == ENCHARGE_INVALID_JSON);
	CHECK(encharge_people_parse(exact("<html>"), &people) == ENCHARGE_INVALID_JSON);
	CHECK(people.items == NULL && people.count == 0);
}

/* Whether a person with that JSON value of "tags" has these tags, joined by "|". */
static bool has_tags(const char *value, const char *expected)
{
	char json[256] = "{\"users\":[{\"id\":\"a\",\"tags\":", joined[256] = "";
	encharge_people people;
	const char *tag;
	json_t *tags, *item;

	strcat(strcat(json, value), "}]}");
	if (encharge_people_parse(exact(json), &people) != ENCHARGE_OK) {
		return false;
	}
	tags = encharge_person_tags(&people.items[0]);
	json_object_foreach(tags, tag, item) {
		strcat(strcat(joined, joined[0] != '\0' ? "|" : ""), tag);
	}
	json_decref(tags);
	encharge_people_free(&people);
	return strcmp(joined, expected) == 0;
}

static void test_tags_are_split_trimmed_and_distinct(void)
{
	CHECK(has_tags("\"b,a\"", "b|a"));
	CHECK(has_tags("\" b , a b ,,\\t, c\"", "b|a b|c"));
	CHECK(has_tags("\"b,a,b, a\"", "b|a"));
	CHECK(has_tags("\"A,a\"", "A|a"));
	CHECK(has_tags("\"\"", ""));
	CHECK(has_tags("\",\"", ""));
	CHECK(has_tags("null", ""));
	CHECK(has_tags("7", ""));
	CHECK(has_tags("[\"b\",\"a, c\",7,null]", "b|a|c"));
}

static void test_an_address_is_text_that_is_not_empty(void)
{
	encharge_people people;

	CHECK(encharge_people_parse(exact("{\"users\":[{\"id\":1,\"email\":\" "
									  "A@b.c\"},{\"id\":2,\"email\":\"\"},{\"id\":3,\"email\":4},{\"id\":4}]}"),
			  &people)
		== ENCHARGE_OK);
	CHECK(encharge_bytes_equal(encharge_person_email(&people.items[0]), exact(" A@b.c")));
	CHECK(encharge_person_email(&people.items[1]).data == NULL && encharge_person_email(&people.items[1]).length == 0);
	CHECK(encharge_person_email(&people.items[2]).data == NULL);
	CHECK(encharge_person_email(&people.items[3]).data == NULL);
	encharge_people_free(&people);
}

void test_person(void)
{
	test_a_contact_id_is_text_or_an_integer();
	test_a_contact_id_has_only_its_characters();
	test_who_has_no_id_is_left_out_of_an_answer();
	test_tags_are_split_trimmed_and_distinct();
	test_an_address_is_text_that_is_not_empty();
}
