#include "digests.h"

#include "ext/hash/php_hash.h"
#include "ext/hash/php_hash_sha.h"

void encharge_sha256(encharge_bytes text, encharge_digest *digest)
{
	PHP_SHA256_CTX context;

	PHP_SHA256Init(&context);
	PHP_SHA256Update(&context, (const unsigned char *) text.data, text.length);
	PHP_SHA256Final(digest->bytes, &context);
	/* The context buffers the end of the text, which may be a key. */
	encharge_wipe(&context, sizeof(context));
}

zend_string *encharge_digest_to_string(const encharge_digest *digest)
{
	zend_string *hex = zend_string_alloc(64, false);

	encharge_digest_to_hex(digest, ZSTR_VAL(hex));
	ZSTR_VAL(hex)[64] = '\0';

	return hex;
}

encharge_digest *encharge_digests_from_array(HashTable *list, uint32_t arg_num)
{
	encharge_digest *digests = safe_emalloc(zend_hash_num_elements(list), sizeof(*digests), 1), *next = digests;
	bool valid = zend_array_is_list(list);
	zval *hex;

	ZEND_HASH_FOREACH_VAL(list, hex) {
		ZVAL_DEREF(hex);
		valid = valid && Z_TYPE_P(hex) == IS_STRING
			&& encharge_digest_from_hex(next++, (encharge_bytes){Z_STRVAL_P(hex), Z_STRLEN_P(hex)});
	}
	ZEND_HASH_FOREACH_END();

	if (!valid) {
		efree(digests);
		zend_argument_value_error(arg_num, "must be a list of SHA-256 digests of 64 hexadecimal digits each");
		return NULL;
	}
	return digests;
}
