#include "idle_workers.h"

#include <time.h>

#define LOOKS 10
#define NANOSECONDS_BETWEEN_LOOKS (10 * 1000 * 1000)

static bool is_idle(const zval *worker)
{
	const zval *state =
		Z_TYPE_P(worker) == IS_ARRAY ? zend_hash_str_find(Z_ARRVAL_P(worker), ZEND_STRL("state")) : NULL;

	return state && Z_TYPE_P(state) == IS_STRING && zend_string_equals_literal(Z_STR_P(state), "Idle");
}

/* A pool that is not static makes workers when it needs some; in one of a single worker none is ever idle. */
static bool is_one_to_spare(const HashTable *status)
{
	const zval *manager = zend_hash_str_find(status, ZEND_STRL("process-manager"));
	const zval *workers = zend_hash_str_find(status, ZEND_STRL("procs"));
	zval *worker;

	if (!manager || Z_TYPE_P(manager) != IS_STRING || !zend_string_equals_literal(Z_STR_P(manager), "static")
		|| !workers || Z_TYPE_P(workers) != IS_ARRAY || zend_hash_num_elements(Z_ARRVAL_P(workers)) < 2) {
		return true;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(workers), worker) {
		if (is_idle(worker)) {
			return true;
		}
	}
	ZEND_HASH_FOREACH_END();

	return false;
}

static bool look(zend_function *get_status)
{
	bool is_spare = true;
	zval status;

	ZVAL_UNDEF(&status);
	zend_call_known_function(get_status, NULL, NULL, &status, 0, NULL, NULL);
	if (Z_TYPE(status) == IS_ARRAY) {
		is_spare = is_one_to_spare(Z_ARRVAL(status));
	}
	zval_ptr_dtor(&status);

	return is_spare;
}

bool encharge_await_idle_worker(void)
{
	const struct timespec pause = {.tv_nsec = NANOSECONDS_BETWEEN_LOOKS};
	zend_function *get_status = zend_hash_str_find_ptr(EG(function_table), ZEND_STRL("fpm_get_status"));
	unsigned looks = LOOKS;
	bool is_spare = !get_status || look(get_status);

	while (!is_spare && looks-- > 0 && nanosleep(&pause, NULL) == 0) {
		is_spare = look(get_status);
	}
	return is_spare;
}
