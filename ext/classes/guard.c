#include "guard.h"

#include "php_encharge.h"
#include "client.h"

ZEND_METHOD(Encharge_Webhooks_Guard, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Guard, enter)
{
	ZEND_PARSE_PARAMETERS_NONE();

	zend_throw_error(NULL, "The guard was not called for this request");
}

ZEND_METHOD(Encharge_Webhooks_Guard, webhook)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Guard, fetch)
{
	zval *client;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(client, encharge_ce_Client)
	ZEND_PARSE_PARAMETERS_END();
}

ZEND_METHOD(Encharge_Webhooks_Guard, timing)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Guard, inspect)
{
	zend_string *file;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_PATH_STR(file)
	ZEND_PARSE_PARAMETERS_END();

	array_init(return_value);
	add_assoc_string(return_value, "state", "missing");
}

ZEND_METHOD(Encharge_Webhooks_Guard, path)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_EMPTY_STRING();
}
