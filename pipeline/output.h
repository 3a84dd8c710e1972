/*
 * Where a run writes: standard output, or a file that bears its name only
 * once it is whole. Until then it is PATH.part, which is its own journal: a
 * second run keeps the whole lines that it finds there.
 */
#ifndef PIPELINE_OUTPUT_H
#define PIPELINE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "pipeline/buffer.h"
#include "pipeline/lines.h"

struct output {
	FILE *file;
	const char *path;  /* NULL: standard output */
	char *part;        /* the path with ".part" behind it */
	struct lines kept; /* what an earlier run wrote */
	bool is_keeping;   /* there may be more of it */
};

/* Opens path, the caller's; NULL and "-" are standard output. Dies where not.
 */
void output_open(struct output *output, const char *path);

/*
 * Where an earlier run wrote this document's record, takes it and returns
 * true; *has_problems is whether it carries errors. Id is the document's,
 * empty for none. Dies where another document stands in its place.
 */
bool output_keep(struct output *output, struct slice id, bool *has_problems);

/* Dies where an earlier run wrote more documents than there are. */
void output_keep_end(struct output *output);

void output_write(struct output *output, const char *bytes, size_t size);

/* Hands on what was written. */
void output_flush(struct output *output);

/* Closes it; where it is whole a file gets its name. */
void output_close(struct output *output, bool is_whole);

#endif
