/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e14cdf08e70b90665b744253f86bb8c052d811a7 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Guard___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_enter, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_webhook, 0, 0, Encharge\\Webhooks\\Webhook, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_keyDigest, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_fetch, 0, 1, Encharge\\Webhooks\\Fetch, 1)
	ZEND_ARG_OBJ_INFO(0, client, Encharge\\Webhooks\\Client, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, contacts, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_timing, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_shutFor, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, site, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_countWrongKey, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, site, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_recent, 0, 2, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, site, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_inspect, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Guard_path arginfo_class_Encharge_Webhooks_Guard_enter


ZEND_METHOD(Encharge_Webhooks_Guard, __construct);
ZEND_METHOD(Encharge_Webhooks_Guard, enter);
ZEND_METHOD(Encharge_Webhooks_Guard, webhook);
ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest);
ZEND_METHOD(Encharge_Webhooks_Guard, fetch);
ZEND_METHOD(Encharge_Webhooks_Guard, timing);
ZEND_METHOD(Encharge_Webhooks_Guard, shutFor);
ZEND_METHOD(Encharge_Webhooks_Guard, countWrongKey);
ZEND_METHOD(Encharge_Webhooks_Guard, recent);
ZEND_METHOD(Encharge_Webhooks_Guard, inspect);
ZEND_METHOD(Encharge_Webhooks_Guard, path);


static const zend_function_entry class_Encharge_Webhooks_Guard_methods[] = {
	ZEND_ME(Encharge_Webhooks_Guard, __construct, arginfo_class_Encharge_Webhooks_Guard___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Guard, enter, arginfo_class_Encharge_Webhooks_Guard_enter, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, webhook, arginfo_class_Encharge_Webhooks_Guard_webhook, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, keyDigest, arginfo_class_Encharge_Webhooks_Guard_keyDigest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, fetch, arginfo_class_Encharge_Webhooks_Guard_fetch, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, timing, arginfo_class_Encharge_Webhooks_Guard_timing, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, shutFor, arginfo_class_Encharge_Webhooks_Guard_shutFor, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, countWrongKey, arginfo_class_Encharge_Webhooks_Guard_countWrongKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, recent, arginfo_class_Encharge_Webhooks_Guard_recent, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, inspect, arginfo_class_Encharge_Webhooks_Guard_inspect, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, path, arginfo_class_Encharge_Webhooks_Guard_path, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Guard(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Guard", class_Encharge_Webhooks_Guard_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
