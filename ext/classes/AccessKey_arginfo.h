/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e0e74636a0c0e05a42ac45bccf18ab527413f273 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey_generate, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey_digest, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey_find, 0, 2, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, digests, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_AccessKey, __construct);
ZEND_METHOD(Encharge_Webhooks_AccessKey, generate);
ZEND_METHOD(Encharge_Webhooks_AccessKey, digest);
ZEND_METHOD(Encharge_Webhooks_AccessKey, find);


static const zend_function_entry class_Encharge_Webhooks_AccessKey_methods[] = {
	ZEND_ME(Encharge_Webhooks_AccessKey, __construct, arginfo_class_Encharge_Webhooks_AccessKey___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_AccessKey, generate, arginfo_class_Encharge_Webhooks_AccessKey_generate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_AccessKey, digest, arginfo_class_Encharge_Webhooks_AccessKey_digest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_AccessKey, find, arginfo_class_Encharge_Webhooks_AccessKey_find, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_AccessKey(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "AccessKey", class_Encharge_Webhooks_AccessKey_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "digest", sizeof("digest") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "find", sizeof("find") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
