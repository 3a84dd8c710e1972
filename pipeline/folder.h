/*
 * The articles below a folder: its *.txt and *.ndjson files, each also .gz,
 * in the byte order of their whole paths. Nothing hidden, nothing twice round
 * a loop of links. Only the names of the folders on the way are in memory.
 */
#ifndef PIPELINE_FOLDER_H
#define PIPELINE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

struct folder;

/*
 * Begins with the folder at path; command is named in complaints. Both stay
 * the caller's and must outlive the folder. What can't be read is complained
 * of on standard error and counted.
 */
struct folder *folder_new(const char *path, const char *command);

/*
 * The path of the next file, which begins with the folder's own, until the
 * next call; NULL at the end.
 */
const char *folder_next(struct folder *folder);

/* How many folders below could not be read so far, itself included. */
size_t folder_faults(const struct folder *folder);

void folder_free(struct folder *folder);

/* Whether name ends so. */
bool has_ending(const char *name, const char *ending);

#endif
