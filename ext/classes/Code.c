#include "Code.h"

#include "registration.h"

#include "zend_enum.h"

#include "Code_arginfo.h"

zend_class_entry *encharge_ce_Code;

void encharge_register_code(void)
{
	encharge_ce_Code = register_class_Encharge_Webhooks_Code();
}

zend_object *encharge_code_case(encharge_code code)
{
	return zend_enum_get_case_cstr(encharge_ce_Code, encharge_code_get(code)->case_name);
}

encharge_code encharge_code_of(zend_object *enum_case)
{
	zend_string *name = Z_STR_P(zend_enum_fetch_case_value(enum_case));

	return encharge_code_find((encharge_bytes){ZSTR_VAL(name), ZSTR_LEN(name)});
}

ZEND_METHOD(Encharge_Webhooks_Code, status)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG(encharge_code_get(encharge_code_of(Z_OBJ_P(ZEND_THIS)))->status);
}

ZEND_METHOD(Encharge_Webhooks_Code, message)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_STRING(encharge_code_get(encharge_code_of(Z_OBJ_P(ZEND_THIS)))->message);
}
