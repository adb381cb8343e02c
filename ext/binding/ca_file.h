#ifndef ENCHARGE_BINDING_CA_FILE_H
#define ENCHARGE_BINDING_CA_FILE_H

/*
 * The PEM file of the authorities to trust: own, which is this extension's
 * setting, or else the setting of curl or of openssl. Returns a path that is
 * borrowed from the setting; NULL if none is set.
 */
const char *encharge_ca_file(const char *own);

#endif
