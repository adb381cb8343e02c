/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 02a095ce0a7b90daaecac8487398d9c146986c2e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Claim___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Claim_begin, 0, 0, IS_VOID, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Claim_done arginfo_class_Encharge_Webhooks_Claim_begin

#define arginfo_class_Encharge_Webhooks_Claim_release arginfo_class_Encharge_Webhooks_Claim_begin

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Claim_keep, 0, 2, IS_VOID, 0)
	ZEND_ARG_OBJ_INFO(0, code, Encharge\\Webhooks\\Code, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Claim_later, 0, 3, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, code, Encharge\\Webhooks\\Code, 0)
	ZEND_ARG_TYPE_INFO(0, message, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Claim_bury arginfo_class_Encharge_Webhooks_Claim_keep


ZEND_METHOD(Encharge_Webhooks_Claim, __construct);
ZEND_METHOD(Encharge_Webhooks_Claim, begin);
ZEND_METHOD(Encharge_Webhooks_Claim, done);
ZEND_METHOD(Encharge_Webhooks_Claim, release);
ZEND_METHOD(Encharge_Webhooks_Claim, keep);
ZEND_METHOD(Encharge_Webhooks_Claim, later);
ZEND_METHOD(Encharge_Webhooks_Claim, bury);


static const zend_function_entry class_Encharge_Webhooks_Claim_methods[] = {
	ZEND_ME(Encharge_Webhooks_Claim, __construct, arginfo_class_Encharge_Webhooks_Claim___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Claim, begin, arginfo_class_Encharge_Webhooks_Claim_begin, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Claim, done, arginfo_class_Encharge_Webhooks_Claim_done, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Claim, release, arginfo_class_Encharge_Webhooks_Claim_release, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Claim, keep, arginfo_class_Encharge_Webhooks_Claim_keep, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Claim, later, arginfo_class_Encharge_Webhooks_Claim_later, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Claim, bury, arginfo_class_Encharge_Webhooks_Claim_bury, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Claim(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Claim", class_Encharge_Webhooks_Claim_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_receipt_default_value;
	ZVAL_UNDEF(&property_receipt_default_value);
	zend_string *property_receipt_name = zend_string_init("receipt", sizeof("receipt") - 1, 1);
	zend_declare_typed_property(class_entry, property_receipt_name, &property_receipt_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_receipt_name);

	zval property_contact_default_value;
	ZVAL_UNDEF(&property_contact_default_value);
	zend_string *property_contact_name = zend_string_init("contact", sizeof("contact") - 1, 1);
	zend_declare_typed_property(class_entry, property_contact_name, &property_contact_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_contact_name);

	zend_string *property_action_class_Encharge_Webhooks_Action = zend_string_init("Encharge\\Webhooks\\Action", sizeof("Encharge\\Webhooks\\Action")-1, 1);
	zval property_action_default_value;
	ZVAL_UNDEF(&property_action_default_value);
	zend_string *property_action_name = zend_string_init("action", sizeof("action") - 1, 1);
	zend_declare_typed_property(class_entry, property_action_name, &property_action_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_action_class_Encharge_Webhooks_Action, 0, 0));
	zend_string_release(property_action_name);

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

	zval property_keyDigest_default_value;
	ZVAL_UNDEF(&property_keyDigest_default_value);
	zend_string *property_keyDigest_name = zend_string_init("keyDigest", sizeof("keyDigest") - 1, 1);
	zend_declare_typed_property(class_entry, property_keyDigest_name, &property_keyDigest_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_keyDigest_name);

	zend_string *property_person_class_Encharge_Webhooks_Person = zend_string_init("Encharge\\Webhooks\\Person", sizeof("Encharge\\Webhooks\\Person")-1, 1);
	zval property_person_default_value;
	ZVAL_UNDEF(&property_person_default_value);
	zend_string *property_person_name = zend_string_init("person", sizeof("person") - 1, 1);
	zend_declare_typed_property(class_entry, property_person_name, &property_person_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_person_class_Encharge_Webhooks_Person, 0, MAY_BE_NULL));
	zend_string_release(property_person_name);

	zval property_accepted_default_value;
	ZVAL_UNDEF(&property_accepted_default_value);
	zend_string *property_accepted_name = zend_string_init("accepted", sizeof("accepted") - 1, 1);
	zend_declare_typed_property(class_entry, property_accepted_name, &property_accepted_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_accepted_name);

	zval property_tries_default_value;
	ZVAL_UNDEF(&property_tries_default_value);
	zend_string *property_tries_name = zend_string_init("tries", sizeof("tries") - 1, 1);
	zend_declare_typed_property(class_entry, property_tries_name, &property_tries_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_tries_name);

	zval property_interruptions_default_value;
	ZVAL_UNDEF(&property_interruptions_default_value);
	zend_string *property_interruptions_name = zend_string_init("interruptions", sizeof("interruptions") - 1, 1);
	zend_declare_typed_property(class_entry, property_interruptions_name, &property_interruptions_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_LONG));
	zend_string_release(property_interruptions_name);

	return class_entry;
}
