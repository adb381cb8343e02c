#ifndef ENCHARGE_CLASS_REGISTRATION_H
#define ENCHARGE_CLASS_REGISTRATION_H

/*
 * Each registers the class, or the classes, of the file that is called so. All
 * are called once, in MINIT, in this order: some name those before them.
 */
void encharge_register_action(void);
void encharge_register_code(void);
void encharge_register_exceptions(void);
void encharge_register_access_key(void);
void encharge_register_webhook(void);
void encharge_register_person(void);
void encharge_register_field_map(void);
void encharge_register_client(void);
void encharge_register_fetch(void);
void encharge_register_inbox_state(void);
void encharge_register_claim(void);
void encharge_register_inbox(void);
void encharge_register_guard(void);
void encharge_register_exit_barrier(void);

#endif
