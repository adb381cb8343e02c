/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: be86aed7099e37217ed94f7a44781721277bec33 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Client___construct, 0, 0, 1)
	ZEND_ARG_TYPE_INFO(0, token, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, url, IS_STRING, 0, "Encharge\\Webhooks\\Client::DEFAULT_URL")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, connectTimeout, IS_LONG, 0, "5000")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_LONG, 0, "15000")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, proxy, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Client_fetchPeople, 0, 1, Encharge\\Webhooks\\Fetch, 0)
	ZEND_ARG_TYPE_INFO(0, ids, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, emails, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Client_updatePerson, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, id, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, fields, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Client_fields, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Client_createField, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, title, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, type, IS_STRING, 0, "\"string\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, format, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, array, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Client_tags arginfo_class_Encharge_Webhooks_Client_fields

#define arginfo_class_Encharge_Webhooks_Client_account arginfo_class_Encharge_Webhooks_Client_fields

#define arginfo_class_Encharge_Webhooks_Client___debugInfo arginfo_class_Encharge_Webhooks_Client_fields


ZEND_METHOD(Encharge_Webhooks_Client, __construct);
ZEND_METHOD(Encharge_Webhooks_Client, fetchPeople);
ZEND_METHOD(Encharge_Webhooks_Client, updatePerson);
ZEND_METHOD(Encharge_Webhooks_Client, fields);
ZEND_METHOD(Encharge_Webhooks_Client, createField);
ZEND_METHOD(Encharge_Webhooks_Client, tags);
ZEND_METHOD(Encharge_Webhooks_Client, account);
ZEND_METHOD(Encharge_Webhooks_Client, __debugInfo);


static const zend_function_entry class_Encharge_Webhooks_Client_methods[] = {
	ZEND_ME(Encharge_Webhooks_Client, __construct, arginfo_class_Encharge_Webhooks_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, fetchPeople, arginfo_class_Encharge_Webhooks_Client_fetchPeople, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, updatePerson, arginfo_class_Encharge_Webhooks_Client_updatePerson, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, fields, arginfo_class_Encharge_Webhooks_Client_fields, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, createField, arginfo_class_Encharge_Webhooks_Client_createField, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, tags, arginfo_class_Encharge_Webhooks_Client_tags, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, account, arginfo_class_Encharge_Webhooks_Client_account, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, __debugInfo, arginfo_class_Encharge_Webhooks_Client___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Client(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Client", class_Encharge_Webhooks_Client_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_DEFAULT_URL_value;
	zend_string *const_DEFAULT_URL_value_str = zend_string_init(ENCHARGE_API_DEFAULT_URL, strlen(ENCHARGE_API_DEFAULT_URL), 1);
	ZVAL_STR(&const_DEFAULT_URL_value, const_DEFAULT_URL_value_str);
	zend_string *const_DEFAULT_URL_name = zend_string_init_interned("DEFAULT_URL", sizeof("DEFAULT_URL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DEFAULT_URL_name, &const_DEFAULT_URL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DEFAULT_URL_name);
	ZEND_ASSERT(strcmp(ENCHARGE_API_DEFAULT_URL, "https://api.encharge.io/v1") == 0);

	zval const_PEOPLE_PER_CALL_value;
	ZVAL_LONG(&const_PEOPLE_PER_CALL_value, ENCHARGE_PEOPLE_PER_CALL);
	zend_string *const_PEOPLE_PER_CALL_name = zend_string_init_interned("PEOPLE_PER_CALL", sizeof("PEOPLE_PER_CALL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PEOPLE_PER_CALL_name, &const_PEOPLE_PER_CALL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PEOPLE_PER_CALL_name);
	ZEND_ASSERT(ENCHARGE_PEOPLE_PER_CALL == 20);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 4, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "updateperson", sizeof("updateperson") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
