#include "server.h"
#include "test.h"

#include "transport.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define TOKEN "a-token"

static encharge_request request_to(const char *url)
{
	return (encharge_request){
		.url = url, .token = TOKEN, .user_agent = "test", .connect_timeout = 5000, .timeout = 10000};
}

static void finish(encharge_transport *transport)
{
	while (transport->pending) {
		encharge_transport_advance(transport, 100);
	}
}

static bool body_contains(const encharge_call *call, const char *text)
{
	return call->body && memmem(call->body, call->length, text, strlen(text)) != NULL;
}

static void test_each_answer_is_that_of_its_question(encharge_transport *transport, const char *url)
{
	encharge_request request = request_to(url);
	encharge_call call;

	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.state == ENCHARGE_CALL_DONE && call.error == 0 && call.status == 200 && !call.kept);
	CHECK(call.retry_after == 7 && call.total_ms >= call.connect_ms && call.connect_ms > 0);
	CHECK(body_contains(&call, "GET /echo ") && body_contains(&call, "X-Encharge-Token: " TOKEN "\r\n"));
	encharge_call_clear(&call);
	encharge_call_clear(&call);
	CHECK(call.body == NULL && call.token == NULL);

	request.json = "[{\"id\":\"c1\"}]";
	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.error == 0 && call.kept && call.connect_ms == 0.0);
	CHECK(body_contains(&call, "POST /echo ") && body_contains(&call, "\r\n\r\n[{\"id\":\"c1\"}]"));
	CHECK(body_contains(&call, "Content-Type: application/json\r\n") && !body_contains(&call, "Expect"));
	encharge_call_clear(&call);
}

static void test_a_call_that_fails_says_why(encharge_transport *transport, const char *echo, const char *hang)
{
	encharge_request request = request_to("http://127.0.0.1:1/");
	encharge_call call;

	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.state == ENCHARGE_CALL_DONE && call.error == CURLE_COULDNT_CONNECT && call.message[0] && call.status == 0
		&& !call.kept);

	request.url = "ftp://127.0.0.1/";
	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.error == CURLE_UNSUPPORTED_PROTOCOL && call.token == NULL);

	request = request_to(hang);
	request.timeout = 50;
	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.error == CURLE_OPERATION_TIMEDOUT);

	request.timeout = 10000;
	encharge_transport_start(transport, &request, &call);
	CHECK(call.state == ENCHARGE_CALL_PENDING && transport->pending == &call);
	encharge_transport_cancel(transport);
	encharge_transport_cancel(transport);
	CHECK(call.state == ENCHARGE_CALL_CANCELLED && !transport->pending && call.token == NULL);

	encharge_transport_start(transport, &request, &call);
	encharge_transport_close(transport);
	encharge_transport_close(transport);
	CHECK(call.state == ENCHARGE_CALL_CANCELLED && !transport->multi);
	encharge_transport_advance(transport, 0);

	request = request_to(echo);
	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.error == 0 && !call.kept);
	encharge_call_clear(&call);
}

static int error_of(encharge_transport *transport, int port, size_t headers)
{
	char url[64];
	encharge_request request = request_to(url);
	encharge_call call;

	snprintf(url, sizeof(url), "http://127.0.0.1:%d/headers/%zu", port, headers);
	encharge_transport_start(transport, &request, &call);
	finish(transport);
	encharge_call_clear(&call);
	CHECK(call.error == 0 || strstr(call.message, "headers are longer"));
	return call.error;
}

static void test_headers_are_bounded(encharge_transport *transport, int port)
{
	CHECK(error_of(transport, port, ENCHARGE_HEADERS_MAX) == 0);
	CHECK(error_of(transport, port, ENCHARGE_HEADERS_MAX + 1) != 0);
	encharge_transport_close(transport);
}

static bool asks_anew(encharge_transport *transport, const char *url)
{
	encharge_request request = request_to(url);
	encharge_call call;

	encharge_transport_start(transport, &request, &call);
	finish(transport);
	CHECK(call.error == 0 && call.status == 200);
	encharge_call_clear(&call);
	return !call.kept;
}

static void test_an_old_connection_is_not_used_again(encharge_transport *transport, const char *url)
{
	asks_anew(transport, url);
	CHECK(!asks_anew(transport, url) && transport->connection.kept);

	transport->connection.since = encharge_now() - ENCHARGE_CONNECTION_MAX_AGE + ENCHARGE_SECOND;
	CHECK(!asks_anew(transport, url));
	transport->connection.since -= ENCHARGE_SECOND;
	CHECK(!encharge_connection_is_clean(&transport->connection, encharge_now()));
	/* The server takes one connection at a time: the old one has to be gone. */
	encharge_transport_close(transport);
	CHECK(asks_anew(transport, url) && !asks_anew(transport, url));

	transport->connection.kept = false;
	CHECK(!encharge_connection_is_clean(&transport->connection, encharge_now()));
	encharge_transport_close(transport);
}

/* Every descriptor that is open is left to no program, but for those that stood before. */
static void test_a_program_that_is_started_inherits_no_socket(encharge_transport *transport, const char *url)
{
	bool stood[256];

	encharge_transport_close(transport);
	for (int descriptor = 0; descriptor < 256; descriptor++) {
		stood[descriptor] = fcntl(descriptor, F_GETFD) >= 0;
	}
	asks_anew(transport, url);
	CHECK(transport->sockets.count == 1 && transport->sockets.open[0] == transport->connection.socket);
	for (int descriptor = 0; descriptor < 256; descriptor++) {
		int flags = fcntl(descriptor, F_GETFD);

		CHECK(stood[descriptor] || flags < 0 || flags & FD_CLOEXEC);
	}
	encharge_transport_close(transport);
	CHECK(transport->sockets.count == 0);
}

static void test_a_failure_has_its_own_reason(void)
{
	CHECK(encharge_failure_of(CURLE_RECV_ERROR, 403) == CURLE_PROXY);
	CHECK(encharge_failure_of(CURLE_COULDNT_CONNECT, 407) == CURLE_PROXY);
	CHECK(encharge_failure_of(CURLE_COULDNT_CONNECT, 300) == CURLE_PROXY);
	CHECK(encharge_failure_of(CURLE_COULDNT_CONNECT, 199) == CURLE_PROXY);
	CHECK(encharge_failure_of(CURLE_COULDNT_RESOLVE_PROXY, 0) == CURLE_PROXY);
	CHECK(encharge_failure_of(CURLE_COULDNT_CONNECT, 0) == CURLE_COULDNT_CONNECT);
	CHECK(encharge_failure_of(CURLE_RECV_ERROR, 200) == CURLE_RECV_ERROR);
	CHECK(encharge_failure_of(CURLE_SSL_CONNECT_ERROR, 299) == CURLE_SSL_CONNECT_ERROR);
	CHECK(encharge_failure_of(CURLE_SSL_ISSUER_ERROR, 0) == CURLE_PEER_FAILED_VERIFICATION);
}

static void test_no_message_holds_a_secret(void)
{
	encharge_call call = {0};

	call.token = strdup("the-token");
	call.proxy_user = strdup("puser");
	call.proxy_password = strdup("p/w");
	snprintf(call.message, sizeof(call.message), "Syntax in 'http://puser:p/w@x' of the-token, puser");
	encharge_call_fail(&call, CURLE_COULDNT_CONNECT, NULL);
	CHECK(strcmp(call.message, "Syntax in 'http://***:***@x' of ***, ***") == 0);
	CHECK(!call.token && !call.proxy_user && !call.proxy_password);
}

static void test_a_forked_child_leaves_its_parents_connection_alone(encharge_transport *transport, const char *url)
{
	encharge_request request = request_to(url);
	encharge_call call;
	pid_t child;
	int status;

	encharge_transport_start(transport, &request, &call);
	child = fork();
	if (child == 0) {
		/* The child has left the connection to its parent before anything else happens. */
		bool is_left = transport->sockets.count == 0;

		encharge_transport_advance(transport, 0);
		_exit(is_left && call.error == CURLE_ABORTED_BY_CALLBACK && !transport->multi ? 0 : 1);
	}
	CHECK(waitpid(child, &status, 0) == child && status == 0);
	finish(transport);
	CHECK(call.error == 0 && call.status == 200);
	encharge_call_clear(&call);
}

void test_transport(void)
{
	encharge_transport transport = {0};
	char echo[64], slow[64], hang[64];
	int port;
	pid_t server = start_server(&port);

	snprintf(echo, sizeof(echo), "http://127.0.0.1:%d/echo", port);
	snprintf(slow, sizeof(slow), "http://127.0.0.1:%d/slow", port);
	snprintf(hang, sizeof(hang), "http://127.0.0.1:%d/hang", port);
	curl_global_init(CURL_GLOBAL_DEFAULT);
	test_each_answer_is_that_of_its_question(&transport, echo);
	test_a_call_that_fails_says_why(&transport, echo, hang);
	test_a_forked_child_leaves_its_parents_connection_alone(&transport, slow);
	encharge_transport_close(&transport);
	test_headers_are_bounded(&transport, port);
	encharge_transport_close(&transport);
	test_an_old_connection_is_not_used_again(&transport, echo);
	test_a_program_that_is_started_inherits_no_socket(&transport, echo);
	test_a_failure_has_its_own_reason();
	test_no_message_holds_a_secret();
	encharge_transport_close(&transport);
	curl_global_cleanup();
	stop_server(server);
}
