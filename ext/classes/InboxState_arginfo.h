/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e0a9c407a67d26820ae9819ff564824a49383c5e */




static const zend_function_entry class_Encharge_Webhooks_InboxState_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_InboxState(void)
{
	zend_class_entry *class_entry = zend_register_internal_enum("Encharge\\Webhooks\\InboxState", IS_STRING, class_Encharge_Webhooks_InboxState_methods);

	zval enum_case_Fresh_value;
	zend_string *enum_case_Fresh_value_str = zend_string_init("new", strlen("new"), 1);
	ZVAL_STR(&enum_case_Fresh_value, enum_case_Fresh_value_str);
	zend_enum_add_case_cstr(class_entry, "Fresh", &enum_case_Fresh_value);

	zval enum_case_Claimed_value;
	zend_string *enum_case_Claimed_value_str = zend_string_init("cur", strlen("cur"), 1);
	ZVAL_STR(&enum_case_Claimed_value, enum_case_Claimed_value_str);
	zend_enum_add_case_cstr(class_entry, "Claimed", &enum_case_Claimed_value);

	zval enum_case_Later_value;
	zend_string *enum_case_Later_value_str = zend_string_init("later", strlen("later"), 1);
	ZVAL_STR(&enum_case_Later_value, enum_case_Later_value_str);
	zend_enum_add_case_cstr(class_entry, "Later", &enum_case_Later_value);

	zval enum_case_Dead_value;
	zend_string *enum_case_Dead_value_str = zend_string_init("dead", strlen("dead"), 1);
	ZVAL_STR(&enum_case_Dead_value, enum_case_Dead_value_str);
	zend_enum_add_case_cstr(class_entry, "Dead", &enum_case_Dead_value);

	zval enum_case_Aside_value;
	zend_string *enum_case_Aside_value_str = zend_string_init("aside", strlen("aside"), 1);
	ZVAL_STR(&enum_case_Aside_value, enum_case_Aside_value_str);
	zend_enum_add_case_cstr(class_entry, "Aside", &enum_case_Aside_value);

	return class_entry;
}
