/*
 * From what was read to a record with id, source, date and text: of a file
 * that is one article, or of a line that is somebody's record.
 */
#ifndef PIPELINE_ARTICLE_H
#define PIPELINE_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/options.h"
#include "pipeline/record.h"

enum { ARTICLE_FACTOR = 4 }; /* a file may be so many limits long */

/* How records are made; the strings outlive them. */
struct article_options {
	struct field_map map;
	const char *id; /* of every record; NULL: each its own */
	size_t limit;   /* bytes of a text */
};

/* A plain file. */
struct article_file {
	const char *path;  /* NULL: standard input */
	struct slice name; /* what names the article; empty: its text does */
	struct slice bytes;
	bool is_cut;   /* the file is longer */
	bool is_whole; /* it was read to its end, without a fault */
};

/*
 * Makes the record of a file. What is no article has an empty text and a
 * problem. Id is the record's.
 */
void article_of_file(const struct article_file *file,
		     const struct article_options *options, struct arena *arena,
		     struct record *out, struct slice *id);

/*
 * Adds what read gives to a caller's record: those of id, source, date and
 * text that are not there already. One without a text stays as it is. Id is
 * the record's; empty where it has no text.
 */
void article_of_record(struct record *record,
		       const struct article_options *options, struct slice *id);

#endif
