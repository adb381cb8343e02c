#include "person.h"

#include "core/json.h"

#include "ext/json/php_json.h"
#include "zend_smart_str.h"

zend_class_entry *encharge_ce_Person;

static zend_object_handlers handlers;

typedef struct person_object {
	encharge_person person;
	/* Of encharge_person_tags(), while they are being copied */
	json_t *tags;
	zend_object std;
} person_object;

static person_object *from_object(zend_object *object)
{
	return (person_object *) ((char *) object - XtOffsetOf(person_object, std));
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

void encharge_register_person(zend_class_entry *ce)
{
	encharge_ce_Person = ce;
	ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = XtOffsetOf(person_object, std);
	handlers.free_obj = free_object;
	handlers.clone_obj = NULL;
}

/* Takes over the caller's reference to value. */
static void set_property(zend_object *object, const char *name, zval *value)
{
	zend_update_property(encharge_ce_Person, object, name, strlen(name), value);
	zval_ptr_dtor(value);
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
		add_next_index_string(&list, tag);
	}
	json_decref(intern->tags);
	intern->tags = NULL;
	set_property(&intern->std, "tags", &list);
}

static void set_properties(person_object *intern)
{
	const encharge_person *person = &intern->person;
	encharge_bytes email = encharge_person_email(person);
	zval value;

	ZVAL_STRINGL(&value, person->id.text, person->id.length);
	set_property(&intern->std, "id", &value);
	ZVAL_NULL(&value);
	if (email.data) {
		ZVAL_STRINGL(&value, email.data, email.length);
	}
	set_property(&intern->std, "email", &value);
	set_tags(intern);
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

static void set_zval(zval *result, const json_t *value);

static void set_zval_array(zval *result, const json_t *array)
{
	size_t index;
	json_t *item;

	array_init_size(result, (uint32_t) json_array_size(array));
	json_array_foreach(array, index, item) {
		zval element;

		set_zval(&element, item);
		add_next_index_zval(result, &element);
	}
}

static void set_zval_object(zval *result, const json_t *object)
{
	const char *name;
	json_t *member;

	array_init_size(result, (uint32_t) json_object_size(object));
	json_object_foreach((json_t *) object, name, member) {
		zval element;

		set_zval(&element, member);
		zend_symtable_str_update(Z_ARRVAL_P(result), name, strlen(name), &element);
	}
}

/* Recurses no deeper than ENCHARGE_JSON_DEPTH_MAX. A NULL value is null. */
static void set_zval(zval *result, const json_t *value)
{
	if (!value) {
		ZVAL_NULL(result);
		return;
	}
	switch (json_typeof(value)) {
		case JSON_OBJECT:
			set_zval_object(result, value);
			break;
		case JSON_ARRAY:
			set_zval_array(result, value);
			break;
		case JSON_STRING:
			ZVAL_STRINGL(result, json_string_value(value), json_string_length(value));
			break;
		case JSON_INTEGER:
			if ((json_int_t) (zend_long) json_integer_value(value) == json_integer_value(value)) {
				ZVAL_LONG(result, (zend_long) json_integer_value(value));
			} else {
				ZVAL_STR(result, zend_strpprintf(0, "%" JSON_INTEGER_FORMAT, json_integer_value(value)));
			}
			break;
		case JSON_REAL:
			ZVAL_DOUBLE(result, json_real_value(value));
			break;
		case JSON_TRUE:
		case JSON_FALSE:
			ZVAL_BOOL(result, json_is_true(value));
			break;
		case JSON_NULL:
			ZVAL_NULL(result);
			break;
	}
}

ZEND_METHOD(Encharge_Webhooks_Person, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/* By way of the JSON text, so that such a person is read like one of Encharge's. */
ZEND_METHOD(Encharge_Webhooks_Person, fromArray)
{
	zval *fields;
	smart_str text = {0};
	person_object *intern;
	json_t *root;
	bool valid = false;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY(fields)
	ZEND_PARSE_PARAMETERS_END();

	/* An infinite number is an error that the return value does not tell. */
	if (php_json_encode_ex(&text, fields, PHP_JSON_PRESERVE_ZERO_FRACTION, ENCHARGE_JSON_DEPTH_MAX) == FAILURE
		|| JSON_G(error_code) != PHP_JSON_ERROR_NONE) {
		smart_str_free(&text);
		if (!EG(exception)) {
			zend_argument_value_error(1, "must hold only what JSON can hold, at most %d deep", ENCHARGE_JSON_DEPTH_MAX);
		}
		RETURN_THROWS();
	}
	smart_str_0(&text);

	object_init_ex(return_value, encharge_ce_Person);
	intern = from_object(Z_OBJ_P(return_value));
	encharge_json_parse((encharge_bytes){ZSTR_VAL(text.s), ZSTR_LEN(text.s)}, ENCHARGE_JSON_TOLERANT, &root);
	valid = encharge_person_set(&intern->person, root);
	json_decref(root);
	smart_str_free(&text);
	if (!valid) {
		zval_ptr_dtor(return_value);
		ZVAL_NULL(return_value);
		zend_argument_value_error(1, "must have a valid \"id\"");
		RETURN_THROWS();
	}
	set_properties(intern);
}

ZEND_METHOD(Encharge_Webhooks_Person, get)
{
	zend_string *field;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(field)
	ZEND_PARSE_PARAMETERS_END();

	set_zval(return_value,
		json_object_getn(encharge_person_of(Z_OBJ_P(ZEND_THIS))->fields, ZSTR_VAL(field), ZSTR_LEN(field)));
}

ZEND_METHOD(Encharge_Webhooks_Person, toArray)
{
	ZEND_PARSE_PARAMETERS_NONE();

	set_zval_object(return_value, encharge_person_of(Z_OBJ_P(ZEND_THIS))->fields);
}

ZEND_METHOD(Encharge_Webhooks_Person, names)
{
	json_t *fields = encharge_person_of(Z_OBJ_P(ZEND_THIS))->fields, *value;
	const char *name;

	ZEND_PARSE_PARAMETERS_NONE();

	array_init_size(return_value, (uint32_t) json_object_size(fields));
	json_object_foreach(fields, name, value) {
		add_next_index_string(return_value, name);
	}
}

ZEND_METHOD(Encharge_Webhooks_Person, __debugInfo)
{
	static const char *const names[] = {"id", "email", "tags"};

	ZEND_PARSE_PARAMETERS_NONE();

	array_init_size(return_value, sizeof(names) / sizeof(names[0]));
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		zval unused,
			*value =
				zend_read_property(encharge_ce_Person, Z_OBJ_P(ZEND_THIS), names[i], strlen(names[i]), true, &unused);

		Z_TRY_ADDREF_P(value);
		add_assoc_zval(return_value, names[i], value);
	}
}
