#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static void serve(int listener)
{
	char request[4096], answer[8192];

	for (;;) {
		int connection = accept(listener, NULL, NULL);
		ssize_t length;

		while ((length = read(connection, request, sizeof(request) - 1)) > 0) {
			request[length] = '\0';
			if (strstr(request, " /slow ")) {
				usleep(100000);
			}
			if (!strstr(request, " /hang ")) {
				int size = snprintf(answer, sizeof(answer),
					"HTTP/1.1 200 OK\r\nRetry-After: 7\r\nContent-Length: %d\r\n\r\n%s", (int) length, request);
				if (write(connection, answer, (size_t) size) != size) {
					break;
				}
			}
		}
		close(connection);
	}
}

pid_t start_server(int *port)
{
	struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);
	pid_t server;

	if (bind(listener, (struct sockaddr *) &address, length) != 0 || listen(listener, 8) != 0
		|| getsockname(listener, (struct sockaddr *) &address, &length) != 0 || (server = fork()) < 0) {
		abort();
	}
	if (server == 0) {
		serve(listener);
	}
	close(listener);
	*port = ntohs(address.sin_port);
	return server;
}

void stop_server(pid_t server)
{
	kill(server, SIGKILL);
	waitpid(server, NULL, 0);
}
