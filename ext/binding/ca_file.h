#ifndef ENCHARGE_BINDING_CA_FILE_H
#define ENCHARGE_BINDING_CA_FILE_H

/*
 * Returns the path, borrowed from a setting, of the PEM file of the authorities
 * to trust: own, which is this extension's setting, or else what is set for the
 * extensions curl and openssl; NULL if none is set. own may be NULL or empty.
 */
const char *encharge_ca_file(const char *own);

#endif
