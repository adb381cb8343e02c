#ifndef ENCHARGE_DURABLE_FILE_H
#define ENCHARGE_DURABLE_FILE_H

#include "bytes.h"

/*
 * Files that outlast a loss of power, in folders that are told by a descriptor
 * and a name below it. Each function returns 0, or the errno of what failed.
 */

/*
 * Creates the file that must not be there yet, readable by its owner alone, and
 * writes content. On 0 *descriptor is the caller's to close, open for reading
 * and for appending; otherwise no file is left. Nothing is on disk yet.
 */
int encharge_durable_create(int folder, const char *name, encharge_bytes content, int *descriptor);

/*
 * Brings the file's content to the disk. After a failure the kernel may have
 * dropped what it could not write, and say that all is well when asked again:
 * it must not be asked again.
 */
int encharge_durable_sync(int descriptor);

/* Brings the names in a folder to the disk. A file system that has no such call is taken to need none. */
int encharge_durable_sync_folder(int folder, const char *name);

/* Gives the file another name, in another folder below this one too, unless there is a file of that name: EEXIST. */
int encharge_durable_place(int folder, const char *from, const char *to);

/* Writes all of content at the end of the file. */
int encharge_durable_append(int descriptor, encharge_bytes content);

/* Reads a file from its start. On 0 *content is ended by a NUL and to be freed by the caller. EFBIG if it is longer
 * than max bytes. */
int encharge_durable_read(int descriptor, size_t max, char **content, size_t *length);

#endif
