/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c053ea3f6e875580fc8dc4085031b3ca98c9d4c0 */




static const zend_function_entry class_Encharge_Webhooks_Action_methods[] = {
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
