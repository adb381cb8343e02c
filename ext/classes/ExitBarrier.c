#include "registration.h"

#include "php.h"
#include "exceptions.h"

#include "binding/bailout.h"

#include "zend_exceptions.h"

#include "ExitBarrier_arginfo.h"

void encharge_register_exit_barrier(void)
{
	register_class_Encharge_Webhooks_ExitBarrier();
}

ZEND_METHOD(Encharge_Webhooks_ExitBarrier, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/*
 * For PHP an exit is an exception that no PHP code can catch. That of a fiber which
 * is being destroyed is another one; that of a fatal error is the same.
 */
static bool is_exit_pending(bool was_memory_exhausted)
{
	return EG(exception) && zend_is_unwind_exit(EG(exception))
		&& encharge_was_memory_exhausted() == was_memory_exhausted;
}

ZEND_METHOD(Encharge_Webhooks_ExitBarrier, run)
{
	bool was_memory_exhausted = encharge_was_memory_exhausted();
	int exit_status = EG(exit_status);
	zend_fcall_info work;
	zend_fcall_info_cache work_cache;
	zval result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_FUNC(work, work_cache)
	ZEND_PARSE_PARAMETERS_END();

	ZVAL_UNDEF(&result);
	work.retval = &result;
	zend_call_function(&work, &work_cache);
	if (is_exit_pending(was_memory_exhausted)) {
		zend_clear_exception();
		EG(exit_status) = exit_status;
		encharge_throw_exit();
		RETURN_THROWS();
	}
	if (Z_ISREF(result)) {
		zend_unwrap_reference(&result);
	}
	if (!Z_ISUNDEF(result)) {
		RETURN_COPY_VALUE(&result);
	}
}
