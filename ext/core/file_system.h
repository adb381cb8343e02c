#ifndef ENCHARGE_FILE_SYSTEM_H
#define ENCHARGE_FILE_SYSTEM_H

#include <stdbool.h>

/*
 * Whether files of such a file system, as statfs() names it, are another
 * machine's: NFS, SMB and what else the kernel itself brings, and FUSE, of
 * which the kernel does not tell what is behind it.
 */
bool encharge_file_system_is_remote(unsigned long type);

/* Whether that is so of what the descriptor is open for. false if the system does not tell. */
bool encharge_file_is_remote(int descriptor);

#endif
