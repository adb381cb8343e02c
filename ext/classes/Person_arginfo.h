/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: bd20aed1dd60fbe277a59b7a5ab1f868e3948ee4 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Person___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Person_isId, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Person_fromArray, 0, 1, Encharge\\Webhooks\\Person, 0)
	ZEND_ARG_TYPE_INFO(0, fields, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_MASK_EX(arginfo_class_Encharge_Webhooks_Person_get, 0, 1, MAY_BE_STRING|MAY_BE_LONG|MAY_BE_DOUBLE|MAY_BE_BOOL|MAY_BE_ARRAY|MAY_BE_NULL)
	ZEND_ARG_TYPE_INFO(0, field, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Person_toArray, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Person_names arginfo_class_Encharge_Webhooks_Person_toArray

#define arginfo_class_Encharge_Webhooks_Person___debugInfo arginfo_class_Encharge_Webhooks_Person_toArray


ZEND_METHOD(Encharge_Webhooks_Person, __construct);
ZEND_METHOD(Encharge_Webhooks_Person, isId);
ZEND_METHOD(Encharge_Webhooks_Person, fromArray);
ZEND_METHOD(Encharge_Webhooks_Person, get);
ZEND_METHOD(Encharge_Webhooks_Person, toArray);
ZEND_METHOD(Encharge_Webhooks_Person, names);
ZEND_METHOD(Encharge_Webhooks_Person, __debugInfo);


static const zend_function_entry class_Encharge_Webhooks_Person_methods[] = {
	ZEND_ME(Encharge_Webhooks_Person, __construct, arginfo_class_Encharge_Webhooks_Person___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Person, isId, arginfo_class_Encharge_Webhooks_Person_isId, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Person, fromArray, arginfo_class_Encharge_Webhooks_Person_fromArray, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Person, get, arginfo_class_Encharge_Webhooks_Person_get, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, toArray, arginfo_class_Encharge_Webhooks_Person_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, names, arginfo_class_Encharge_Webhooks_Person_names, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, __debugInfo, arginfo_class_Encharge_Webhooks_Person___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Person(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Person", class_Encharge_Webhooks_Person_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_ID_MAX_value;
	ZVAL_LONG(&const_ID_MAX_value, ENCHARGE_CONTACT_ID_MAX);
	zend_string *const_ID_MAX_name = zend_string_init_interned("ID_MAX", sizeof("ID_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ID_MAX_name, &const_ID_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ID_MAX_name);
	ZEND_ASSERT(ENCHARGE_CONTACT_ID_MAX == 128);

	zval const_ID_CHARACTERS_value;
	zend_string *const_ID_CHARACTERS_value_str = zend_string_init("A-Za-z0-9._:@+-", strlen("A-Za-z0-9._:@+-"), 1);
	ZVAL_STR(&const_ID_CHARACTERS_value, const_ID_CHARACTERS_value_str);
	zend_string *const_ID_CHARACTERS_name = zend_string_init_interned("ID_CHARACTERS", sizeof("ID_CHARACTERS") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_ID_CHARACTERS_name, &const_ID_CHARACTERS_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_ID_CHARACTERS_name);

	zval property_id_default_value;
	ZVAL_UNDEF(&property_id_default_value);
	zend_string *property_id_name = zend_string_init("id", sizeof("id") - 1, 1);
	zend_declare_typed_property(class_entry, property_id_name, &property_id_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_id_name);

	zval property_email_default_value;
	ZVAL_UNDEF(&property_email_default_value);
	zend_string *property_email_name = zend_string_init("email", sizeof("email") - 1, 1);
	zend_declare_typed_property(class_entry, property_email_name, &property_email_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_email_name);

	zval property_tags_default_value;
	ZVAL_UNDEF(&property_tags_default_value);
	zend_string *property_tags_name = zend_string_init("tags", sizeof("tags") - 1, 1);
	zend_declare_typed_property(class_entry, property_tags_name, &property_tags_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_tags_name);

	return class_entry;
}
