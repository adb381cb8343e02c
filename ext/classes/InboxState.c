#include "InboxState.h"

#include "registration.h"

#include "zend_enum.h"

#include "InboxState_arginfo.h"

zend_class_entry *encharge_ce_InboxState;

void encharge_register_inbox_state(void)
{
	encharge_ce_InboxState = register_class_Encharge_Webhooks_InboxState();
}

encharge_inbox_state encharge_inbox_state_of(zend_object *enum_case)
{
	const char *folder = Z_STRVAL_P(zend_enum_fetch_case_value(enum_case));
	encharge_inbox_state state = ENCHARGE_INBOX_NEW;

	while (strcmp(encharge_inbox_folder(state), folder) != 0) {
		state++;
	}
	return state;
}
