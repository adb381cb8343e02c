/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 688967497e5ea953dfde6eeda184941155254f5c */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_FieldMap___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, rows, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, zone, DateTimeZone, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_FieldMap_types, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_FieldMap_map, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, person, Encharge\\Webhooks\\Person, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_FieldMap, __construct);
ZEND_METHOD(Encharge_Webhooks_FieldMap, types);
ZEND_METHOD(Encharge_Webhooks_FieldMap, map);


static const zend_function_entry class_Encharge_Webhooks_FieldMap_methods[] = {
	ZEND_ME(Encharge_Webhooks_FieldMap, __construct, arginfo_class_Encharge_Webhooks_FieldMap___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_FieldMap, types, arginfo_class_Encharge_Webhooks_FieldMap_types, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_FieldMap, map, arginfo_class_Encharge_Webhooks_FieldMap_map, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_FieldMap(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "FieldMap", class_Encharge_Webhooks_FieldMap_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
