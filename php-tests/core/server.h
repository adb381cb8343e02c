#ifndef ENCHARGE_TEST_SERVER_H
#define ENCHARGE_TEST_SERVER_H

#include <sys/types.h>

/*
 * A process that serves one connection after the other on a port of loopback:
 * /echo answers with the request, /slow later, /hang never; /headers/N with
 * nothing but N bytes of headers.
 */
pid_t start_server(int *port);

void stop_server(pid_t server);

#endif
