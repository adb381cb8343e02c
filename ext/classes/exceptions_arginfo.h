/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: b73771f6b1a44019d160e4b3f7636e945e8c7a28 */




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


static const zend_function_entry class_Encharge_Webhooks_InboxException_methods[] = {
	ZEND_FE_END
};


static const zend_function_entry class_Encharge_Webhooks_ExitException_methods[] = {
	ZEND_FE_END
};

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

	zval property_isAboutOthers_default_value;
	ZVAL_UNDEF(&property_isAboutOthers_default_value);
	zend_string *property_isAboutOthers_name = zend_string_init("isAboutOthers", sizeof("isAboutOthers") - 1, 1);
	zend_declare_typed_property(class_entry, property_isAboutOthers_name, &property_isAboutOthers_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_isAboutOthers_name);

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

static zend_class_entry *register_class_Encharge_Webhooks_InboxException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Encharge_Webhooks_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "InboxException", class_Encharge_Webhooks_InboxException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	zend_class_implements(class_entry, 1, class_entry_Encharge_Webhooks_Exception);

	return class_entry;
}

static zend_class_entry *register_class_Encharge_Webhooks_ExitException(zend_class_entry *class_entry_RuntimeException, zend_class_entry *class_entry_Encharge_Webhooks_Exception)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "ExitException", class_Encharge_Webhooks_ExitException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);
	zend_class_implements(class_entry, 1, class_entry_Encharge_Webhooks_Exception);

	return class_entry;
}
