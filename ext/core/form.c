#include "form.h"

#include <stdlib.h>
#include <string.h>

/* Takes one decoded byte off the front of *encoded, which is not empty. */
static char decode_next(encharge_bytes *encoded)
{
	char c = encoded->data[0];
	size_t taken = 1;

	if (c == '+') {
		c = ' ';
	} else if (c == '%' && encoded->length >= 3) {
		int high = encharge_hex_value(encoded->data[1]), low = encharge_hex_value(encoded->data[2]);

		if (high >= 0 && low >= 0) {
			c = (char) (high * 16 + low);
			taken = 3;
		}
	}
	encoded->data += taken;
	encoded->length -= taken;
	return c;
}

static encharge_parameter_kind match_name(encharge_bytes encoded, encharge_bytes name)
{
	for (size_t i = 0; i < name.length; i++) {
		if (encoded.length == 0 || decode_next(&encoded) != name.data[i]) {
			return ENCHARGE_PARAMETER_ABSENT;
		}
	}
	if (encoded.length == 0) {
		return ENCHARGE_PARAMETER_TEXT;
	}
	return decode_next(&encoded) == '[' ? ENCHARGE_PARAMETER_ARRAY : ENCHARGE_PARAMETER_ABSENT;
}

/* Takes the text before the next separator, and the separator, off the front of *rest. */
static encharge_bytes split_off(encharge_bytes *rest, char separator)
{
	const char *at = rest->length > 0 ? memchr(rest->data, separator, rest->length) : NULL;
	encharge_bytes head = {rest->data, at != NULL ? (size_t) (at - rest->data) : rest->length};
	size_t taken = head.length + (at != NULL);

	if (taken > 0) {
		rest->data += taken;
		rest->length -= taken;
	}
	return head;
}

encharge_code encharge_form_find(encharge_bytes form, encharge_bytes name, encharge_parameter *found, char **memory)
{
	encharge_bytes encoded = {NULL, 0};

	*found = (encharge_parameter){ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};
	*memory = NULL;
	while (form.length > 0) {
		encharge_bytes value = split_off(&form, '&');
		encharge_parameter_kind kind = match_name(split_off(&value, '='), name);

		if (kind != ENCHARGE_PARAMETER_ABSENT) {
			found->kind = kind;
			encoded = value;
		}
	}
	if (found->kind != ENCHARGE_PARAMETER_TEXT) {
		return ENCHARGE_OK;
	}

	*memory = malloc(encoded.length + 1);
	if (*memory == NULL) {
		return ENCHARGE_INTERNAL_ERROR;
	}
	found->text = (encharge_bytes){*memory, 0};
	while (encoded.length > 0) {
		(*memory)[found->text.length++] = decode_next(&encoded);
	}
	return ENCHARGE_OK;
}
