/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2403561885c62c5d544052fa2158a02603636c49 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_advance, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_finish, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_cancel, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_timing, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_Fetch, __construct);
ZEND_METHOD(Encharge_Webhooks_Fetch, advance);
ZEND_METHOD(Encharge_Webhooks_Fetch, finish);
ZEND_METHOD(Encharge_Webhooks_Fetch, cancel);
ZEND_METHOD(Encharge_Webhooks_Fetch, timing);


static const zend_function_entry class_Encharge_Webhooks_Fetch_methods[] = {
	ZEND_ME(Encharge_Webhooks_Fetch, __construct, arginfo_class_Encharge_Webhooks_Fetch___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Fetch, advance, arginfo_class_Encharge_Webhooks_Fetch_advance, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, finish, arginfo_class_Encharge_Webhooks_Fetch_finish, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, cancel, arginfo_class_Encharge_Webhooks_Fetch_cancel, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, timing, arginfo_class_Encharge_Webhooks_Fetch_timing, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Fetch(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Fetch", class_Encharge_Webhooks_Fetch_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
