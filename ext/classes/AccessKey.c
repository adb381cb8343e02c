#include "AccessKey.h"

#include "registration.h"

#include "ext/hash/php_hash.h"
#include "ext/hash/php_hash_sha.h"
#include "ext/random/php_random.h"
#include "zend_attributes.h"

#include "AccessKey_arginfo.h"

void encharge_register_access_key(void)
{
	register_class_Encharge_Webhooks_AccessKey();
}

void encharge_sha256(encharge_bytes text, encharge_digest *digest)
{
	PHP_SHA256_CTX context;

	PHP_SHA256Init(&context);
	PHP_SHA256Update(&context, (const unsigned char *) text.data, text.length);
	PHP_SHA256Final(digest->bytes, &context);
	/* It buffers the end of the key. */
	encharge_wipe(&context, sizeof(context));
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

static zend_string *hex_of(const encharge_digest *digest)
{
	zend_string *hex = zend_string_alloc(2 * sizeof(digest->bytes), 0);

	encharge_digest_to_hex(digest, ZSTR_VAL(hex));
	ZSTR_VAL(hex)[ZSTR_LEN(hex)] = '\0';
	return hex;
}

ZEND_METHOD(Encharge_Webhooks_AccessKey, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_AccessKey, generate)
{
	encharge_digest random;

	ZEND_PARSE_PARAMETERS_NONE();

	if (php_random_bytes_throw(random.bytes, sizeof(random.bytes)) == FAILURE) {
		RETURN_THROWS();
	}
	RETVAL_STR(hex_of(&random));
	encharge_wipe(&random, sizeof(random));
}

ZEND_METHOD(Encharge_Webhooks_AccessKey, digest)
{
	zend_string *key;
	encharge_digest digest;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(key)
	ZEND_PARSE_PARAMETERS_END();

	if (ZSTR_LEN(key) == 0) {
		zend_argument_value_error(1, "cannot be empty");
		RETURN_THROWS();
	}
	encharge_sha256((encharge_bytes){ZSTR_VAL(key), ZSTR_LEN(key)}, &digest);
	RETURN_STR(hex_of(&digest));
}

ZEND_METHOD(Encharge_Webhooks_AccessKey, find)
{
	zend_string *key;
	HashTable *list;
	encharge_digest presented, *digests;
	int position;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(key)
		Z_PARAM_ARRAY_HT(list)
	ZEND_PARSE_PARAMETERS_END();

	digests = encharge_digests_from_array(list, 2);
	if (!digests) {
		RETURN_THROWS();
	}
	encharge_sha256((encharge_bytes){ZSTR_VAL(key), ZSTR_LEN(key)}, &presented);
	position = encharge_access_key_find(&presented, digests, zend_hash_num_elements(list));
	efree(digests);
	if (position < 0 || ZSTR_LEN(key) == 0) {
		RETURN_NULL();
	}
	RETURN_LONG(position);
}
