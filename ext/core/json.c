#include "json.h"

#include "json_scan.h"

#include <locale.h>
#include <stdlib.h>

/* The bytes have been scanned: what is refused here is no JSON, or there is no memory. */
static encharge_code load_tree(encharge_bytes text, encharge_json_mode mode, json_t **out)
{
	json_error_t error;

	*out = json_loadb(text.data, text.length, mode == ENCHARGE_JSON_STRICT ? JSON_REJECT_DUPLICATES : 0, &error);
	if (*out != NULL) {
		return ENCHARGE_OK;
	}
	return json_error_code(&error) == json_error_out_of_memory ? ENCHARGE_INTERNAL_ERROR : ENCHARGE_INVALID_JSON;
}

/*
 * Makes C's locale the thread's, for Jansson reads and writes reals by the locale, and ends the process where its
 * decimal point is no single byte. Returns false if there is no memory.
 */
static bool enter_c_locale(locale_t *c_locale, locale_t *callers)
{
	*c_locale = newlocale(LC_ALL_MASK, "C", (locale_t) 0);
	if (*c_locale == (locale_t) 0) {
		return false;
	}
	*callers = uselocale(*c_locale);
	return true;
}

static void leave_c_locale(locale_t c_locale, locale_t callers)
{
	uselocale(callers);
	freelocale(c_locale);
}

encharge_code encharge_json_parse(encharge_bytes text, encharge_json_mode mode, json_t **out)
{
	encharge_code code;
	encharge_bytes scanned;
	char *memory;
	locale_t c_locale, callers;

	*out = NULL;
	if (text.length == 0) {
		return ENCHARGE_INVALID_JSON;
	}

	if (!enter_c_locale(&c_locale, &callers)) {
		return ENCHARGE_INTERNAL_ERROR;
	}
	code = encharge_json_scan(text, mode, &scanned, &memory);
	if (code == ENCHARGE_OK) {
		code = load_tree(scanned, mode, out);
	}
	leave_c_locale(c_locale, callers);
	free(memory);
	return code;
}

char *encharge_json_text(const json_t *value)
{
	locale_t c_locale, callers;
	char *text;

	if (!enter_c_locale(&c_locale, &callers)) {
		return NULL;
	}
	text = json_dumps(value, JSON_COMPACT);
	leave_c_locale(c_locale, callers);
	return text;
}
