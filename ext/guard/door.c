#include "door.h"

#include "php_encharge.h"
#include "answer.h"
#include "hidden_errors.h"

#include "php_output.h"
#include "SAPI.h"
#include "zend_exceptions.h"
#include "zend_observer.h"

/* For what is left to do in PHP code once the memory limit was hit. PHP takes memory in pieces of 2 MiB. */
#define ROOM_TO_ANSWER (4 * 1024 * 1024)

/* A function of PHP's that reaches the sender past the output layer. */
typedef struct {
	const char *name;
	bool finishes; /* whether it ends the response, and lets the request go on */
	zif_handler handler;
} way_out;

static way_out ways_out[] = {
	{"fastcgi_finish_request", true, NULL},
	{"litespeed_finish_request", true, NULL},
	{"frankenphp_finish_request", true, NULL},
	{"virtual", false, NULL},
};

static void (*flush_of_sapi)(void *server_context);

static bool is_passable(void)
{
	return ENCHARGE_G(door).state == ENCHARGE_DOOR_OPEN || ENCHARGE_G(door).is_letting_go;
}

/* Several servers send the headers when they flush, whatever PHP says of them. */
static void flush_if_passable(void *server_context)
{
	if (is_passable()) {
		flush_of_sapi(server_context);
	}
}

/* Stands in place of each of the ways out: at a shut door it returns what PHP's own does with nothing to do. */
static ZEND_FUNCTION(leave_if_passable)
{
	if (!is_passable()) {
		RETURN_FALSE;
	}
	for (size_t i = 0; i < sizeof(ways_out) / sizeof(ways_out[0]); i++) {
		if (zend_string_equals_cstr(EX(func)->common.function_name, ways_out[i].name, strlen(ways_out[i].name))) {
			ways_out[i].handler(INTERNAL_FUNCTION_PARAM_PASSTHRU);
			return;
		}
	}
}

static void watch_way_out(way_out *way)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), way->name, strlen(way->name));

	if (function && function->type == ZEND_INTERNAL_FUNCTION) {
		way->handler = function->internal_function.handler;
		function->internal_function.handler = ZEND_FN(leave_if_passable);
	}
}

static void let_output_out(bool out)
{
	int status = php_output_get_status();

	php_output_set_status(out ? status & ~PHP_OUTPUT_DISABLED : status | PHP_OUTPUT_DISABLED);
}

/*
 * An output callback that starts a buffer is a fatal error, before which PHP ends
 * its output layer: from then on all that is printed goes to standard output, which
 * under CGI is the web server.
 */
static void on_error(int type, zend_string *file, uint32_t line, zend_string *message)
{
	if (ENCHARGE_G(door).state != ENCHARGE_DOOR_OPEN && !(OG(flags) & PHP_OUTPUT_ACTIVATED)) {
		php_output_activate();
		let_output_out(false);
	}
}

void encharge_door_startup(void)
{
	zend_observer_error_register(on_error);
	for (size_t i = 0; i < sizeof(ways_out) / sizeof(ways_out[0]); i++) {
		watch_way_out(&ways_out[i]);
	}
	flush_of_sapi = sapi_module.flush;
	if (flush_of_sapi) {
		sapi_module.flush = flush_if_passable;
	}
}

void encharge_door_shutdown(void)
{
	/* The functions go with the modules that they are of. */
	if (sapi_module.flush == flush_if_passable) {
		sapi_module.flush = flush_of_sapi;
	}
}

void encharge_door_shut(void)
{
	encharge_door *door = &ENCHARGE_G(door);

	if (door->state != ENCHARGE_DOOR_OPEN) {
		return;
	}
	door->state = ENCHARGE_DOOR_SHUT;
	door->had_no_headers = SG(request_info).no_headers;
	door->had_no_output = (php_output_get_status() & PHP_OUTPUT_DISABLED) != 0;
	SG(request_info).no_headers = true;
	let_output_out(false);
	encharge_hide_errors();
}

void encharge_door_open(void)
{
	encharge_door *door = &ENCHARGE_G(door);

	if (door->state != ENCHARGE_DOOR_SHUT) {
		return;
	}
	SG(request_info).no_headers = door->had_no_headers;
	let_output_out(!door->had_no_output);
	encharge_show_errors();
	memset(door, 0, sizeof(*door));
}

/* What PHP has set of its own accord, as it does after a fatal error, or a script with a text of its own. */
static void forget_status_line(void)
{
	if (SG(sapi_headers).http_status_line) {
		efree(SG(sapi_headers).http_status_line);
		SG(sapi_headers).http_status_line = NULL;
	}
}

void encharge_door_begin_answer(int status)
{
	if (SG(headers_sent)) {
		return;
	}
	sapi_header_op(SAPI_HEADER_DELETE_ALL, NULL);
	forget_status_line();
	sapi_header_op(SAPI_HEADER_SET_STATUS, (void *) (zend_intptr_t) status);
}

/* What a script gave header_register_callback(), which would set headers while they are sent. */
#if PHP_VERSION_ID >= 80600
typedef zend_fcall_info_cache header_callback;

static header_callback take_header_callback(void)
{
	header_callback callback = SG(send_header_fcc);

	SG(send_header_fcc) = empty_fcall_info_cache;
	return callback;
}

static void release_header_callback(header_callback *callback)
{
	if (ZEND_FCC_INITIALIZED(*callback)) {
		zend_fcc_dtor(callback);
	}
}
#else
typedef zval header_callback;

static header_callback take_header_callback(void)
{
	header_callback callback = SG(callback_func);

	ZVAL_UNDEF(&SG(callback_func));
	return callback;
}

static void release_header_callback(header_callback *callback)
{
	zval_ptr_dtor(callback);
}
#endif

/*
 * Writes headers and body, also to a sender who is gone: that is no reason to end the
 * request. is_last tells that the response ends right behind them, whose end sends them.
 */
static void write_answer(const char *body, size_t length, bool is_last)
{
	bool ends_with_sender = !PG(ignore_user_abort);
	header_callback callback = take_header_callback();

	PG(ignore_user_abort) = true;
	SG(request_info).no_headers = ENCHARGE_G(door).had_no_headers;
	sapi_send_headers();
	if (!SG(request_info).headers_only) {
		sapi_module.ub_write(body, length);
	}
	if (flush_of_sapi && !is_last) {
		flush_of_sapi(SG(server_context));
	}
	/* A header that somebody sets now is not too late, but set in vain. */
	SG(request_info).no_headers = true;
	let_output_out(false);
	PG(ignore_user_abort) = !ends_with_sender;

	release_header_callback(&callback);
}

static zend_function *find_finishing_function(void)
{
	for (size_t i = 0; i < sizeof(ways_out) / sizeof(ways_out[0]); i++) {
		zend_function *function =
			zend_hash_str_find_ptr(EG(function_table), ways_out[i].name, strlen(ways_out[i].name));

		if (function && function->type == ZEND_INTERNAL_FUNCTION && ways_out[i].finishes) {
			return function;
		}
	}
	return NULL;
}

/* Whether PHP code is to run before a function that ends the response does so: the callback of an output buffer. */
static bool has_callback(void)
{
	php_output_handler **buffers = zend_stack_base(&OG(handlers));

	for (int i = 0; i < php_output_get_level(); i++) {
		if (buffers[i]->flags & PHP_OUTPUT_HANDLER_USER) {
			return true;
		}
	}
	return false;
}

/* PHP's function runs the callbacks of all buffers: what they throw ends here. */
static void finish_response(zend_function *finish)
{
	zval result;

	if (finish) {
		ENCHARGE_G(door).is_letting_go = true;
		zend_call_known_function(finish, NULL, NULL, &result, 0, NULL, NULL);
		ENCHARGE_G(door).is_letting_go = false;
		zval_ptr_dtor(&result);
	}
	if (EG(exception)) {
		zend_exception_error(EG(exception), E_WARNING);
	}
}

void encharge_door_give_answer(const char *body, size_t length)
{
	/* A request that ends lets go of its sender by itself. */
	bool goes_on = EG(current_execute_data) != NULL;
	zend_function *finish = goes_on ? find_finishing_function() : NULL;

	if (!SG(headers_sent)) {
		encharge_answer_header("Content-Length: %zu", length);
		/* Apache would take the sender's next request on this connection once this one has ended. */
		if (strcmp(sapi_module.name, "apache2handler") == 0) {
			encharge_answer_header("Connection: close");
		}
	}
	ENCHARGE_G(door).state = ENCHARGE_DOOR_ANSWERED;
	write_answer(body, length, finish && !has_callback());
	if (goes_on) {
		finish_response(finish);
	}
}

void encharge_door_expect_failure(encharge_code code)
{
	size_t needed = zend_memory_usage(true) + ROOM_TO_ANSWER;

	ENCHARGE_G(door).failure = code;
	if (CG(unclean_shutdown) && PG(memory_limit) > 0 && (size_t) PG(memory_limit) < needed) {
		zend_set_memory_limit(needed);
	}
}

void encharge_door_forget_request(void)
{
	if (ENCHARGE_G(door).state != ENCHARGE_DOOR_OPEN) {
		memset(&ENCHARGE_G(door), 0, sizeof(ENCHARGE_G(door)));
	}
}
