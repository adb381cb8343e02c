#ifndef ENCHARGE_GUARD_DOOR_H
#define ENCHARGE_GUARD_DOOR_H

#include "php.h"

#include "core/codes.h"

/*
 * The door between a request and its sender. While it is shut, nothing that the
 * request prints goes out, and no header that it sets, whatever buffers are
 * taken away and however the request ends: the sender gets one answer, which
 * the extension writes itself past PHP's output layer.
 */

typedef enum encharge_door_state {
	ENCHARGE_DOOR_OPEN,
	ENCHARGE_DOOR_SHUT,     /* and the sender waits */
	ENCHARGE_DOOR_ANSWERED, /* and shut for the rest of the request */
} encharge_door_state;

/* All zero between requests, and for what nobody shut the door on. */
typedef struct encharge_door {
	encharge_door_state state;
	bool had_no_headers;   /* SG(request_info).no_headers as it was before the door was shut */
	bool had_no_output;    /* whether PHP's output was disabled already */
	bool is_letting_go;    /* whether the extension itself is letting the sender go */
	encharge_code failure; /* what the webhook fails with if nobody answers it; ENCHARGE_OK: nobody has said */
} encharge_door;

/* From now on a shut door keeps back what would pass by PHP's output layer, too; in MINIT. */
void encharge_door_startup(void);

/* Ends that; in MSHUTDOWN. */
void encharge_door_shutdown(void);

/* Shuts the door, and hides errors. Does nothing to a door that is not open. */
void encharge_door_shut(void);

/* Opens the door, and shows errors again, unless an answer has been given: the headers that are set and what is printed
 * from now on go out. */
void encharge_door_open(void);

/* Prepares the answer: no header of the request's is left. The door is shut, and unanswered. */
void encharge_door_begin_answer(int status);

/*
 * Writes the answer, with the headers that were set since it was begun, and lets
 * the sender go where the server can. Leaves no exception.
 */
void encharge_door_give_answer(const char *body, size_t length);

/*
 * Says what the sender gets if nobody answers. Where the request has hit its memory
 * limit, it is given some more, for an answer has to be made of something.
 */
void encharge_door_expect_failure(encharge_code code);

/* Answers a webhook that nobody has answered; in RSHUTDOWN. */
void encharge_door_last_word(void);

/* Forgets the request; behind all that can still print something. */
void encharge_door_forget_request(void);

#endif
