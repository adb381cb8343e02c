#include "test.h"

#include "anonymize_ip.h"

static bool network_is(const char *address, const char *expected)
{
	char network[ENCHARGE_ANONYMOUS_IP_SIZE];

	encharge_anonymize_ip(exact(address), network);
	return strcmp(network, expected) == 0;
}

void test_anonymize_ip(void)
{
	CHECK(network_is("192.0.2.77", "192.0.2.0/24"));
	CHECK(network_is("255.255.255.255", "255.255.255.0/24"));
	CHECK(network_is("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"));
	CHECK(network_is("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff::/48"));
	CHECK(network_is("2001:db8::1", "2001:db8::/48"));
	CHECK(network_is("::1", "::/48"));
	CHECK(network_is("::ffff:192.0.2.77", "192.0.2.0/24"));
	CHECK(network_is("::FFFF:c000:24d", "192.0.2.0/24"));

	CHECK(network_is("", ""));
	CHECK(network_is("localhost", ""));
	CHECK(network_is("192.0.2.77:80", ""));
	CHECK(network_is("192.0.2", ""));
	CHECK(network_is("fe80::1%eth0", ""));
	CHECK(network_is("unix:/run/php/php-fpm.sock/and/a/rather/long/rest/of/it", ""));
}
