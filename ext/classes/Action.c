#include "Action.h"

#include "registration.h"

#include "zend_enum.h"

#include "Action_arginfo.h"

static zend_class_entry *action_ce;

void encharge_register_action(void)
{
	action_ce = register_class_Encharge_Webhooks_Action();
}

zend_object *encharge_action_case(encharge_action action)
{
	static const char *const cases[] = {
		[ENCHARGE_ACTION_ADD] = "Add",
		[ENCHARGE_ACTION_UPDATE] = "Update",
		[ENCHARGE_ACTION_UPDATE_TAGS] = "UpdateTags",
		[ENCHARGE_ACTION_TEST] = "Test",
	};

	return zend_enum_get_case_cstr(action_ce, cases[action]);
}
