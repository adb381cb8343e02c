/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 5fdca7a1066a4d4c0b4ca3c1aec440557c4824c1 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Guard___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_enter, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_drains, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_done, 0, 1, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, contact, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_keep, 0, 2, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, contact, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, reason, Encharge\\Webhooks\\Code, 0)
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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_shut, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Guard_open arginfo_class_Encharge_Webhooks_Guard_shut

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_answer, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, status, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, data, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, headers, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_expectFailure, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, code, Encharge\\Webhooks\\Code, 0)
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

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_processors, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_Guard, __construct);
ZEND_METHOD(Encharge_Webhooks_Guard, enter);
ZEND_METHOD(Encharge_Webhooks_Guard, drains);
ZEND_METHOD(Encharge_Webhooks_Guard, done);
ZEND_METHOD(Encharge_Webhooks_Guard, keep);
ZEND_METHOD(Encharge_Webhooks_Guard, webhook);
ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest);
ZEND_METHOD(Encharge_Webhooks_Guard, fetch);
ZEND_METHOD(Encharge_Webhooks_Guard, timing);
ZEND_METHOD(Encharge_Webhooks_Guard, shut);
ZEND_METHOD(Encharge_Webhooks_Guard, open);
ZEND_METHOD(Encharge_Webhooks_Guard, answer);
ZEND_METHOD(Encharge_Webhooks_Guard, expectFailure);
ZEND_METHOD(Encharge_Webhooks_Guard, shutFor);
ZEND_METHOD(Encharge_Webhooks_Guard, countWrongKey);
ZEND_METHOD(Encharge_Webhooks_Guard, recent);
ZEND_METHOD(Encharge_Webhooks_Guard, inspect);
ZEND_METHOD(Encharge_Webhooks_Guard, path);
ZEND_METHOD(Encharge_Webhooks_Guard, processors);


static const zend_function_entry class_Encharge_Webhooks_Guard_methods[] = {
	ZEND_ME(Encharge_Webhooks_Guard, __construct, arginfo_class_Encharge_Webhooks_Guard___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Guard, enter, arginfo_class_Encharge_Webhooks_Guard_enter, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, drains, arginfo_class_Encharge_Webhooks_Guard_drains, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, done, arginfo_class_Encharge_Webhooks_Guard_done, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, keep, arginfo_class_Encharge_Webhooks_Guard_keep, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, webhook, arginfo_class_Encharge_Webhooks_Guard_webhook, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, keyDigest, arginfo_class_Encharge_Webhooks_Guard_keyDigest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, fetch, arginfo_class_Encharge_Webhooks_Guard_fetch, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, timing, arginfo_class_Encharge_Webhooks_Guard_timing, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, shut, arginfo_class_Encharge_Webhooks_Guard_shut, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, open, arginfo_class_Encharge_Webhooks_Guard_open, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, answer, arginfo_class_Encharge_Webhooks_Guard_answer, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, expectFailure, arginfo_class_Encharge_Webhooks_Guard_expectFailure, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, shutFor, arginfo_class_Encharge_Webhooks_Guard_shutFor, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, countWrongKey, arginfo_class_Encharge_Webhooks_Guard_countWrongKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, recent, arginfo_class_Encharge_Webhooks_Guard_recent, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, inspect, arginfo_class_Encharge_Webhooks_Guard_inspect, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, path, arginfo_class_Encharge_Webhooks_Guard_path, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, processors, arginfo_class_Encharge_Webhooks_Guard_processors, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Guard(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Guard", class_Encharge_Webhooks_Guard_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_FILE_NAME_value;
	zend_string *const_FILE_NAME_value_str = zend_string_init(ENCHARGE_GUARD_FILE_NAME, strlen(ENCHARGE_GUARD_FILE_NAME), 1);
	ZVAL_STR(&const_FILE_NAME_value, const_FILE_NAME_value_str);
	zend_string *const_FILE_NAME_name = zend_string_init_interned("FILE_NAME", sizeof("FILE_NAME") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_FILE_NAME_name, &const_FILE_NAME_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_FILE_NAME_name);
	ZEND_ASSERT(strcmp(ENCHARGE_GUARD_FILE_NAME, "encharge-guard.php") == 0);

	zval const_FILE_FIRST_LINE_value;
	zend_string *const_FILE_FIRST_LINE_value_str = zend_string_init(ENCHARGE_GUARD_FIRST_LINE, strlen(ENCHARGE_GUARD_FIRST_LINE), 1);
	ZVAL_STR(&const_FILE_FIRST_LINE_value, const_FILE_FIRST_LINE_value_str);
	zend_string *const_FILE_FIRST_LINE_name = zend_string_init_interned("FILE_FIRST_LINE", sizeof("FILE_FIRST_LINE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_FILE_FIRST_LINE_name, &const_FILE_FIRST_LINE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_FILE_FIRST_LINE_name);
	ZEND_ASSERT(strcmp(ENCHARGE_GUARD_FIRST_LINE, "<?php __halt_compiler();") == 0);

	zval const_FILE_VERSION_value;
	ZVAL_LONG(&const_FILE_VERSION_value, ENCHARGE_GUARD_VERSION);
	zend_string *const_FILE_VERSION_name = zend_string_init_interned("FILE_VERSION", sizeof("FILE_VERSION") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_FILE_VERSION_name, &const_FILE_VERSION_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_FILE_VERSION_name);
	ZEND_ASSERT(ENCHARGE_GUARD_VERSION == 1);

	zval const_FILE_MAX_value;
	ZVAL_LONG(&const_FILE_MAX_value, ENCHARGE_GUARD_FILE_MAX);
	zend_string *const_FILE_MAX_name = zend_string_init_interned("FILE_MAX", sizeof("FILE_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_FILE_MAX_name, &const_FILE_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_FILE_MAX_name);
	ZEND_ASSERT(ENCHARGE_GUARD_FILE_MAX == 4194304);

	zval const_WRONG_KEYS_OF_A_NETWORK_value;
	ZVAL_LONG(&const_WRONG_KEYS_OF_A_NETWORK_value, ENCHARGE_WRONG_KEYS_OF_A_NETWORK);
	zend_string *const_WRONG_KEYS_OF_A_NETWORK_name = zend_string_init_interned("WRONG_KEYS_OF_A_NETWORK", sizeof("WRONG_KEYS_OF_A_NETWORK") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WRONG_KEYS_OF_A_NETWORK_name, &const_WRONG_KEYS_OF_A_NETWORK_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WRONG_KEYS_OF_A_NETWORK_name);
	ZEND_ASSERT(ENCHARGE_WRONG_KEYS_OF_A_NETWORK == 60);

	zval const_WRONG_KEYS_IN_ALL_value;
	ZVAL_LONG(&const_WRONG_KEYS_IN_ALL_value, ENCHARGE_WRONG_KEYS_IN_ALL);
	zend_string *const_WRONG_KEYS_IN_ALL_name = zend_string_init_interned("WRONG_KEYS_IN_ALL", sizeof("WRONG_KEYS_IN_ALL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_WRONG_KEYS_IN_ALL_name, &const_WRONG_KEYS_IN_ALL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_WRONG_KEYS_IN_ALL_name);
	ZEND_ASSERT(ENCHARGE_WRONG_KEYS_IN_ALL == 6000);

	return class_entry;
}
