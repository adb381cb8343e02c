#include "registration.h"

#include "binding/digests.h"

#include "ext/random/php_random.h"
#include "zend_attributes.h"

#include "AccessKey_arginfo.h"

void encharge_register_access_key(void)
{
	register_class_Encharge_Webhooks_AccessKey();
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
	RETVAL_STR(encharge_digest_to_string(&random));
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
	RETURN_STR(encharge_digest_to_string(&digest));
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
