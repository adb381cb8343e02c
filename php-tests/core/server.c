#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sends an answer without a body whose status line, headers and empty line have that many bytes. */
static void answer_with_headers(int connection, size_t length)
{
	static const char begin[] = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n", name[] = "X: ", end[] = "\r\n\r\n";
	char *answer = malloc(length), *to = answer + sizeof(begin) - 1, *last = answer + length - (sizeof(end) - 1);
	size_t line = 8000;

	if (!answer) {
		abort();
	}
	memcpy(answer, begin, sizeof(begin) - 1);
	memset(to, 'x', length - (sizeof(begin) - 1));
	for (; to < last; to += line) {
		memcpy(to, name, sizeof(name) - 1);
		if (to + 2 * line < last) {
			memcpy(to + line - 2, "\r\n", 2);
		} else {
			to = last;
		}
	}
	memcpy(last, end, sizeof(end) - 1);
	if (write(connection, answer, length) != (ssize_t) length) {
		abort();
	}
	free(answer);
}

/* Whether there is all of a request, of the length that its header says. */
static bool is_whole(const char *request, size_t length)
{
	const char *end = strstr(request, "\r\n\r\n"), *declared = strstr(request, "Content-Length: ");
	size_t body = declared ? strtoul(declared + strlen("Content-Length: "), NULL, 10) : 0;

	return end && (size_t) (end - request) + 4 + body <= length;
}

/* Returns the length of the next request, however many packets it comes in; 0 when there is none any more. */
static size_t read_request(int connection, char *request, size_t size)
{
	size_t length = 0;
	ssize_t more;

	do {
		more = read(connection, request + length, size - 1 - length);
		if (more <= 0) {
			return 0;
		}
		length += (size_t) more;
		request[length] = '\0';
	} while (!is_whole(request, length));
	return length;
}

static void answer_requests(int connection)
{
	char request[4096], answer[8192];
	size_t length;

	while ((length = read_request(connection, request, sizeof(request))) > 0) {
		if (strstr(request, " /slow ")) {
			usleep(100000);
		}
		if (strstr(request, " /headers/")) {
			answer_with_headers(connection, strtoul(strstr(request, " /headers/") + strlen(" /headers/"), NULL, 10));
		} else if (!strstr(request, " /hang ")) {
			int size = snprintf(answer, sizeof(answer),
				"HTTP/1.1 200 OK\r\nRetry-After: 7\r\nContent-Length: %d\r\n\r\n%s", (int) length, request);
			if (write(connection, answer, (size_t) size) != size) {
				break;
			}
		}
	}
}

/* Serves each connection by a process of its own: a client may open a second one while it keeps the first. */
static void serve(int listener)
{
	signal(SIGCHLD, SIG_IGN);
	for (;;) {
		int connection = accept(listener, NULL, NULL);

		if (fork() == 0) {
			answer_requests(connection);
			_exit(0);
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
