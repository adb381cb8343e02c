#ifndef ENCHARGE_ANONYMIZE_IP_H
#define ENCHARGE_ANONYMIZE_IP_H

#include "bytes.h"

#define ENCHARGE_ANONYMOUS_IP_SIZE 24

/*
 * Writes the network that an address is from, so that it names nobody:
 * 192.0.2.0/24 of an IPv4 address, also one mapped into IPv6, 2001:db8:1::/48
 * of an IPv6 address; "" if the text is neither.
 */
void encharge_anonymize_ip(encharge_bytes address, char network[ENCHARGE_ANONYMOUS_IP_SIZE]);

#endif
