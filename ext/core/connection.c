#include "connection.h"

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* The sockets of this thread, for the moment in which the process is forked. */
static _Thread_local encharge_sockets *watched;

int64_t encharge_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec * ENCHARGE_SECOND + now.tv_nsec;
}

static void keep_from_programs(int descriptor)
{
	struct sockaddr address;
	socklen_t length = sizeof(address);
	int flags = fcntl(descriptor, F_GETFD);

	if (flags >= 0 && getsockname(descriptor, &address, &length) == 0 && address.sa_family == AF_UNIX) {
		fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
	}
}

/*
 * Versions of libcurl without eventfd() make a pair of sockets for each multi
 * handle and tell nobody which they are: the two lowest descriptors that are
 * free.
 */
CURLM *encharge_multi_new(void)
{
	int pair[2];
	bool known = socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0;
	CURLM *multi;

	if (known) {
		close(pair[0]);
		close(pair[1]);
	}
	multi = curl_multi_init();
	if (known && multi) {
		keep_from_programs(pair[0]);
		keep_from_programs(pair[1]);
	}
	return multi;
}

static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address)
{
	encharge_sockets *sockets = context;
	curl_socket_t opened = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);

	(void) purpose;
	if (opened != CURL_SOCKET_BAD && sockets->count < ENCHARGE_SOCKETS_MAX) {
		sockets->open[sockets->count++] = opened;
	}
	return opened;
}

static int close_socket(void *context, curl_socket_t closed)
{
	encharge_sockets *sockets = context;

	for (size_t i = 0; i < sockets->count; i++) {
		if (sockets->open[i] == closed) {
			sockets->open[i] = sockets->open[--sockets->count];
			break;
		}
	}
	return close(closed);
}

/* Closes the sockets in a child: else the connection would stay open as long as the child lives. */
static void leave_to_parent(void)
{
	if (watched) {
		encharge_sockets_abandon(watched);
	}
}

static void watch_forks(void)
{
	pthread_atfork(NULL, NULL, leave_to_parent);
}

CURLcode encharge_sockets_watch(encharge_sockets *sockets, CURL *easy)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	CURLcode error = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);

	pthread_once(&once, watch_forks);
	watched = sockets;
	if (error == CURLE_OK) {
		error = curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, sockets);
	}
	if (error == CURLE_OK) {
		error = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
	}
	if (error == CURLE_OK) {
		error = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, sockets);
	}
	return error;
}

bool encharge_sockets_have(const encharge_sockets *sockets, curl_socket_t socket)
{
	for (size_t i = 0; i < sockets->count; i++) {
		if (sockets->open[i] == socket) {
			return true;
		}
	}
	return false;
}

void encharge_sockets_abandon(encharge_sockets *sockets)
{
	while (sockets->count > 0) {
		close(sockets->open[--sockets->count]);
	}
}

void encharge_sockets_forget(encharge_sockets *sockets)
{
	sockets->count = 0;
	if (watched == sockets) {
		watched = NULL;
	}
}

/*
 * Whether the head of a record (RFC 8446, 5.1) is that of an alert, which TLS 1.3
 * sends as data: two bytes, a type and a tag of 16.
 */
static bool is_tls_alert(const unsigned char *record, ssize_t length)
{
	return (length > 0 && record[0] == 0x15)
		|| (length >= 5 && record[0] == 0x17 && record[1] == 3 && record[3] == 0 && record[4] <= 2 + 1 + 16);
}

bool encharge_socket_has_bytes(curl_socket_t socket)
{
	unsigned char bytes[5];
	ssize_t length = recv(socket, bytes, sizeof(bytes), MSG_PEEK | MSG_DONTWAIT);

	return length > 0 && !is_tls_alert(bytes, length);
}

bool encharge_connection_is_clean(const encharge_connection *connection, int64_t now)
{
	struct pollfd input = {.fd = connection->socket, .events = POLLIN};

	return connection->kept && now - connection->since < ENCHARGE_CONNECTION_MAX_AGE && poll(&input, 1, 0) == 0;
}
