#ifndef ENCHARGE_CLASS_INBOX_STATE_H
#define ENCHARGE_CLASS_INBOX_STATE_H

#include "php.h"

#include "core/inbox_name.h"

/* The enum Encharge\Webhooks\InboxState. */
extern zend_class_entry *encharge_ce_InboxState;

/* Returns the state that a case of the enum stands for. */
encharge_inbox_state encharge_inbox_state_of(zend_object *enum_case);

#endif
