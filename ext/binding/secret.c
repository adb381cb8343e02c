#include "secret.h"

void encharge_release_secret(zend_string *secret)
{
	if (secret) {
		ZEND_SECURE_ZERO(ZSTR_VAL(secret), ZSTR_LEN(secret));
		zend_string_efree(secret);
	}
}
