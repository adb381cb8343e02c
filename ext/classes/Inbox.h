#ifndef ENCHARGE_CLASS_INBOX_H
#define ENCHARGE_CLASS_INBOX_H

#include "php.h"

#include "core/inbox.h"

/* Returns the inbox of an Inbox object, borrowed from it; NULL, with an Error pending, if nobody opened it. */
encharge_inbox *encharge_inbox_of(zval *object);

/* Whether value is min to max; if not, a ValueError for the argument number arg_num (from 1) is pending. */
bool encharge_is_within(zend_long value, zend_long min, zend_long max, uint32_t arg_num);

#endif
