#include "registration.h"

#include "binding/field_value.h"
#include "Person.h"

#include "ext/date/php_date.h"
#include "zend_exceptions.h"

#include "FieldMap_arginfo.h"

static zend_object_handlers handlers;

typedef struct field_map_row {
	zend_string *field;
	zend_string *key;
	const encharge_field_type *type;
	bool wipe;
} field_map_row;

typedef struct field_map_object {
	field_map_row *rows;
	uint32_t count;
	zval zone;
	zend_object std;
} field_map_object;

static field_map_object *from_object(zend_object *object)
{
	return (field_map_object *) ((char *) object - offsetof(field_map_object, std));
}

static zend_object *create_object(zend_class_entry *ce)
{
	field_map_object *intern = zend_object_alloc(sizeof(*intern), ce);

	zend_object_std_init(&intern->std, ce);
	object_properties_init(&intern->std, ce);
	intern->std.handlers = &handlers;
	return &intern->std;
}

static void free_object(zend_object *object)
{
	field_map_object *intern = from_object(object);

	for (uint32_t i = 0; i < intern->count; i++) {
		zend_string_release(intern->rows[i].field);
		zend_string_release(intern->rows[i].key);
	}
	if (intern->rows) {
		efree(intern->rows);
	}
	zval_ptr_dtor(&intern->zone);
	zend_object_std_dtor(object);
}

/* The zone may be of a class that PHP code declares, and refer back to the map. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	*table = &from_object(object)->zone;
	*count = 1;
	return zend_std_get_properties(object);
}

void encharge_register_field_map(void)
{
	zend_class_entry *ce = register_class_Encharge_Webhooks_FieldMap();

	ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = offsetof(field_map_object, std);
	handlers.free_obj = free_object;
	handlers.get_gc = get_gc;
	handlers.clone_obj = NULL;
	handlers.compare = zend_objects_not_comparable;
}

static zend_string *non_empty_string(HashTable *row, const char *name)
{
	zval *value = zend_hash_str_find_deref(row, name, strlen(name));

	return value && Z_TYPE_P(value) == IS_STRING && Z_STRLEN_P(value) > 0 ? Z_STR_P(value) : NULL;
}

static const encharge_field_type *type_of(const zval *name)
{
	if (!name) {
		return encharge_field_type_find(ENCHARGE_BYTES("text"));
	}
	if (Z_TYPE_P(name) != IS_STRING) {
		return NULL;
	}
	return encharge_field_type_find((encharge_bytes){Z_STRVAL_P(name), Z_STRLEN_P(name)});
}

/* Reads one row, with references of its own. Returns what the row lacks; NULL if it lacks nothing. */
static const char *read_row(HashTable *values, field_map_row *row)
{
	zval *wipe = zend_hash_str_find_deref(values, ZEND_STRL("wipe"));

	row->field = non_empty_string(values, "field");
	if (!row->field) {
		return "a \"field\" that is a non-empty string";
	}
	row->key = non_empty_string(values, "key");
	if (!row->key) {
		return "a \"key\" that is a non-empty string";
	}
	row->type = type_of(zend_hash_str_find_deref(values, ZEND_STRL("type")));
	if (!row->type) {
		return "a \"type\" that is one of the field types";
	}
	if (wipe && Z_TYPE_P(wipe) != IS_TRUE && Z_TYPE_P(wipe) != IS_FALSE) {
		return "a \"wipe\" that is a bool";
	}
	row->wipe = wipe && Z_TYPE_P(wipe) == IS_TRUE;
	zend_string_addref(row->field);
	zend_string_addref(row->key);
	return NULL;
}

ZEND_METHOD(Encharge_Webhooks_FieldMap, __construct)
{
	HashTable *rows;
	zval *zone, *row;
	field_map_object *intern = from_object(Z_OBJ_P(ZEND_THIS));

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ARRAY_HT(rows)
		Z_PARAM_OBJECT_OF_CLASS(zone, php_date_get_timezone_ce())
	ZEND_PARSE_PARAMETERS_END();

	if (!Z_PHPTIMEZONE_P(zone)->initialized) {
		zend_argument_value_error(2, "must be a DateTimeZone that its constructor has made");
		RETURN_THROWS();
	}

	if (!Z_ISUNDEF(intern->zone)) {
		zend_throw_error(NULL, "A field map cannot be constructed again");
		RETURN_THROWS();
	}
	ZVAL_COPY(&intern->zone, zone);

	intern->rows = safe_emalloc(zend_hash_num_elements(rows), sizeof(*intern->rows), 1);
	ZEND_HASH_FOREACH_VAL(rows, row) {
		const char *wanted = "an array";

		ZVAL_DEREF(row);
		if (Z_TYPE_P(row) == IS_ARRAY) {
			wanted = read_row(Z_ARRVAL_P(row), &intern->rows[intern->count]);
		}
		if (wanted) {
			zend_argument_value_error(1, "must have in row %" PRIu32 " %s", intern->count, wanted);
			RETURN_THROWS();
		}
		intern->count++;
	}
	ZEND_HASH_FOREACH_END();
}

ZEND_METHOD(Encharge_Webhooks_FieldMap, types)
{
	const encharge_field_type *types;
	size_t count;

	ZEND_PARSE_PARAMETERS_NONE();

	types = encharge_field_types(&count);
	array_init_size(return_value, (uint32_t) count);
	for (size_t i = 0; i < count; i++) {
		add_next_index_string(return_value, types[i].name);
	}
}

/* Adds a note, which takes over the caller's reference to message. */
static void add_note(zval *notes, const char *code, zend_string *field, zend_string *message)
{
	zval note;

	array_init_size(&note, 3);
	add_assoc_string(&note, "code", code);
	add_assoc_str(&note, "field", zend_string_copy(field));
	add_assoc_str(&note, "message", message);
	add_next_index_zval(notes, &note);
}

static void map_row(const field_map_row *row, const json_t *value, zval *zone, zval *values, zval *notes)
{
	zval result;

	if (encharge_field_is_empty(value)) {
		if (row->wipe) {
			ZVAL_EMPTY_STRING(&result);
			zend_symtable_update(Z_ARRVAL_P(values), row->key, &result);
		}
	} else if (encharge_field_holds_object(value)) {
		add_note(notes, "object_value", row->field,
			zend_strpprintf(0, "The field %s holds an object, which is not written.", ZSTR_VAL(row->field)));
	} else if (row->type->read(&result, value, zone)) {
		zend_symtable_update(Z_ARRVAL_P(values), row->key, &result);
	} else {
		add_note(notes, "unreadable_value", row->field,
			zend_strpprintf(
				0, "The field %s holds no readable %s, and is not written.", ZSTR_VAL(row->field), row->type->name));
	}
}

ZEND_METHOD(Encharge_Webhooks_FieldMap, map)
{
	zval *person, values, notes;
	field_map_object *intern = from_object(Z_OBJ_P(ZEND_THIS));
	const json_t *fields;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(person, encharge_ce_Person)
	ZEND_PARSE_PARAMETERS_END();

	if (Z_ISUNDEF(intern->zone)) {
		zend_throw_error(NULL, "The field map is not constructed");
		RETURN_THROWS();
	}
	fields = encharge_person_of(Z_OBJ_P(person))->fields;
	if (!fields) {
		encharge_person_throw_empty();
		RETURN_THROWS();
	}
	array_init(&values);
	array_init(&notes);
	for (uint32_t i = 0; i < intern->count; i++) {
		const field_map_row *row = &intern->rows[i];

		map_row(
			row, json_object_getn(fields, ZSTR_VAL(row->field), ZSTR_LEN(row->field)), &intern->zone, &values, &notes);
	}
	array_init_size(return_value, 2);
	add_assoc_zval(return_value, "values", &values);
	add_assoc_zval(return_value, "notes", &notes);
}
