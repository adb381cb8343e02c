#include "access_key.h"

bool encharge_digest_from_hex(encharge_digest *digest, encharge_bytes hex)
{
	if (hex.length != 2 * sizeof(digest->bytes)) {
		return false;
	}
	for (size_t i = 0; i < sizeof(digest->bytes); i++) {
		int high = encharge_hex_value(hex.data[2 * i]), low = encharge_hex_value(hex.data[2 * i + 1]);

		if (high < 0 || low < 0) {
			return false;
		}
		digest->bytes[i] = (uint8_t) (high * 16 + low);
	}
	return true;
}

void encharge_digest_to_hex(const encharge_digest *digest, char hex[64])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof(digest->bytes); i++) {
		hex[2 * i] = digits[digest->bytes[i] >> 4];
		hex[2 * i + 1] = digits[digest->bytes[i] & 0x0F];
	}
}

/* Returns 1 if they are equal, else 0. The volatile keeps compilers from making an early exit of the loop. */
static uint32_t are_equal(const encharge_digest *a, const encharge_digest *b)
{
	volatile uint8_t difference = 0;

	for (size_t i = 0; i < sizeof(a->bytes); i++) {
		difference |= a->bytes[i] ^ b->bytes[i];
	}
	return ((uint32_t) difference - 1) >> 31;
}

int encharge_access_key_find(const encharge_digest *presented, const encharge_digest *digests, size_t count)
{
	volatile uint32_t found = 0, position = 0;

	for (size_t i = 0; i < count; i++) {
		uint32_t take = are_equal(presented, &digests[i]) & ~found;

		/* The mask is all ones where the position is to be taken, else all zeros, so nothing branches. */
		uint32_t mask = 0 - take;
		position = (position & ~mask) | ((uint32_t) i & mask);
		found |= take;
	}
	/* This is position if a digest was found, else -1, and does not branch either. */
	return (int) ((position + 1) & (0 - found)) - 1;
}
