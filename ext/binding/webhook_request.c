#include "webhook_request.h"

#include "digests.h"
#include "server_values.h"

/* Reads a parameter of the query; what is no string there is an array, for nothing else can be sent. */
static encharge_parameter query_parameter(HashTable *values, const char *name)
{
	encharge_parameter parameter = {ENCHARGE_PARAMETER_ABSENT, {NULL, 0}};
	zval *value = zend_hash_str_find_deref(values, name, strlen(name));

	if (value && Z_TYPE_P(value) == IS_STRING) {
		parameter.kind = ENCHARGE_PARAMETER_TEXT;
		parameter.text = (encharge_bytes){Z_STRVAL_P(value), Z_STRLEN_P(value)};
	} else if (value && Z_TYPE_P(value) != IS_NULL) {
		parameter.kind = ENCHARGE_PARAMETER_ARRAY;
	}
	return parameter;
}

encharge_webhook_request encharge_webhook_request_of(HashTable *server, HashTable *query)
{
	encharge_webhook_request request = {
		.method = encharge_server_value(server, "REQUEST_METHOD"),
		.content_length = encharge_server_value(server, "CONTENT_LENGTH"),
		.content_type = encharge_server_value(server, "CONTENT_TYPE"),
		.content_encoding = encharge_server_value(server, "HTTP_CONTENT_ENCODING"),
		.authorization = encharge_server_value(server, "HTTP_AUTHORIZATION"),
		.header_key = query_parameter(server, "HTTP_X_ENCHARGE_ACCESS_KEY"),
		.query =
			{
				.wpf_action = query_parameter(query, "wpf_action"),
				.access_key = query_parameter(query, "access_key"),
				.contact_id = query_parameter(query, "contact_id"),
				.role = query_parameter(query, "role"),
				.send_notification = query_parameter(query, "send_notification"),
				.async = query_parameter(query, "async"),
			},
		.sha256 = encharge_sha256,
	};

	/* Apache's rewriting hands the header over to CGI by this name. */
	if (request.authorization.length == 0) {
		request.authorization = encharge_server_value(server, "REDIRECT_HTTP_AUTHORIZATION");
	}
	return request;
}
