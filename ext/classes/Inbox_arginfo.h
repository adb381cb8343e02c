/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: e74d2dd4a775d36b401f539095a885657ca6fb67 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_open, 0, 2, Encharge\\Webhooks\\Inbox, 0)
	ZEND_ARG_TYPE_INFO(0, folder, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, installation, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_isOnNetwork, 0, 0, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_accept, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, webhook, Encharge\\Webhooks\\Webhook, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, withPersons, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()

#define arginfo_class_Encharge_Webhooks_Inbox_hold arginfo_class_Encharge_Webhooks_Inbox_accept

#define arginfo_class_Encharge_Webhooks_Inbox_lock arginfo_class_Encharge_Webhooks_Inbox_isOnNetwork

#define arginfo_class_Encharge_Webhooks_Inbox_unlock arginfo_class_Encharge_Webhooks_Inbox_isOnNetwork

#define arginfo_class_Encharge_Webhooks_Inbox_hasWork arginfo_class_Encharge_Webhooks_Inbox_isOnNetwork

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_claim, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_pause, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, seconds, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, reason, Encharge\\Webhooks\\Code, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_paused, 0, 0, IS_ARRAY, 1)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_count, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, state, Encharge\\Webhooks\\InboxState, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, atMost, IS_LONG, 0, "10000")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_list, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, state, Encharge\\Webhooks\\InboxState, 0)
	ZEND_ARG_TYPE_INFO(0, limit, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, after, IS_STRING, 0, "\"\"")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_retry, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, receipt, IS_STRING, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, more, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Encharge_Webhooks_Inbox_discard, 0, 2, IS_LONG, 0)
	ZEND_ARG_OBJ_INFO(0, state, Encharge\\Webhooks\\InboxState, 0)
	ZEND_ARG_TYPE_INFO(0, receipt, IS_STRING, 0)
	ZEND_ARG_VARIADIC_TYPE_INFO(0, more, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Encharge_Webhooks_Inbox, __construct);
ZEND_METHOD(Encharge_Webhooks_Inbox, open);
ZEND_METHOD(Encharge_Webhooks_Inbox, isOnNetwork);
ZEND_METHOD(Encharge_Webhooks_Inbox, accept);
ZEND_METHOD(Encharge_Webhooks_Inbox, hold);
ZEND_METHOD(Encharge_Webhooks_Inbox, lock);
ZEND_METHOD(Encharge_Webhooks_Inbox, unlock);
ZEND_METHOD(Encharge_Webhooks_Inbox, hasWork);
ZEND_METHOD(Encharge_Webhooks_Inbox, claim);
ZEND_METHOD(Encharge_Webhooks_Inbox, pause);
ZEND_METHOD(Encharge_Webhooks_Inbox, paused);
ZEND_METHOD(Encharge_Webhooks_Inbox, count);
ZEND_METHOD(Encharge_Webhooks_Inbox, list);
ZEND_METHOD(Encharge_Webhooks_Inbox, retry);
ZEND_METHOD(Encharge_Webhooks_Inbox, discard);


static const zend_function_entry class_Encharge_Webhooks_Inbox_methods[] = {
	ZEND_ME(Encharge_Webhooks_Inbox, __construct, arginfo_class_Encharge_Webhooks_Inbox___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Encharge_Webhooks_Inbox, open, arginfo_class_Encharge_Webhooks_Inbox_open, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Encharge_Webhooks_Inbox, isOnNetwork, arginfo_class_Encharge_Webhooks_Inbox_isOnNetwork, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, accept, arginfo_class_Encharge_Webhooks_Inbox_accept, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, hold, arginfo_class_Encharge_Webhooks_Inbox_hold, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, lock, arginfo_class_Encharge_Webhooks_Inbox_lock, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, unlock, arginfo_class_Encharge_Webhooks_Inbox_unlock, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, hasWork, arginfo_class_Encharge_Webhooks_Inbox_hasWork, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, claim, arginfo_class_Encharge_Webhooks_Inbox_claim, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, pause, arginfo_class_Encharge_Webhooks_Inbox_pause, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, paused, arginfo_class_Encharge_Webhooks_Inbox_paused, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, count, arginfo_class_Encharge_Webhooks_Inbox_count, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, list, arginfo_class_Encharge_Webhooks_Inbox_list, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, retry, arginfo_class_Encharge_Webhooks_Inbox_retry, ZEND_ACC_PUBLIC)
	ZEND_ME(Encharge_Webhooks_Inbox, discard, arginfo_class_Encharge_Webhooks_Inbox_discard, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Encharge_Webhooks_Inbox(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Encharge\\Webhooks", "Inbox", class_Encharge_Webhooks_Inbox_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
