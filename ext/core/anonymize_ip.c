#include "anonymize_ip.h"

#include <arpa/inet.h>
#include <string.h>

/* Clears what lies behind the first kept bytes of address and writes it with the prefix length. */
static void write_network(int family, void *address, size_t size, size_t kept, const char *prefix, char *network)
{
	memset((char *) address + kept, 0, size - kept);
	if (inet_ntop(family, address, network, (socklen_t) (ENCHARGE_ANONYMOUS_IP_SIZE - strlen(prefix))) != NULL) {
		strcat(network, prefix);
	} else {
		network[0] = '\0';
	}
}

void encharge_anonymize_ip(encharge_bytes address, char network[ENCHARGE_ANONYMOUS_IP_SIZE])
{
	char text[INET6_ADDRSTRLEN];
	struct in6_addr six;
	struct in_addr four;

	network[0] = '\0';
	if (address.length == 0 || address.length >= sizeof(text)) {
		return;
	}
	memcpy(text, address.data, address.length);
	text[address.length] = '\0';

	if (inet_pton(AF_INET, text, &four) == 1) {
		write_network(AF_INET, &four, sizeof(four), 3, "/24", network);
	} else if (inet_pton(AF_INET6, text, &six) == 1) {
		if (IN6_IS_ADDR_V4MAPPED(&six)) {
			write_network(AF_INET, &six.s6_addr[12], 4, 3, "/24", network);
		} else {
			write_network(AF_INET6, &six, sizeof(six), 6, "/48", network);
		}
	}
}
