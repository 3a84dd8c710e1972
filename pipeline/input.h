/*
 * What a command was called with, opened one after another: files, folders,
 * "-" for standard input; standard input alone where nothing was named.
 */
#ifndef PIPELINE_INPUT_H
#define PIPELINE_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/lines.h"

struct folder;

struct inputs {
	/* The caller's to set. */
	const char *command; /* named in complaints */
	char *const *paths;  /* [count] */
	size_t count;
	size_t limit; /* bytes of the longest line */

	/* Of the input at hand. */
	bool is_open;
	struct lines lines;
	const char
		*path; /* as given, or below a folder; NULL: standard input */
	/*
	 * The part of path that names the article: below its folder, with the
	 * folder's name in front where several are read; without .txt, .txt.gz.
	 */
	const char *name;
	size_t name_size;

	/* Own. */
	size_t at; /* the next path */
	bool has_many_folders;
	bool is_counted;
	struct folder *folder;
	size_t faults; /* inputs that could not be read */
};

/*
 * Opens the next input, whose lines have then read nothing yet. One that can't
 * be opened is complained of, counted and passed over. Returns false at the
 * end.
 */
bool inputs_next(struct inputs *inputs);

/* Closes the input at hand; a fault in reading it is complained of. */
void inputs_close(struct inputs *inputs);

/* Closes all; returns how many inputs could not be read, or not wholly. */
size_t inputs_clear(struct inputs *inputs);

#endif
