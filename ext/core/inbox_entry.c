#include "inbox_entry.h"

#include "guard_document.h"
#include "json.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* An entry of a later version than this code knows is left to that. */
#define VERSION 1

/* Characters of the checksum before the JSON: 128 bits of a SHA-256. */
#define CHECKSUM_LENGTH 32

bool encharge_inbox_entry_set(
	encharge_inbox_entry *entry, const encharge_webhook *webhook, size_t contact, bool with_fields, int64_t accepted)
{
	const encharge_person *person = &webhook->contacts.items[contact];

	*entry = (encharge_inbox_entry){
		.action = webhook->action,
		.notify = webhook->notify,
		.key_digest = webhook->key_digest,
		.accepted = accepted,
	};
	entry->person.id = person->id;
	if (webhook->role != NULL) {
		entry->role = malloc(webhook->role_length + 1);
		if (entry->role == NULL) {
			return false;
		}
		memcpy(entry->role, webhook->role, webhook->role_length + 1);
		entry->role_length = webhook->role_length;
	}
	if (with_fields && person->fields != NULL) {
		entry->person.fields = json_incref(person->fields);
	}
	return true;
}

static json_t *text_or_null(const char *text, size_t length)
{
	return text != NULL ? json_stringn(text, length) : json_null();
}

/* What is asked for, without the time, by which like work would differ. */
static json_t *request_of(const encharge_inbox_entry *entry, encharge_bytes installation)
{
	char digest[65] = "";

	encharge_digest_to_hex(&entry->key_digest, digest);

	return json_pack("{s:i, s:s%, s:s, s:s, s:o, s:b, s:s, s:O*}", "version", VERSION, "installation",
		installation.data, installation.length, "contact", entry->person.id.text, "action",
		encharge_action_name(entry->action), "role", text_or_null(entry->role, entry->role_length), "notify",
		(int) entry->notify, "key", digest, "person", entry->person.fields);
}

static void checksum(encharge_bytes text, encharge_sha256_function sha256, char hex[CHECKSUM_LENGTH + 1])
{
	encharge_digest digest;
	char all[64];

	sha256(text, &digest);
	encharge_digest_to_hex(&digest, all);
	memcpy(hex, all, CHECKSUM_LENGTH);
	hex[CHECKSUM_LENGTH] = '\0';
}

bool encharge_inbox_entry_receipt(
	const encharge_inbox_entry *entry, encharge_bytes installation, encharge_sha256_function sha256, char *receipt)
{
	json_t *request = request_of(entry, installation);
	char *text = request != NULL ? encharge_json_text(request) : NULL;
	bool made = text != NULL;

	_Static_assert(ENCHARGE_RECEIPT_LENGTH == CHECKSUM_LENGTH, "a receipt is a checksum of what is asked for");
	if (made) {
		checksum((encharge_bytes){text, strlen(text)}, sha256, receipt);
	}
	free(text);
	json_decref(request);
	return made;
}

/* Joins the parts of a file's beginning. Returns NULL if there is no memory. */
static char *join_lines(const char *hex, const char *text, size_t *length)
{
	size_t head = sizeof(ENCHARGE_GUARD_HEAD) - 1, body = strlen(text);
	char *file;

	*length = head + CHECKSUM_LENGTH + 1 + body + 1;
	file = malloc(*length + 1);
	if (file != NULL) {
		memcpy(file, ENCHARGE_GUARD_HEAD, head);
		memcpy(file + head, hex, CHECKSUM_LENGTH);
		file[head + CHECKSUM_LENGTH] = ' ';
		memcpy(file + head + CHECKSUM_LENGTH + 1, text, body);
		memcpy(file + *length - 1, "\n", 2);
	}
	return file;
}

char *encharge_inbox_entry_write(
	const encharge_inbox_entry *entry, encharge_bytes installation, encharge_sha256_function sha256, size_t *length)
{
	json_t *request = request_of(entry, installation);
	char hex[CHECKSUM_LENGTH + 1], *text = NULL, *file = NULL;

	if (request != NULL && json_object_set_new(request, "accepted", json_integer(entry->accepted)) == 0) {
		text = encharge_json_text(request);
	}
	if (text != NULL) {
		checksum((encharge_bytes){text, strlen(text)}, sha256, hex);
		file = join_lines(hex, text, length);
	}
	free(text);
	json_decref(request);
	return file;
}

/* Takes the line up to the next LF from the rest. Returns false if no LF is left: such a line was cut. */
static bool take_line(encharge_bytes *rest, encharge_bytes *line)
{
	const char *end = rest->length > 0 ? memchr(rest->data, '\n', rest->length) : NULL;

	if (end == NULL) {
		return false;
	}
	*line = (encharge_bytes){rest->data, (size_t) (end - rest->data)};
	rest->data = end + 1;
	rest->length -= line->length + 1;
	return true;
}

static encharge_bytes bytes_of(const char *text)
{
	return (encharge_bytes){text, strlen(text)};
}

static encharge_inbox_content read_request(encharge_inbox_entry *entry, json_t *request, encharge_bytes installation)
{
	const char *installed, *contact, *action, *key;
	json_t *role, *fields = NULL;
	json_int_t accepted, version;
	int notify;

	if (json_unpack(request, "{s:I}", "version", &version) != 0) {
		return ENCHARGE_INBOX_TORN;
	}
	if (version > VERSION) {
		return ENCHARGE_INBOX_FOREIGN;
	}
	if (json_unpack(request, "{s:s, s:s, s:s, s:o, s:b, s:s, s:I, s?o}", "installation", &installed, "contact",
			&contact, "action", &action, "role", &role, "notify", &notify, "key", &key, "accepted", &accepted, "person",
			&fields)
			!= 0
		|| !encharge_contact_id_set(&entry->person.id, bytes_of(contact))
		|| !encharge_action_find(&entry->action, bytes_of(action))
		|| !encharge_digest_from_hex(&entry->key_digest, bytes_of(key))
		|| (fields != NULL && !json_is_object(fields))) {
		return ENCHARGE_INBOX_TORN;
	}
	if (!encharge_bytes_equal(bytes_of(installed), installation)) {
		return ENCHARGE_INBOX_FOREIGN;
	}
	if (json_is_string(role)) {
		entry->role_length = json_string_length(role);
		entry->role = malloc(entry->role_length + 1);
		if (entry->role == NULL) {
			return ENCHARGE_INBOX_UNREAD;
		}
		memcpy(entry->role, json_string_value(role), entry->role_length + 1);
	}
	entry->person.fields = json_incref(fields);
	entry->notify = notify;
	entry->accepted = accepted;
	return ENCHARGE_INBOX_WHOLE;
}

static void read_failures(encharge_inbox_failure *failure, encharge_bytes rest)
{
	encharge_bytes line;

	*failure = (encharge_inbox_failure){.code = ENCHARGE_OK};
	while (take_line(&rest, &line)) {
		json_t *value;
		const char *code, *message;

		if (encharge_json_parse(line, ENCHARGE_JSON_TOLERANT, &value) != ENCHARGE_OK) {
			continue;
		}
		if (json_unpack(value, "{s:s, s:s}", "code", &code, "message", &message) == 0) {
			failure->code = encharge_code_find(bytes_of(code));
			encharge_plain_text(
				bytes_of(message), (encharge_bytes){NULL, 0}, failure->message, sizeof(failure->message));
		}
		json_decref(value);
	}
}

encharge_inbox_content encharge_inbox_entry_read(encharge_inbox_entry *entry, encharge_inbox_failure *failure,
	encharge_bytes file, encharge_bytes installation, encharge_sha256_function sha256)
{
	encharge_inbox_content content = ENCHARGE_INBOX_TORN;
	encharge_bytes first, line;
	char hex[CHECKSUM_LENGTH + 1];
	json_t *request;

	if (!take_line(&file, &first) || !encharge_bytes_equal(first, ENCHARGE_BYTES(ENCHARGE_GUARD_FIRST_LINE))
		|| !take_line(&file, &line) || line.length <= CHECKSUM_LENGTH + 1) {
		return ENCHARGE_INBOX_TORN;
	}
	first = (encharge_bytes){line.data, CHECKSUM_LENGTH};
	line.data += CHECKSUM_LENGTH + 1;
	line.length -= CHECKSUM_LENGTH + 1;
	checksum(line, sha256, hex);
	if (!encharge_bytes_equal(first, bytes_of(hex))) {
		return ENCHARGE_INBOX_TORN;
	}
	switch (encharge_json_parse(line, ENCHARGE_JSON_TOLERANT, &request)) {
		case ENCHARGE_OK:
			content = read_request(entry, request, installation);
			json_decref(request);
			break;
		case ENCHARGE_INTERNAL_ERROR:
			content = ENCHARGE_INBOX_UNREAD;
			break;
		default:
			break;
	}
	if (content == ENCHARGE_INBOX_WHOLE) {
		read_failures(failure, file);
	} else {
		encharge_inbox_entry_free(entry);
	}
	return content;
}

void encharge_inbox_entry_date(const encharge_inbox_entry *entry, int descriptor)
{
	struct timespec times[2] = {
		{.tv_nsec = UTIME_OMIT},
		{.tv_sec = (time_t) (entry->accepted / 1000000), .tv_nsec = (long) (entry->accepted % 1000000) * 1000},
	};

	futimens(descriptor, times);
}

char *encharge_inbox_failure_line(encharge_code code, encharge_bytes message, int64_t now, size_t *length)
{
	char plain[sizeof(((encharge_inbox_failure *) 0)->message)], *text, *line = NULL;
	json_t *failure;

	encharge_plain_text(message, (encharge_bytes){NULL, 0}, plain, sizeof(plain));
	failure =
		json_pack("{s:I, s:s, s:s}", "at", (json_int_t) now, "code", encharge_code_get(code)->name, "message", plain);
	text = failure != NULL ? encharge_json_text(failure) : NULL;
	if (text != NULL) {
		*length = strlen(text) + 1;
		line = malloc(*length + 1);
	}
	if (line != NULL) {
		memcpy(line, text, *length - 1);
		memcpy(line + *length - 1, "\n", 2);
	}
	free(text);
	json_decref(failure);
	return line;
}

void encharge_inbox_entry_free(encharge_inbox_entry *entry)
{
	encharge_person_release(&entry->person);
	free(entry->role);
	*entry = (encharge_inbox_entry){0};
}
