#include "Claim.h"

#include "Action.h"
#include "Code.h"
#include "Person.h"
#include "exceptions.h"
#include "registration.h"

#include "binding/digests.h"
#include "binding/property.h"

#include "core/inbox_pause.h"

#include "Claim_arginfo.h"

#include <time.h>

static zend_class_entry *claim_ce;

static zend_object_handlers handlers;

typedef struct claim_object {
	encharge_inbox_claim claim;
	zend_object std;
} claim_object;

static encharge_inbox_claim *claim_of(zend_object *object)
{
	return &((claim_object *) ((char *) object - offsetof(claim_object, std)))->claim;
}

static zend_object *create_object(zend_class_entry *ce)
{
	claim_object *intern = zend_object_alloc(sizeof(*intern), ce);

	zend_object_std_init(&intern->std, ce);
	object_properties_init(&intern->std, ce);
	intern->std.handlers = &handlers;
	intern->claim.descriptor = -1;
	return &intern->std;
}

static void free_object(zend_object *object)
{
	encharge_inbox_claim_let_go(claim_of(object));
	zend_object_std_dtor(object);
}

void encharge_register_claim(void)
{
	claim_ce = register_class_Encharge_Webhooks_Claim();
	claim_ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(claim_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}

static void set_entry(zend_object *object, encharge_inbox_entry *entry)
{
	zval value;

	ZVAL_STRINGL(&value, entry->person.id.text, entry->person.id.length);
	encharge_set_property(object, claim_ce, "contact", &value);
	ZVAL_OBJ_COPY(&value, encharge_action_case(entry->action));
	encharge_set_property(object, claim_ce, "action", &value);
	ZVAL_NULL(&value);
	if (entry->role) {
		ZVAL_STRINGL(&value, entry->role, entry->role_length);
	}
	encharge_set_property(object, claim_ce, "role", &value);
	ZVAL_BOOL(&value, entry->notify);
	encharge_set_property(object, claim_ce, "notify", &value);
	ZVAL_STR(&value, encharge_digest_to_string(&entry->key_digest));
	encharge_set_property(object, claim_ce, "keyDigest", &value);
	ZVAL_DOUBLE(&value, (double) entry->accepted / 1e6);
	encharge_set_property(object, claim_ce, "accepted", &value);
	ZVAL_NULL(&value);
	if (entry->person.fields) {
		encharge_person_create(&value, &entry->person);
	}
	encharge_set_property(object, claim_ce, "person", &value);
}

void encharge_claim_create(zval *object, encharge_inbox_claim *claim)
{
	encharge_inbox_claim *own;
	zval value;

	object_init_ex(object, claim_ce);
	own = claim_of(Z_OBJ_P(object));
	*own = *claim;
	*claim = (encharge_inbox_claim){.descriptor = -1};

	ZVAL_STRING(&value, own->name.receipt);
	encharge_set_property(Z_OBJ_P(object), claim_ce, "receipt", &value);
	ZVAL_LONG(&value, own->name.tries);
	encharge_set_property(Z_OBJ_P(object), claim_ce, "tries", &value);
	ZVAL_LONG(&value, own->name.interruptions);
	encharge_set_property(Z_OBJ_P(object), claim_ce, "interruptions", &value);
	set_entry(Z_OBJ_P(object), &own->entry);
}

/* Returns the claim of the method's object; NULL, with an Error pending, if it has ended. */
static encharge_inbox_claim *open_claim(zval *this)
{
	encharge_inbox_claim *claim = claim_of(Z_OBJ_P(this));

	if (claim->descriptor < 0) {
		zend_throw_error(NULL, "The claim has ended");
		return NULL;
	}
	return claim;
}

static void throw_if_failed(int error)
{
	if (error != 0) {
		encharge_throw_inbox(error);
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Claim, begin)
{
	encharge_inbox_claim *claim;

	ZEND_PARSE_PARAMETERS_NONE();

	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_begin(claim));
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, done)
{
	encharge_inbox_claim *claim;

	ZEND_PARSE_PARAMETERS_NONE();

	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_done(claim));
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, release)
{
	encharge_inbox_claim *claim;

	ZEND_PARSE_PARAMETERS_NONE();

	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_put_back(claim, time(NULL)));
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, keep)
{
	encharge_inbox_claim *claim;
	zend_object *code;
	zend_string *message;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(code, encharge_ce_Code)
		Z_PARAM_STR(message)
	ZEND_PARSE_PARAMETERS_END();

	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_keep(
			claim, encharge_code_of(code), (encharge_bytes){ZSTR_VAL(message), ZSTR_LEN(message)}, time(NULL)));
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, later)
{
	encharge_inbox_claim *claim;
	zend_long seconds;
	zend_object *code;
	zend_string *message;
	int64_t now = time(NULL);

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_LONG(seconds)
		Z_PARAM_OBJ_OF_CLASS(code, encharge_ce_Code)
		Z_PARAM_STR(message)
	ZEND_PARSE_PARAMETERS_END();

	if (seconds < 0 || seconds > ENCHARGE_INBOX_SECONDS_MAX) {
		zend_argument_value_error(1, "must be between 0 and %d", ENCHARGE_INBOX_SECONDS_MAX);
		RETURN_THROWS();
	}
	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_later(
			claim, now + seconds, encharge_code_of(code), (encharge_bytes){ZSTR_VAL(message), ZSTR_LEN(message)}, now));
	}
}

ZEND_METHOD(Encharge_Webhooks_Claim, bury)
{
	encharge_inbox_claim *claim;
	zend_object *code;
	zend_string *message;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_OBJ_OF_CLASS(code, encharge_ce_Code)
		Z_PARAM_STR(message)
	ZEND_PARSE_PARAMETERS_END();

	claim = open_claim(ZEND_THIS);
	if (claim) {
		throw_if_failed(encharge_inbox_claim_bury(
			claim, encharge_code_of(code), (encharge_bytes){ZSTR_VAL(message), ZSTR_LEN(message)}, time(NULL)));
	}
}
