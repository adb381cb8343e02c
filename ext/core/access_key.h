#ifndef ENCHARGE_ACCESS_KEY_H
#define ENCHARGE_ACCESS_KEY_H

#include "bytes.h"

#include <stdint.h>

/* The SHA-256 (FIPS 180-4) of an access key, which the caller of the core makes. */
typedef struct encharge_digest {
	uint8_t bytes[32];
} encharge_digest;

/* Reads 64 hexadecimal digits of either case. Returns false, with *digest undefined, for anything else. */
bool encharge_digest_from_hex(encharge_digest *digest, encharge_bytes hex);

/* Writes 64 lower-case hexadecimal digits, without a NUL. */
void encharge_digest_to_hex(const encharge_digest *digest, char hex[64]);

/*
 * Returns the position of the first digest that equals presented; -1 if none
 * does. It takes the same time whichever does and whether one does.
 *
 * count is 0 to INT_MAX; with 0 nothing matches.
 */
int encharge_access_key_find(const encharge_digest *presented, const encharge_digest *digests, size_t count);

#endif
