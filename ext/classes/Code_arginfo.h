/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c0edce192cf477135e0d90279fa25a40132506fc */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Code_status, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Code_message, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_Code, status);
ZEND_METHOD(Encharge_Webhooks_Code, message);


static const zend_function_entry class_Encharge_Webhooks_Code_methods[] = {
	ZEND_ME(Encharge_Webhooks_Code, status, arginfo_class_Encharge_Webhooks_Code_status, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Code, message, arginfo_class_Encharge_Webhooks_Code_message, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

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

	zval enum_case_InboxUnavailable_value;
	zend_string *enum_case_InboxUnavailable_value_str = zend_string_init("inbox_unavailable", strlen("inbox_unavailable"), 1);
	ZVAL_STR(&enum_case_InboxUnavailable_value, enum_case_InboxUnavailable_value_str);
	zend_enum_add_case_cstr(class_entry, "InboxUnavailable", &enum_case_InboxUnavailable_value);

	zval enum_case_SiteBusy_value;
	zend_string *enum_case_SiteBusy_value_str = zend_string_init("site_busy", strlen("site_busy"), 1);
	ZVAL_STR(&enum_case_SiteBusy_value, enum_case_SiteBusy_value_str);
	zend_enum_add_case_cstr(class_entry, "SiteBusy", &enum_case_SiteBusy_value);

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
