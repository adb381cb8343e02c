/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 0b5e4ddce05eb03c26b0670271af583de71f724b */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Webhook___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Webhook_accept, 0, 4, Encharge\\Webhooks\\Webhook, 0)
	ZEND_ARG_TYPE_INFO(0, server, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, query, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, body, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, digests, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_Webhook, __construct);
ZEND_METHOD(Encharge_Webhooks_Webhook, accept);


static const zend_function_entry class_Encharge_Webhooks_Webhook_methods[] = {
	ZEND_ME(Encharge_Webhooks_Webhook, __construct, arginfo_class_Encharge_Webhooks_Webhook___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Webhook, accept, arginfo_class_Encharge_Webhooks_Webhook_accept, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Webhook(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Webhook", class_Encharge_Webhooks_Webhook_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval const_BODY_MAX_value;
	ZVAL_LONG(&const_BODY_MAX_value, ENCHARGE_BODY_MAX);
	zend_string *const_BODY_MAX_name = zend_string_init_interned("BODY_MAX", sizeof("BODY_MAX") - 1, 1);
	zend_declare_class_constant_ex(class_entry, const_BODY_MAX_name, &const_BODY_MAX_value, ZEND_ACC_PUBLIC, NULL);
	zend_string_release(const_BODY_MAX_name);
	ZEND_ASSERT(ENCHARGE_BODY_MAX == 1048576);

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

	zval property_keyDigest_default_value;
	ZVAL_UNDEF(&property_keyDigest_default_value);
	zend_string *property_keyDigest_name = zend_string_init("keyDigest", sizeof("keyDigest") - 1, 1);
	zend_declare_typed_property(class_entry, property_keyDigest_name, &property_keyDigest_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_keyDigest_name);


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "accept", sizeof("accept") - 1), 2, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	return class_entry;
}
