#ifndef ENCHARGE_INBOX_ENTRY_H
#define ENCHARGE_INBOX_ENTRY_H

#include "access_key.h"
#include "inbox_name.h"
#include "person.h"
#include "webhook.h"

#include <stdint.h>

/* Bytes. A webhook's body is no longer than 1 MiB; as JSON a character may become six. */
#define ENCHARGE_INBOX_ENTRY_MAX (8 * 1024 * 1024)

/* Makes a SHA-256, which the core leaves to its caller. It must not bail out. */
typedef void (*encharge_sha256_function)(encharge_bytes text, encharge_digest *digest);

/* What an accepted webhook asks for of one contact. Zeroed is empty; encharge_inbox_entry_free() ends it. */
typedef struct encharge_inbox_entry {
	encharge_person person; /* with fields where the webhook brought them and the site trusts it */
	encharge_action action;
	char *role; /* UTF-8, role_length bytes and a NUL; NULL if none was asked for */
	size_t role_length;
	bool notify;
	encharge_digest key_digest;
	int64_t accepted; /* Unix time in microseconds */
} encharge_inbox_entry;

/* What was written down of the last try that failed. */
typedef struct encharge_inbox_failure {
	encharge_code code; /* ENCHARGE_OK: none failed */
	char message[512];  /* one plain line */
} encharge_inbox_failure;

/* How an entry's file was found. */
typedef enum encharge_inbox_content {
	ENCHARGE_INBOX_WHOLE,
	ENCHARGE_INBOX_TORN,    /* not all that was written, or something else */
	ENCHARGE_INBOX_FOREIGN, /* whole, but another installation's, or of a later version */
	ENCHARGE_INBOX_UNREAD,  /* there is no memory */
} encharge_inbox_content;

/* Takes what the webhook asks for of one of its contacts; with_fields tells whether its fields are kept. Returns false
 * if there is no memory. */
bool encharge_inbox_entry_set(
	encharge_inbox_entry *entry, const encharge_webhook *webhook, size_t contact, bool with_fields, int64_t accepted);

/*
 * Writes the receipt: the same for what asks for the same by the same key, so
 * that like work becomes one entry. With fields, the same fields too: what an
 * older payload holds may be missing in a newer one.
 *
 * receipt has room for ENCHARGE_RECEIPT_LENGTH characters and a NUL. Returns
 * false if there is no memory.
 */
bool encharge_inbox_entry_receipt(
	const encharge_inbox_entry *entry, encharge_bytes installation, encharge_sha256_function sha256, char *receipt);

/*
 * Returns what an entry's file holds at first, to be freed by the caller: a
 * line that stops PHP, and a line of a checksum and JSON. NULL if there is no
 * memory. installation is UTF-8.
 */
char *encharge_inbox_entry_write(
	const encharge_inbox_entry *entry, encharge_bytes installation, encharge_sha256_function sha256, size_t *length);

/*
 * Reads an entry's file, which is borrowed. *entry has to be empty before; it
 * is filled, and *failure set, if that is ENCHARGE_INBOX_WHOLE, else empty still.
 */
encharge_inbox_content encharge_inbox_entry_read(encharge_inbox_entry *entry, encharge_inbox_failure *failure,
	encharge_bytes file, encharge_bytes installation, encharge_sha256_function sha256);

/* Gives the entry's file the time of the acceptance: the system's own time of a write is too coarse to tell which of
 * two entries came later, and later writes do not make it younger. */
void encharge_inbox_entry_date(const encharge_inbox_entry *entry, int descriptor);

/* Returns the line to append for a try that failed, to be freed by the caller; NULL if there is no memory. message is
 * any text, of which a plain line is made. */
char *encharge_inbox_failure_line(encharge_code code, encharge_bytes message, int64_t now, size_t *length);

/* Frees what it holds, which is nothing afterwards. */
void encharge_inbox_entry_free(encharge_inbox_entry *entry);

#endif
