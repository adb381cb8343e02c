#ifndef ENCHARGE_BINDING_DIGESTS_H
#define ENCHARGE_BINDING_DIGESTS_H

#include "php.h"

#include "core/access_key.h"

/* Sets *digest to PHP's own SHA-256 of text, which is borrowed. Allocates nothing, so it cannot bail out. */
void encharge_sha256(encharge_bytes text, encharge_digest *digest);

/* Returns a new string of 64 hexadecimal digits. */
zend_string *encharge_digest_to_string(const encharge_digest *digest);

/*
 * Reads the argument number arg_num (from 1) of the PHP method that runs,
 * list<string> of hexadecimal digests.
 *
 * Returns as many digests as the list has members, to be efree'd by the
 * caller; NULL, with a ValueError pending, if it holds anything else.
 */
encharge_digest *encharge_digests_from_array(HashTable *list, uint32_t arg_num);

#endif
