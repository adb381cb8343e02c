#include "test.h"

#include "contacts.h"

#include <stdio.h>
#include <stdlib.h>

static const encharge_parameter absent = {ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};
static const encharge_parameter array = {ENCHARGE_PARAMETER_ARRAY, {NULL, 0}};

static encharge_parameter text(const char *value)
{
	return (encharge_parameter){ENCHARGE_PARAMETER_TEXT, exact(value)};
}

typedef encharge_code (*reader)(encharge_bytes body, encharge_parameter contact_id, encharge_people *out);

/* Whether a body is read to exactly these contacts, joined by spaces. */
static bool names(reader read, const char *body, encharge_parameter contact_id, const char *expected)
{
	char joined[256] = "";
	encharge_people contacts = {0};
	encharge_code code = read(exact(body), contact_id, &contacts);

	for (size_t i = 0; i < contacts.count; i++) {
		strcat(strcat(joined, i > 0 ? " " : ""), contacts.items[i].id.text);
	}
	encharge_people_free(&contacts);
	return code == ENCHARGE_OK && strcmp(joined, expected) == 0;
}

static encharge_code code_of(reader read, encharge_bytes body, encharge_parameter contact_id)
{
	encharge_people contacts = {0};
	encharge_code code = read(body, contact_id, &contacts);

	encharge_people_free(&contacts);
	return code;
}

static void test_a_json_body_names_contacts(void)
{
	static const char *const invalid[] = {
		"{\"id\":null}",
		"{\"id\":\"\"}",
		"{\"id\":true}",
		"{\"id\":1.5}",
		"{\"id\":[]}",
		"{\"id\":{}}",
		"{\"id\":\"a b\"}",
		"{\"id\":null,\"endUserData\":[{\"id\":\"a\"}]}",
		"{\"endUserData\":null}",
		"{\"endUserData\":{\"id\":\"a\"}}",
		"{\"endUserData\":\"a\"}",
		"{\"endUserData\":[{}]}",
		"{\"endUserData\":[{\"id\":\"a\"},\"b\"]}",
		"{\"endUserData\":[{\"id\":\"\"}]}",
	};
	reader json = encharge_contacts_from_json;

	for (size_t i = 0; i < sizeof(invalid) / sizeof(invalid[0]); i++) {
		CHECK(code_of(json, exact(invalid[i]), text("q")) == ENCHARGE_INVALID_CONTACT);
	}
	CHECK(code_of(json, exact("{\"endUserData\":[]}"), text("q")) == ENCHARGE_MISSING_CONTACT);
	CHECK(code_of(json, exact("[{\"id\":\"a\"}]"), text("q")) == ENCHARGE_INVALID_JSON);
	CHECK(code_of(json, exact("{\"id\":\"a\",\"id\":\"a\"}"), text("q")) == ENCHARGE_INVALID_JSON);
	CHECK(names(json, "{\"id\":\"a\"}", text("q"), "a"));
	CHECK(names(json, "{\"id\":42}", absent, "42"));
	CHECK(names(json, "{\"id\":123456789012345678901234567890}", absent, "123456789012345678901234567890"));
	CHECK(names(json, "{\"endUserData\":[{\"id\":\"b\"},{\"id\":7},{\"id\":\"b\"}]}", text("q"), "b 7"));
	CHECK(names(json, "{\"id\":\"a\",\"endUserData\":[{\"id\":\"b\"}]}", absent, "a"));
}

static void test_a_form_or_the_query_names_a_contact(void)
{
	reader form = encharge_contacts_from_form, json = encharge_contacts_from_json;

	CHECK(names(form, "id=a%40b", text("q"), "a@b"));
	CHECK(code_of(form, exact("id="), text("q")) == ENCHARGE_INVALID_CONTACT);
	CHECK(code_of(form, exact("id[]=a"), text("q")) == ENCHARGE_INVALID_CONTACT);
	CHECK(code_of(form, exact("x=y"), absent) == ENCHARGE_MISSING_CONTACT);
	CHECK(code_of(form, (encharge_bytes){NULL, 0}, absent) == ENCHARGE_MISSING_CONTACT);
	CHECK(names(form, "x=y", text("q"), "q"));
	CHECK(names(json, "{}", text("q"), "q"));
	CHECK(code_of(json, exact("{}"), text("")) == ENCHARGE_INVALID_CONTACT);
	CHECK(code_of(json, exact("{}"), array) == ENCHARGE_INVALID_CONTACT);
	CHECK(code_of(json, exact("{}"), absent) == ENCHARGE_MISSING_CONTACT);
}

static void test_of_a_person_twice_the_later_state_counts(void)
{
	encharge_bytes body = exact("{\"endUserData\":[{\"id\":\"a\",\"n\":1},{\"id\":\"b\"},{\"id\":\"a\",\"n\":2}]}");
	encharge_people contacts = {0};

	CHECK(encharge_contacts_from_json(body, absent, &contacts) == ENCHARGE_OK);
	CHECK(contacts.count == 2);
	CHECK(json_integer_value(json_object_get(contacts.items[0].fields, "n")) == 2);
	encharge_people_free(&contacts);
}

/* Reads endUserData of that many distinct persons, and the first once more at the end. */
static encharge_code many(int count)
{
	char *body = malloc((size_t) count * 16 + 64), *at = body;
	encharge_code code;

	at += sprintf(at, "{\"endUserData\":[");
	for (int i = 0; i < count; i++) {
		at += sprintf(at, "{\"id\":\"p%d\"},", i);
	}
	sprintf(at, "{\"id\":\"p0\"}]}");
	code = code_of(encharge_contacts_from_json, exact(body), absent);
	free(body);
	return code;
}

void test_contacts(void)
{
	test_a_json_body_names_contacts();
	test_a_form_or_the_query_names_a_contact();
	test_of_a_person_twice_the_later_state_counts();
	CHECK(many(ENCHARGE_CONTACTS_MAX) == ENCHARGE_OK);
	CHECK(many(ENCHARGE_CONTACTS_MAX + 1) == ENCHARGE_PAYLOAD_TOO_LARGE);
}
