/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c503f20250c8522604855017cc48bd80c1d5030c */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_ExitBarrier___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_ExitBarrier_run, 0, 1, IS_MIXED, 0)
	ZEND_ARG_TYPE_INFO(0, work, IS_CALLABLE, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_ExitBarrier, __construct);
ZEND_METHOD(Encharge_Webhooks_ExitBarrier, run);


static const zend_function_entry class_Encharge_Webhooks_ExitBarrier_methods[] = {
	ZEND_ME(Encharge_Webhooks_ExitBarrier, __construct, arginfo_class_Encharge_Webhooks_ExitBarrier___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_ExitBarrier, run, arginfo_class_Encharge_Webhooks_ExitBarrier_run, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_ExitBarrier(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "ExitBarrier", class_Encharge_Webhooks_ExitBarrier_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
