#include "Fetch.h"

#include "php_encharge.h"
#include "Person.h"
#include "exceptions.h"
#include "registration.h"

#include "binding/bailout.h"
#include "binding/people_request.h"

#include "core/json.h"

#include "zend_exceptions.h"

#include "Fetch_arginfo.h"

/* PHP's time limit and signals may have to wait as long, for not all of them wake poll(). */
#define SLICE_MS 100

static zend_class_entry *fetch_ce;

typedef struct fetch_object {
	encharge_call call;
	json_t *json;           /* the answer, for encharge_fetch_json() */
	zval ids, emails;       /* list<string>: whom the call asks for */
	encharge_people people; /* the answer, while it becomes list */
	zval list;              /* list<Person>, once finish() made it */
	zval failure;           /* what finish() throws each time */
	zend_object std;
} fetch_object;

static zend_object_handlers handlers;

static fetch_object *from_object(zend_object *object)
{
	return (fetch_object *) ((char *) object - offsetof(fetch_object, std));
}

static bool is_pending(const fetch_object *fetch)
{
	return ENCHARGE_G(transport).pending == &fetch->call;
}

/* Does what the VM does after each call of an internal function. Returns whether to go on. */
static bool heed_interrupts(void)
{
	if (zend_atomic_bool_load_ex(&EG(vm_interrupt))) {
		zend_atomic_bool_store_ex(&EG(vm_interrupt), false);
		if (zend_atomic_bool_load_ex(&EG(timed_out))) {
			zend_timeout();
		} else if (zend_interrupt_function) {
			zend_interrupt_function(EG(current_execute_data));
		}
	}
	return !EG(exception);
}

/*
 * Waits until nothing is pending. A signal handler may meanwhile use, finish or
 * destroy any Fetch. Returns whether to go on.
 */
static bool finish_pending(void)
{
	while (ENCHARGE_G(transport).pending) {
		encharge_transport_advance(&ENCHARGE_G(transport), SLICE_MS);
		if (!heed_interrupts()) {
			return false;
		}
	}
	return true;
}

bool encharge_fetch_start(zval *fetch, const encharge_request *request)
{
	if (!finish_pending()) {
		return false;
	}
	object_init_ex(fetch, fetch_ce);
	encharge_transport_start(&ENCHARGE_G(transport), request, &from_object(Z_OBJ_P(fetch))->call);

	return true;
}

/* Copies a list of strings: the caller's may hold references, behind which they change. */
static void copy_strings(zval *copy, HashTable *strings)
{
	zval *text;

	array_init_size(copy, zend_hash_num_elements(strings));
	ZEND_HASH_FOREACH_VAL(strings, text) {
		ZVAL_DEREF(text);
		add_next_index_str(copy, zend_string_copy(Z_STR_P(text)));
	}
	ZEND_HASH_FOREACH_END();
}

void encharge_fetch_expect(zval *zv, HashTable *ids, HashTable *emails)
{
	fetch_object *fetch = from_object(Z_OBJ_P(zv));

	copy_strings(&fetch->ids, ids);
	copy_strings(&fetch->emails, emails);
}

static bool wait_for_answer(fetch_object *fetch)
{
	while (is_pending(fetch)) {
		encharge_transport_advance(&ENCHARGE_G(transport), SLICE_MS);
		if (!heed_interrupts()) {
			return false;
		}
	}
	return true;
}

bool encharge_fetch_wait(zval *zv)
{
	fetch_object *fetch = from_object(Z_OBJ_P(zv));

	return wait_for_answer(fetch) && encharge_throw_unless_success(&fetch->call);
}

json_t *encharge_fetch_json(zval *zv)
{
	fetch_object *fetch = from_object(Z_OBJ_P(zv));
	encharge_bytes body;

	if (!encharge_fetch_wait(zv)) {
		return NULL;
	}
	body = (encharge_bytes){fetch->call.body, fetch->call.length};
	if (encharge_json_parse(body, ENCHARGE_JSON_TOLERANT, &fetch->json) != ENCHARGE_OK) {
		encharge_throw_unexpected_answer(&fetch->call);
		return NULL;
	}
	return fetch->json;
}

void encharge_fetch_throw_unexpected(zval *zv)
{
	encharge_throw_unexpected_answer(&from_object(Z_OBJ_P(zv))->call);
}

/* Makes list of people, unless the memory limit was hit. */
static void make_list(fetch_object *fetch)
{
	zval list, person;

	array_init_size(&list, (uint32_t) fetch->people.count);
	for (size_t i = 0; i < fetch->people.count && !encharge_is_memory_exhausted(); i++) {
		encharge_person_create(&person, &fetch->people.items[i]);
		zend_hash_next_index_insert_new(Z_ARRVAL(list), &person);
	}
	if (encharge_is_memory_exhausted()) {
		zval_ptr_dtor(&list);
	} else {
		ZVAL_COPY_VALUE(&fetch->list, &list);
	}
}

/* Turns the answer, which is there, into list or failure; into neither if the memory limit was hit. */
static void read_answer(fetch_object *fetch)
{
	encharge_call *call = &fetch->call;

	/* An attempt that ended in a bailout may have left people. */
	encharge_people_free(&fetch->people);
	if (encharge_throw_unless_success(call)) {
		encharge_bytes body = {call->body, call->length};

		if (encharge_people_parse(body, &fetch->people) != ENCHARGE_OK) {
			encharge_throw_unexpected_answer(call);
		} else if (!encharge_people_are_an_answer(&fetch->people, Z_ARRVAL(fetch->ids), Z_ARRVAL(fetch->emails))) {
			encharge_people_free(&fetch->people);
			encharge_transport_distrust(&ENCHARGE_G(transport));
			encharge_throw_answer_to_another(call);
		} else {
			make_list(fetch);
			encharge_people_free(&fetch->people);
			if (Z_ISUNDEF(fetch->list)) {
				return;
			}
		}
	}
	if (EG(exception)) {
		ZVAL_OBJ_COPY(&fetch->failure, EG(exception));
	}
	encharge_call_clear(call);
}

ZEND_METHOD(Encharge_Webhooks_Fetch, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Fetch, advance)
{
	fetch_object *fetch = from_object(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();

	if (is_pending(fetch)) {
		encharge_transport_advance(&ENCHARGE_G(transport), 0);
	}
	RETURN_BOOL(!is_pending(fetch));
}

ZEND_METHOD(Encharge_Webhooks_Fetch, finish)
{
	fetch_object *fetch = from_object(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_NONE();

	if (fetch->call.state == ENCHARGE_CALL_NONE) {
		zend_throw_error(NULL, "The fetch was not started by a client");
		RETURN_THROWS();
	}
	if (!wait_for_answer(fetch)) {
		RETURN_THROWS();
	}
	if (fetch->call.state == ENCHARGE_CALL_CANCELLED) {
		zend_throw_error(NULL, "The fetch was cancelled");
		RETURN_THROWS();
	}
	if (Z_ISUNDEF(fetch->list) && Z_ISUNDEF(fetch->failure)) {
		read_answer(fetch);
	} else if (!Z_ISUNDEF(fetch->failure)) {
		Z_ADDREF(fetch->failure);
		zend_throw_exception_object(&fetch->failure);
	}
	if (!Z_ISUNDEF(fetch->list)) {
		RETURN_COPY(&fetch->list);
	}
}

void encharge_fetch_cancel(zend_object *object)
{
	if (is_pending(from_object(object))) {
		encharge_transport_cancel(&ENCHARGE_G(transport));
	}
}

ZEND_METHOD(Encharge_Webhooks_Fetch, cancel)
{
	ZEND_PARSE_PARAMETERS_NONE();

	encharge_fetch_cancel(Z_OBJ_P(ZEND_THIS));
}

ZEND_METHOD(Encharge_Webhooks_Fetch, timing)
{
	const encharge_call *call = &from_object(Z_OBJ_P(ZEND_THIS))->call;

	ZEND_PARSE_PARAMETERS_NONE();

	if (call->state != ENCHARGE_CALL_DONE) {
		RETURN_NULL();
	}
	array_init_size(return_value, 3);
	add_assoc_string(return_value, "connection", call->kept ? "kept" : "new");
	add_assoc_double(return_value, "connect", call->connect_ms);
	add_assoc_double(return_value, "total", call->total_ms);
}

static zend_object *create_object(zend_class_entry *ce)
{
	fetch_object *fetch = zend_object_alloc(sizeof(*fetch), ce);

	zend_object_std_init(&fetch->std, ce);
	object_properties_init(&fetch->std, ce);
	fetch->std.handlers = &handlers;

	return &fetch->std;
}

static void free_object(zend_object *object)
{
	fetch_object *fetch = from_object(object);

	encharge_fetch_cancel(object);
	encharge_call_clear(&fetch->call);
	json_decref(fetch->json);
	zval_ptr_dtor(&fetch->ids);
	zval_ptr_dtor(&fetch->emails);
	encharge_people_free(&fetch->people);
	zval_ptr_dtor(&fetch->list);
	zval_ptr_dtor(&fetch->failure);
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	fetch_object *fetch = from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &fetch->list);
	zend_get_gc_buffer_add_zval(buffer, &fetch->failure);
	zend_get_gc_buffer_use(buffer, table, count);

	return NULL;
}

void encharge_register_fetch(void)
{
	fetch_ce = register_class_Encharge_Webhooks_Fetch();
	fetch_ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(fetch_object, std);
	handlers.free_obj = free_object;
	handlers.get_gc = get_gc;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}
