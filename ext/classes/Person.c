#include "Person.h"

#include "registration.h"

#include "binding/bailout.h"
#include "binding/json_zval.h"
#include "binding/property.h"

#include "core/json.h"

#include "ext/json/php_json.h"
#include "zend_exceptions.h"

#include "Person_arginfo.h"

zend_class_entry *encharge_ce_Person;

static zend_object_handlers handlers;

typedef struct person_object {
	encharge_person person;
	/* The tags while they are being copied: a bailout would lose them otherwise. */
	json_t *tags;
	zend_object std;
} person_object;

static person_object *from_object(zend_object *object)
{
	return (person_object *) ((char *) object - offsetof(person_object, std));
}

const encharge_person *encharge_person_of(zend_object *object)
{
	return &from_object(object)->person;
}

static zend_object *create_object(zend_class_entry *ce)
{
	person_object *intern = zend_object_alloc(sizeof(*intern), ce);

	zend_object_std_init(&intern->std, ce);
	object_properties_init(&intern->std, ce);
	intern->std.handlers = &handlers;
	return &intern->std;
}

static void free_object(zend_object *object)
{
	person_object *intern = from_object(object);

	encharge_person_release(&intern->person);
	json_decref(intern->tags);
	zend_object_std_dtor(object);
}

void encharge_register_person(void)
{
	encharge_ce_Person = register_class_Encharge_Webhooks_Person();
	encharge_ce_Person->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(person_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}

static void set_tags(person_object *intern)
{
	const char *tag;
	json_t *present;
	zval list;

	intern->tags = encharge_person_tags(&intern->person);
	if (!intern->tags) {
		zend_error_noreturn(E_ERROR, "Out of memory");
	}
	array_init_size(&list, (uint32_t) json_object_size(intern->tags));
	json_object_foreach(intern->tags, tag, present) {
		if (encharge_is_memory_exhausted()) {
			break;
		}
		add_next_index_string(&list, tag);
	}
	json_decref(intern->tags);
	intern->tags = NULL;
	encharge_set_property(&intern->std, encharge_ce_Person, "tags", &list);
}

static void set_properties(person_object *intern)
{
	const encharge_person *person = &intern->person;
	encharge_bytes email = encharge_person_email(person);
	zval value;

	ZVAL_STRINGL(&value, person->id.text, person->id.length);
	encharge_set_property(&intern->std, encharge_ce_Person, "id", &value);
	ZVAL_NULL(&value);
	if (email.data) {
		ZVAL_STRINGL(&value, email.data, email.length);
	}
	encharge_set_property(&intern->std, encharge_ce_Person, "email", &value);
	set_tags(intern);
}

void encharge_person_throw_empty(void)
{
	zend_throw_error(NULL, "The person is empty: only Person::fromArray() and a webhook or fetch make one");
}

void encharge_person_create(zval *return_value, encharge_person *person)
{
	person_object *intern;

	object_init_ex(return_value, encharge_ce_Person);
	intern = from_object(Z_OBJ_P(return_value));
	intern->person = *person;
	person->fields = NULL;
	set_properties(intern);
}

ZEND_METHOD(Encharge_Webhooks_Person, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Encharge_Webhooks_Person, isId)
{
	zend_string *text;
	encharge_contact_id id;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(encharge_contact_id_set(&id, (encharge_bytes){ZSTR_VAL(text), ZSTR_LEN(text)}));
}

static void throw_no_json(void)
{
	zend_argument_value_error(1, "must hold only what JSON can hold, at most %d deep and %d values",
		ENCHARGE_JSON_DEPTH_MAX, ENCHARGE_JSON_TOLERANT_NODES_MAX);
}

/* The person is made by way of a JSON text, and so is read like one of Encharge's. */
ZEND_METHOD(Encharge_Webhooks_Person, fromArray)
{
	zval *fields, person;
	smart_str text = {0};
	person_object *intern;
	json_t *root;
	encharge_code code;
	bool has_id;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY(fields)
	ZEND_PARSE_PARAMETERS_END();

	if (!encharge_json_encode(&text, fields, PHP_JSON_PRESERVE_ZERO_FRACTION, ENCHARGE_JSON_DEPTH_MAX)) {
		smart_str_free(&text);
		if (!EG(exception)) {
			throw_no_json();
		}
		RETURN_THROWS();
	}

	/* The object is made before the tree, which a bailout would lose otherwise. */
	object_init_ex(&person, encharge_ce_Person);
	intern = from_object(Z_OBJ(person));
	code = encharge_json_parse((encharge_bytes){ZSTR_VAL(text.s), ZSTR_LEN(text.s)}, ENCHARGE_JSON_TOLERANT, &root);
	has_id = encharge_person_set(&intern->person, root);
	json_decref(root);
	smart_str_free(&text);
	if (!has_id) {
		zval_ptr_dtor(&person);
		if (code == ENCHARGE_OK) {
			zend_argument_value_error(1, "must have a valid \"id\"");
		} else {
			throw_no_json();
		}
		RETURN_THROWS();
	}
	set_properties(intern);
	RETURN_COPY_VALUE(&person);
}

/*
 * Returns the fields, borrowed; NULL with an Error pending for an object that
 * something made past fromArray(), as PDO can.
 */
static json_t *fields_of(zval *object)
{
	json_t *fields = encharge_person_of(Z_OBJ_P(object))->fields;

	if (!fields) {
		encharge_person_throw_empty();
	}
	return fields;
}

ZEND_METHOD(Encharge_Webhooks_Person, get)
{
	zend_string *field;
	const json_t *fields;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(field)
	ZEND_PARSE_PARAMETERS_END();

	fields = fields_of(ZEND_THIS);
	if (fields) {
		encharge_json_to_zval(return_value, json_object_getn(fields, ZSTR_VAL(field), ZSTR_LEN(field)));
	}
}

ZEND_METHOD(Encharge_Webhooks_Person, toArray)
{
	const json_t *fields;

	ZEND_PARSE_PARAMETERS_NONE();

	fields = fields_of(ZEND_THIS);
	if (fields) {
		encharge_json_to_zval(return_value, fields);
	}
}

ZEND_METHOD(Encharge_Webhooks_Person, names)
{
	json_t *fields, *value;
	const char *name;

	ZEND_PARSE_PARAMETERS_NONE();

	fields = fields_of(ZEND_THIS);
	if (!fields) {
		RETURN_THROWS();
	}
	array_init_size(return_value, (uint32_t) json_object_size(fields));
	json_object_foreach(fields, name, value) {
		if (encharge_is_memory_exhausted()) {
			break;
		}
		add_next_index_string(return_value, name);
	}
}

ZEND_METHOD(Encharge_Webhooks_Person, __debugInfo)
{
	static const char *const names[] = {"id", "email", "tags"};

	ZEND_PARSE_PARAMETERS_NONE();

	array_init_size(return_value, sizeof(names) / sizeof(names[0]));
	if (!encharge_person_of(Z_OBJ_P(ZEND_THIS))->fields) {
		return;
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		zval unused,
			*value =
				zend_read_property(encharge_ce_Person, Z_OBJ_P(ZEND_THIS), names[i], strlen(names[i]), true, &unused);

		Z_TRY_ADDREF_P(value);
		add_assoc_zval(return_value, names[i], value);
	}
}
