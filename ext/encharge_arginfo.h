/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 4b933f77a225afdddcc698daf67d25d4312cdb92 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Code_status, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Code_message, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_AccessKey_generate arginfo_class_Encharge_Webhooks_Code_message

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey_digest, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_AccessKey_find, 0, 2, IS_LONG, 1)
	ZEND_ARG_TYPE_INFO(0, key, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, digests, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Webhook___construct arginfo_class_Encharge_Webhooks_AccessKey___construct

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Webhook_accept, 0, 4, Encharge\\Webhooks\\Webhook, 0)
	ZEND_ARG_TYPE_INFO(0, server, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, query, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, digests, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Person___construct arginfo_class_Encharge_Webhooks_AccessKey___construct

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

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_FieldMap___construct, 0, 0, 2)
	ZEND_ARG_TYPE_INFO(0, rows, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, zone, DateTimeZone, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_FieldMap_map, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, person, Encharge\\Webhooks\\Person, 0)
ZEND_END_ARG_INFO()

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

#define arginfo_class_Encharge_Webhooks_Client_fields arginfo_class_Encharge_Webhooks_Person_toArray

#define arginfo_class_Encharge_Webhooks_Client_tags arginfo_class_Encharge_Webhooks_Person_toArray

#define arginfo_class_Encharge_Webhooks_Client_account arginfo_class_Encharge_Webhooks_Person_toArray

#define arginfo_class_Encharge_Webhooks_Client___debugInfo arginfo_class_Encharge_Webhooks_Person_toArray

#define arginfo_class_Encharge_Webhooks_Fetch___construct arginfo_class_Encharge_Webhooks_AccessKey___construct

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_advance, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Fetch_finish arginfo_class_Encharge_Webhooks_Person_toArray

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_cancel, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Fetch_timing, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Guard___construct arginfo_class_Encharge_Webhooks_AccessKey___construct

#define arginfo_class_Encharge_Webhooks_Guard_enter arginfo_class_Encharge_Webhooks_Code_message

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_webhook, 0, 0, Encharge\\Webhooks\\Webhook, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_keyDigest, 0, 0, IS_STRING, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_fetch, 0, 1, Encharge\\Webhooks\\Fetch, 1)
	ZEND_ARG_OBJ_INFO(0, client, Encharge\\Webhooks\\Client, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, contacts, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Guard_timing arginfo_class_Encharge_Webhooks_Fetch_timing

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_shutFor, 0, 2, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, site, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_countWrongKey, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, site, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Guard_inspect, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, file, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Guard_path arginfo_class_Encharge_Webhooks_Code_message


ZEND_METHOD(Encharge_Webhooks_Code, status);
ZEND_METHOD(Encharge_Webhooks_Code, message);
ZEND_METHOD(Encharge_Webhooks_AccessKey, __construct);
ZEND_METHOD(Encharge_Webhooks_AccessKey, generate);
ZEND_METHOD(Encharge_Webhooks_AccessKey, digest);
ZEND_METHOD(Encharge_Webhooks_AccessKey, find);
ZEND_METHOD(Encharge_Webhooks_Webhook, __construct);
ZEND_METHOD(Encharge_Webhooks_Webhook, accept);
ZEND_METHOD(Encharge_Webhooks_Person, __construct);
ZEND_METHOD(Encharge_Webhooks_Person, fromArray);
ZEND_METHOD(Encharge_Webhooks_Person, get);
ZEND_METHOD(Encharge_Webhooks_Person, toArray);
ZEND_METHOD(Encharge_Webhooks_Person, names);
ZEND_METHOD(Encharge_Webhooks_Person, __debugInfo);
ZEND_METHOD(Encharge_Webhooks_FieldMap, __construct);
ZEND_METHOD(Encharge_Webhooks_FieldMap, map);
ZEND_METHOD(Encharge_Webhooks_Client, __construct);
ZEND_METHOD(Encharge_Webhooks_Client, fetchPeople);
ZEND_METHOD(Encharge_Webhooks_Client, updatePerson);
ZEND_METHOD(Encharge_Webhooks_Client, fields);
ZEND_METHOD(Encharge_Webhooks_Client, tags);
ZEND_METHOD(Encharge_Webhooks_Client, account);
ZEND_METHOD(Encharge_Webhooks_Client, __debugInfo);
ZEND_METHOD(Encharge_Webhooks_Fetch, __construct);
ZEND_METHOD(Encharge_Webhooks_Fetch, advance);
ZEND_METHOD(Encharge_Webhooks_Fetch, finish);
ZEND_METHOD(Encharge_Webhooks_Fetch, cancel);
ZEND_METHOD(Encharge_Webhooks_Fetch, timing);
ZEND_METHOD(Encharge_Webhooks_Guard, __construct);
ZEND_METHOD(Encharge_Webhooks_Guard, enter);
ZEND_METHOD(Encharge_Webhooks_Guard, webhook);
ZEND_METHOD(Encharge_Webhooks_Guard, keyDigest);
ZEND_METHOD(Encharge_Webhooks_Guard, fetch);
ZEND_METHOD(Encharge_Webhooks_Guard, timing);
ZEND_METHOD(Encharge_Webhooks_Guard, shutFor);
ZEND_METHOD(Encharge_Webhooks_Guard, countWrongKey);
ZEND_METHOD(Encharge_Webhooks_Guard, inspect);
ZEND_METHOD(Encharge_Webhooks_Guard, path);


static const zend_function_entry class_Encharge_Webhooks_Action_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Code_methods[] = {
	ZEND_ME(Encharge_Webhooks_Code, status, arginfo_class_Encharge_Webhooks_Code_status, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Code, message, arginfo_class_Encharge_Webhooks_Code_message, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Exception_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_TransportException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_TimeoutException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_ApiException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_AuthenticationException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_RateLimitException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_PayloadException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_AccessKey_methods[] = {
	ZEND_ME(Encharge_Webhooks_AccessKey, __construct, arginfo_class_Encharge_Webhooks_AccessKey___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_AccessKey, generate, arginfo_class_Encharge_Webhooks_AccessKey_generate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_AccessKey, digest, arginfo_class_Encharge_Webhooks_AccessKey_digest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_AccessKey, find, arginfo_class_Encharge_Webhooks_AccessKey_find, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Webhook_methods[] = {
	ZEND_ME(Encharge_Webhooks_Webhook, __construct, arginfo_class_Encharge_Webhooks_Webhook___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Webhook, accept, arginfo_class_Encharge_Webhooks_Webhook_accept, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Person_methods[] = {
	ZEND_ME(Encharge_Webhooks_Person, __construct, arginfo_class_Encharge_Webhooks_Person___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Person, fromArray, arginfo_class_Encharge_Webhooks_Person_fromArray, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Person, get, arginfo_class_Encharge_Webhooks_Person_get, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, toArray, arginfo_class_Encharge_Webhooks_Person_toArray, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, names, arginfo_class_Encharge_Webhooks_Person_names, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Person, __debugInfo, arginfo_class_Encharge_Webhooks_Person___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_FieldMap_methods[] = {
	ZEND_ME(Encharge_Webhooks_FieldMap, __construct, arginfo_class_Encharge_Webhooks_FieldMap___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_FieldMap, map, arginfo_class_Encharge_Webhooks_FieldMap_map, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Client_methods[] = {
	ZEND_ME(Encharge_Webhooks_Client, __construct, arginfo_class_Encharge_Webhooks_Client___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, fetchPeople, arginfo_class_Encharge_Webhooks_Client_fetchPeople, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, updatePerson, arginfo_class_Encharge_Webhooks_Client_updatePerson, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, fields, arginfo_class_Encharge_Webhooks_Client_fields, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, tags, arginfo_class_Encharge_Webhooks_Client_tags, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, account, arginfo_class_Encharge_Webhooks_Client_account, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Client, __debugInfo, arginfo_class_Encharge_Webhooks_Client___debugInfo, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Fetch_methods[] = {
	ZEND_ME(Encharge_Webhooks_Fetch, __construct, arginfo_class_Encharge_Webhooks_Fetch___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Fetch, advance, arginfo_class_Encharge_Webhooks_Fetch_advance, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, finish, arginfo_class_Encharge_Webhooks_Fetch_finish, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, cancel, arginfo_class_Encharge_Webhooks_Fetch_cancel, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Fetch, timing, arginfo_class_Encharge_Webhooks_Fetch_timing, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_Guard_methods[] = {
	ZEND_ME(Encharge_Webhooks_Guard, __construct, arginfo_class_Encharge_Webhooks_Guard___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Guard, enter, arginfo_class_Encharge_Webhooks_Guard_enter, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, webhook, arginfo_class_Encharge_Webhooks_Guard_webhook, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, keyDigest, arginfo_class_Encharge_Webhooks_Guard_keyDigest, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, fetch, arginfo_class_Encharge_Webhooks_Guard_fetch, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, timing, arginfo_class_Encharge_Webhooks_Guard_timing, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, shutFor, arginfo_class_Encharge_Webhooks_Guard_shutFor, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, countWrongKey, arginfo_class_Encharge_Webhooks_Guard_countWrongKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, inspect, arginfo_class_Encharge_Webhooks_Guard_inspect, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Guard, path, arginfo_class_Encharge_Webhooks_Guard_path, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Action(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Encharge\\Webhooks\\Action", IS_STRING, class_Encharge_Webhooks_Action_methods);

	zval enum_case_Add_value;
	zend_string *enum_case_Add_value_str = zend_string_init("add", strlen("add"), 1);
	ZVAL_STR(&enum_case_Add_value, enum_case_Add_value_str);
	zend_enum_add_case_cstr(class_entry, "Add", &enum_case_Add_value);

	zval enum_case_Update_value;
	zend_string *enum_case_Update_value_str = zend_string_init("update", strlen("update"), 1);
	ZVAL_STR(&enum_case_Update_value, enum_case_Update_value_str);
	zend_enum_add_case_cstr(class_entry, "Update", &enum_case_Update_value);

	zval enum_case_UpdateTags_value;
	zend_string *enum_case_UpdateTags_value_str = zend_string_init("update_tags", strlen("update_tags"), 1);
	ZVAL_STR(&enum_case_UpdateTags_value, enum_case_UpdateTags_value_str);
	zend_enum_add_case_cstr(class_entry, "UpdateTags", &enum_case_UpdateTags_value);

	zval enum_case_Test_value;
	zend_string *enum_case_Test_value_str = zend_string_init("test", strlen("test"), 1);
	ZVAL_STR(&enum_case_Test_value, enum_case_Test_value_str);
	zend_enum_add_case_cstr(class_entry, "Test", &enum_case_Test_value);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Code(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Encharge\\Webhooks\\Code", IS_STRING, class_Encharge_Webhooks_Code_methods);

	zval enum_case_InvalidAction_value;
	zend_string *enum_case_InvalidAction_value_str = zend_string_init("invalid_action", strlen("invalid_action"), 1);
	ZVAL_STR(&enum_case_InvalidAction_value, enum_case_InvalidAction_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidAction", &enum_case_InvalidAction_value);

	zval enum_case_InvalidJson_value;
	zend_string *enum_case_InvalidJson_value_str = zend_string_init("invalid_json", strlen("invalid_json"), 1);
	ZVAL_STR(&enum_case_InvalidJson_value, enum_case_InvalidJson_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidJson", &enum_case_InvalidJson_value);

	zval enum_case_MissingContact_value;
	zend_string *enum_case_MissingContact_value_str = zend_string_init("missing_contact", strlen("missing_contact"), 1);
	ZVAL_STR(&enum_case_MissingContact_value, enum_case_MissingContact_value_str);
	zend_enum_add_case_cstr(class_entry, "MissingContact", &enum_case_MissingContact_value);

	zval enum_case_InvalidContact_value;
	zend_string *enum_case_InvalidContact_value_str = zend_string_init("invalid_contact", strlen("invalid_contact"), 1);
	ZVAL_STR(&enum_case_InvalidContact_value, enum_case_InvalidContact_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidContact", &enum_case_InvalidContact_value);

	zval enum_case_MissingAccessKey_value;
	zend_string *enum_case_MissingAccessKey_value_str = zend_string_init("missing_access_key", strlen("missing_access_key"), 1);
	ZVAL_STR(&enum_case_MissingAccessKey_value, enum_case_MissingAccessKey_value_str);
	zend_enum_add_case_cstr(class_entry, "MissingAccessKey", &enum_case_MissingAccessKey_value);

	zval enum_case_InvalidAccessKey_value;
	zend_string *enum_case_InvalidAccessKey_value_str = zend_string_init("invalid_access_key", strlen("invalid_access_key"), 1);
	ZVAL_STR(&enum_case_InvalidAccessKey_value, enum_case_InvalidAccessKey_value_str);
	zend_enum_add_case_cstr(class_entry, "InvalidAccessKey", &enum_case_InvalidAccessKey_value);

	zval enum_case_PersonNotFound_value;
	zend_string *enum_case_PersonNotFound_value_str = zend_string_init("person_not_found", strlen("person_not_found"), 1);
	ZVAL_STR(&enum_case_PersonNotFound_value, enum_case_PersonNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "PersonNotFound", &enum_case_PersonNotFound_value);

	zval enum_case_UserNotFound_value;
	zend_string *enum_case_UserNotFound_value_str = zend_string_init("user_not_found", strlen("user_not_found"), 1);
	ZVAL_STR(&enum_case_UserNotFound_value, enum_case_UserNotFound_value_str);
	zend_enum_add_case_cstr(class_entry, "UserNotFound", &enum_case_UserNotFound_value);

	zval enum_case_MethodNotAllowed_value;
	zend_string *enum_case_MethodNotAllowed_value_str = zend_string_init("method_not_allowed", strlen("method_not_allowed"), 1);
	ZVAL_STR(&enum_case_MethodNotAllowed_value, enum_case_MethodNotAllowed_value_str);
	zend_enum_add_case_cstr(class_entry, "MethodNotAllowed", &enum_case_MethodNotAllowed_value);

	zval enum_case_PayloadTooLarge_value;
	zend_string *enum_case_PayloadTooLarge_value_str = zend_string_init("payload_too_large", strlen("payload_too_large"), 1);
	ZVAL_STR(&enum_case_PayloadTooLarge_value, enum_case_PayloadTooLarge_value_str);
	zend_enum_add_case_cstr(class_entry, "PayloadTooLarge", &enum_case_PayloadTooLarge_value);

	zval enum_case_UnsupportedMediaType_value;
	zend_string *enum_case_UnsupportedMediaType_value_str = zend_string_init("unsupported_media_type", strlen("unsupported_media_type"), 1);
	ZVAL_STR(&enum_case_UnsupportedMediaType_value, enum_case_UnsupportedMediaType_value_str);
	zend_enum_add_case_cstr(class_entry, "UnsupportedMediaType", &enum_case_UnsupportedMediaType_value);

	zval enum_case_PersonWithoutEmail_value;
	zend_string *enum_case_PersonWithoutEmail_value_str = zend_string_init("person_without_email", strlen("person_without_email"), 1);
	ZVAL_STR(&enum_case_PersonWithoutEmail_value, enum_case_PersonWithoutEmail_value_str);
	zend_enum_add_case_cstr(class_entry, "PersonWithoutEmail", &enum_case_PersonWithoutEmail_value);

	zval enum_case_UserRejected_value;
	zend_string *enum_case_UserRejected_value_str = zend_string_init("user_rejected", strlen("user_rejected"), 1);
	ZVAL_STR(&enum_case_UserRejected_value, enum_case_UserRejected_value_str);
	zend_enum_add_case_cstr(class_entry, "UserRejected", &enum_case_UserRejected_value);

	zval enum_case_TooManyAttempts_value;
	zend_string *enum_case_TooManyAttempts_value_str = zend_string_init("too_many_attempts", strlen("too_many_attempts"), 1);
	ZVAL_STR(&enum_case_TooManyAttempts_value, enum_case_TooManyAttempts_value_str);
	zend_enum_add_case_cstr(class_entry, "TooManyAttempts", &enum_case_TooManyAttempts_value);

	zval enum_case_InternalError_value;
	zend_string *enum_case_InternalError_value_str = zend_string_init("internal_error", strlen("internal_error"), 1);
	ZVAL_STR(&enum_case_InternalError_value, enum_case_InternalError_value_str);
	zend_enum_add_case_cstr(class_entry, "InternalError", &enum_case_InternalError_value);

	zval enum_case_EnchargeError_value;
	zend_string *enum_case_EnchargeError_value_str = zend_string_init("encharge_error", strlen("encharge_error"), 1);
	ZVAL_STR(&enum_case_EnchargeError_value, enum_case_EnchargeError_value_str);
	zend_enum_add_case_cstr(class_entry, "EnchargeError", &enum_case_EnchargeError_value);

	zval enum_case_NotConfigured_value;
	zend_string *enum_case_NotConfigured_value_str = zend_string_init("not_configured", strlen("not_configured"), 1);
	ZVAL_STR(&enum_case_NotConfigured_value, enum_case_NotConfigured_value_str);
	zend_enum_add_case_cstr(class_entry, "NotConfigured", &enum_case_NotConfigured_value);

	zval enum_case_EnchargeBusy_value;
	zend_string *enum_case_EnchargeBusy_value_str = zend_string_init("encharge_busy", strlen("encharge_busy"), 1);
	ZVAL_STR(&enum_case_EnchargeBusy_value, enum_case_EnchargeBusy_value_str);
	zend_enum_add_case_cstr(class_entry, "EnchargeBusy", &enum_case_EnchargeBusy_value);

	zval enum_case_DatabaseUnavailable_value;
	zend_string *enum_case_DatabaseUnavailable_value_str = zend_string_init("database_unavailable", strlen("database_unavailable"), 1);
	ZVAL_STR(&enum_case_DatabaseUnavailable_value, enum_case_DatabaseUnavailable_value_str);
	zend_enum_add_case_cstr(class_entry, "DatabaseUnavailable", &enum_case_DatabaseUnavailable_value);

	zval enum_case_Maintenance_value;
	zend_string *enum_case_Maintenance_value_str = zend_string_init("maintenance", strlen("maintenance"), 1);
	ZVAL_STR(&enum_case_Maintenance_value, enum_case_Maintenance_value_str);
	zend_enum_add_case_cstr(class_entry, "Maintenance", &enum_case_Maintenance_value);

	zval enum_case_EnchargeTimeout_value;
	zend_string *enum_case_EnchargeTimeout_value_str = zend_string_init("encharge_timeout", strlen("encharge_timeout"), 1);
	ZVAL_STR(&enum_case_EnchargeTimeout_value, enum_case_EnchargeTimeout_value_str);
	zend_enum_add_case_cstr(class_entry, "EnchargeTimeout", &enum_case_EnchargeTimeout_value);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Exception(zend_class_entry *class_entry_Throwable)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Exception", class_Encharge_Webhooks_Exception_methods);
	class_entry = zend_register_internal_interface(&ce);
	zend_class_implements(class_entry, 1, class_entry_Throwable);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_TransportException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Encharge_Webhooks_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "TransportException", class_Encharge_Webhooks_TransportException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	zend_class_implements(class_entry, 1, class_entry_Encharge_Webhooks_Exception);

	zval const_UNRESOLVED_value;
	ZVAL_LONG(&const_UNRESOLVED_value, 6);
	zend_string *const_UNRESOLVED_name = zend_string_init_interned("UNRESOLVED", sizeof("UNRESOLVED") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNRESOLVED_name, &const_UNRESOLVED_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNRESOLVED_name);

	zval const_UNREACHABLE_value;
	ZVAL_LONG(&const_UNREACHABLE_value, 7);
	zend_string *const_UNREACHABLE_name = zend_string_init_interned("UNREACHABLE", sizeof("UNREACHABLE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_UNREACHABLE_name, &const_UNREACHABLE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_UNREACHABLE_name);

	zval const_TIMEOUT_value;
	ZVAL_LONG(&const_TIMEOUT_value, 28);
	zend_string *const_TIMEOUT_name = zend_string_init_interned("TIMEOUT", sizeof("TIMEOUT") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_TIMEOUT_name, &const_TIMEOUT_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_TIMEOUT_name);

	zval const_CERTIFICATE_value;
	ZVAL_LONG(&const_CERTIFICATE_value, 60);
	zend_string *const_CERTIFICATE_name = zend_string_init_interned("CERTIFICATE", sizeof("CERTIFICATE") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_CERTIFICATE_name, &const_CERTIFICATE_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_CERTIFICATE_name);

	zval const_AUTHORITIES_value;
	ZVAL_LONG(&const_AUTHORITIES_value, 77);
	zend_string *const_AUTHORITIES_name = zend_string_init_interned("AUTHORITIES", sizeof("AUTHORITIES") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_AUTHORITIES_name, &const_AUTHORITIES_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_AUTHORITIES_name);

	zval const_PROXY_value;
	ZVAL_LONG(&const_PROXY_value, 97);
	zend_string *const_PROXY_name = zend_string_init_interned("PROXY", sizeof("PROXY") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_PROXY_name, &const_PROXY_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_PROXY_name);

	zend_string *property_reason_class_Encharge_Webhooks_Code = zend_string_init("Encharge\\Webhooks\\Code", sizeof("Encharge\\Webhooks\\Code")-1, 1);
	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_reason_class_Encharge_Webhooks_Code, 0, 0));
	zend_string_release(property_reason_name);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_TimeoutException(zend_class_entry *class_entry_Encharge_Webhooks_TransportException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "TimeoutException", class_Encharge_Webhooks_TimeoutException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Encharge_Webhooks_TransportException);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_ApiException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Encharge_Webhooks_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "ApiException", class_Encharge_Webhooks_ApiException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	zend_class_implements(class_entry, 1, class_entry_Encharge_Webhooks_Exception);

	zend_string *property_reason_class_Encharge_Webhooks_Code = zend_string_init("Encharge\\Webhooks\\Code", sizeof("Encharge\\Webhooks\\Code")-1, 1);
	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_reason_class_Encharge_Webhooks_Code, 0, 0));
	zend_string_release(property_reason_name);

	zval property_status_default_value;
	ZVAL_UNDEF(&property_status_default_value);
	zend_string *property_status_name = zend_string_init("status", sizeof("status") - 1, 1);
	zend_declare_typed_property(class_entry, property_status_name, &property_status_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_status_name);

	zval property_errorCode_default_value;
	ZVAL_UNDEF(&property_errorCode_default_value);
	zend_string *property_errorCode_name = zend_string_init("errorCode", sizeof("errorCode") - 1, 1);
	zend_declare_typed_property(class_entry, property_errorCode_name, &property_errorCode_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_errorCode_name);

	zval property_traceId_default_value;
	ZVAL_UNDEF(&property_traceId_default_value);
	zend_string *property_traceId_name = zend_string_init("traceId", sizeof("traceId") - 1, 1);
	zend_declare_typed_property(class_entry, property_traceId_name, &property_traceId_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_traceId_name);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_AuthenticationException(zend_class_entry *class_entry_Encharge_Webhooks_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "AuthenticationException", class_Encharge_Webhooks_AuthenticationException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Encharge_Webhooks_ApiException);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_RateLimitException(zend_class_entry *class_entry_Encharge_Webhooks_ApiException)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "RateLimitException", class_Encharge_Webhooks_RateLimitException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_Encharge_Webhooks_ApiException);

	zval property_retryAfter_default_value;
	ZVAL_UNDEF(&property_retryAfter_default_value);
	zend_string *property_retryAfter_name = zend_string_init("retryAfter", sizeof("retryAfter") - 1, 1);
	zend_declare_typed_property(class_entry, property_retryAfter_name, &property_retryAfter_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_retryAfter_name);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_PayloadException(zend_class_entry *class_entry_UnexpectedValueException, zend_class_entry *class_entry_Encharge_Webhooks_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "PayloadException", class_Encharge_Webhooks_PayloadException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_UnexpectedValueException);
	zend_class_implements(class_entry, 1, class_entry_Encharge_Webhooks_Exception);

	zend_string *property_reason_class_Encharge_Webhooks_Code = zend_string_init("Encharge\\Webhooks\\Code", sizeof("Encharge\\Webhooks\\Code")-1, 1);
	zval property_reason_default_value;
	ZVAL_UNDEF(&property_reason_default_value);
	zend_string *property_reason_name = zend_string_init("reason", sizeof("reason") - 1, 1);
	zend_declare_typed_property(class_entry, property_reason_name, &property_reason_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_reason_class_Encharge_Webhooks_Code, 0, 0));
	zend_string_release(property_reason_name);

	zval property_key_default_value;
	ZVAL_UNDEF(&property_key_default_value);
	zend_string *property_key_name = zend_string_init("key", sizeof("key") - 1, 1);
	zend_declare_typed_property(class_entry, property_key_name, &property_key_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG|MAY_BE_NULL));
	zend_string_release(property_key_name);

	zval property_presented_default_value;
	ZVAL_UNDEF(&property_presented_default_value);
	zend_string *property_presented_name = zend_string_init("presented", sizeof("presented") - 1, 1);
	zend_declare_typed_property(class_entry, property_presented_name, &property_presented_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_presented_name);

	return class_entry;
}

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

static zend_class_entry *register_class_Encharge_Webhooks_Webhook(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Webhook", class_Encharge_Webhooks_Webhook_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zend_string *property_action_class_Encharge_Webhooks_Action = zend_string_init("Encharge\\Webhooks\\Action", sizeof("Encharge\\Webhooks\\Action")-1, 1);
	zval property_action_default_value;
	ZVAL_UNDEF(&property_action_default_value);
	zend_string *property_action_name = zend_string_init("action", sizeof("action") - 1, 1);
	zend_declare_typed_property(class_entry, property_action_name, &property_action_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_action_class_Encharge_Webhooks_Action, 0, 0));
	zend_string_release(property_action_name);

	zval property_contacts_default_value;
	ZVAL_UNDEF(&property_contacts_default_value);
	zend_string *property_contacts_name = zend_string_init("contacts", sizeof("contacts") - 1, 1);
	zend_declare_typed_property(class_entry, property_contacts_name, &property_contacts_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_contacts_name);

	zval property_persons_default_value;
	ZVAL_UNDEF(&property_persons_default_value);
	zend_string *property_persons_name = zend_string_init("persons", sizeof("persons") - 1, 1);
	zend_declare_typed_property(class_entry, property_persons_name, &property_persons_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_persons_name);

	zval property_role_default_value;
	ZVAL_UNDEF(&property_role_default_value);
	zend_string *property_role_name = zend_string_init("role", sizeof("role") - 1, 1);
	zend_declare_typed_property(class_entry, property_role_name, &property_role_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING|MAY_BE_NULL));
	zend_string_release(property_role_name);

	zval property_notify_default_value;
	ZVAL_UNDEF(&property_notify_default_value);
	zend_string *property_notify_name = zend_string_init("notify", sizeof("notify") - 1, 1);
	zend_declare_typed_property(class_entry, property_notify_name, &property_notify_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_notify_name);

	zval property_async_default_value;
	ZVAL_UNDEF(&property_async_default_value);
	zend_string *property_async_name = zend_string_init("async", sizeof("async") - 1, 1);
	zend_declare_typed_property(class_entry, property_async_name, &property_async_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL|MAY_BE_NULL));
	zend_string_release(property_async_name);

	zval property_key_default_value;
	ZVAL_UNDEF(&property_key_default_value);
	zend_string *property_key_name = zend_string_init("key", sizeof("key") - 1, 1);
	zend_declare_typed_property(class_entry, property_key_name, &property_key_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_key_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Person(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Person", class_Encharge_Webhooks_Person_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

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

static zend_class_entry *register_class_Encharge_Webhooks_FieldMap(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "FieldMap", class_Encharge_Webhooks_FieldMap_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Client(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Client", class_Encharge_Webhooks_Client_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_DEFAULT_URL_value;
	zend_string *const_DEFAULT_URL_value_str = zend_string_init("https://api.encharge.io/v1", strlen("https://api.encharge.io/v1"), 1);
	ZVAL_STR(&const_DEFAULT_URL_value, const_DEFAULT_URL_value_str);
	zend_string *const_DEFAULT_URL_name = zend_string_init_interned("DEFAULT_URL", sizeof("DEFAULT_URL") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_DEFAULT_URL_name, &const_DEFAULT_URL_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_DEFAULT_URL_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "__construct", sizeof("__construct") - 1), 4, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "updateperson", sizeof("updateperson") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Fetch(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Fetch", class_Encharge_Webhooks_Fetch_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_Guard(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Guard", class_Encharge_Webhooks_Guard_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
