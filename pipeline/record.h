/*
 * One line of NDJSON and the document in it.
 *
 * The line is never parsed and printed again, which would rewrite strangers'
 * numbers, lose a doubled name and refuse a lone surrogate. It is cut into its
 * members, and written with new ones put in before its last "}".
 */
#ifndef PIPELINE_RECORD_H
#define PIPELINE_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/buffer.h"
#include "pipeline/offsets.h"
#include "stages/stage.h"

enum piece_kind {
	PIECE_STRANGER,
	PIECE_SPACE, /* white space that stood before the last "}" */
	PIECE_TEXT,
	PIECE_LAYER,
	PIECE_ERRORS,
	PIECE_ATTACHE,
};

/* A member of the line, and what stood between it and the one before. */
struct piece {
	enum piece_kind kind;
	enum layer layer;    /* of PIECE_LAYER */
	struct slice lead;   /* with its comma, if it has one */
	struct slice name;   /* in its quotation marks */
	struct slice middle; /* the colon, and white space around it */
	struct slice value;  /* nothing yet: the layer is encoded on writing */
	bool is_dropped;
};

struct pieces {
	struct piece *items;
	size_t count, capacity;
};

struct record {
	struct arena *arena;     /* of all that it points to but the line */
	struct slice head, tail; /* up to "{", and from "}" on */
	struct pieces pieces;
	bool has_text;
	size_t mended; /* bytes of text that were replaced by U+FFFD */
	struct document doc;
	struct offsets offsets;
	unsigned loaded;          /* layers that are in doc, or made there */
	struct problems problems; /* those that the line came with, then ours */
	size_t old_problems;
};

/* A record without members, for record_add(). */
void record_begin(struct record *record, struct arena *arena);

/*
 * Cuts a line, which must outlive out, and decodes its text. A text longer
 * than limit bytes makes the document unfit. Returns NULL, or why the line is
 * no record; record_refuse() then makes one of it.
 */
const char *record_read(const char *line, size_t size, size_t limit,
			struct arena *arena, struct record *out);

/* The record that stands for a line that is none, with why and its start. */
void record_refuse(const char *line, size_t size, const char *stage,
		   const char *why, struct arena *arena, struct record *out);

/* The value of the last member of that name, or nothing. */
struct slice record_member(const struct record *record, const char *name);

/* Appends a member; value is JSON and must outlive the record. */
void record_add(struct record *record, const char *name, struct slice value);

/* Notes a problem for the record's "errors". */
void record_fault(struct record *record, const char *stage,
		  const char *message);

/* Decodes layers that are there and not yet in doc; stage is told of faults. */
void record_load(struct record *record, unsigned layers, const char *stage);

/*
 * Appends the layers that a stage made, but those of drop, then what is new of
 * "errors", and the stage's version in "attache".
 */
void record_commit(struct record *record, const char *stage, unsigned made,
		   unsigned drop, const char *version);

/* Takes layers out of the line. */
void record_drop(struct record *record, unsigned layers);

/* Takes layers out of the line and the document, to be made anew. */
void record_forget(struct record *record, unsigned layers);

/* Takes a stage's version out of "attache". */
void record_forget_version(struct record *record, const char *stage);

/* What is said of a text longer than limit bytes. */
const char *record_too_long(struct arena *arena, size_t limit);

/* What is said of a text of which count bytes had to be replaced. */
const char *record_mended(struct arena *arena, size_t count);

/*
 * Says on standard error what went wrong with the record behind its first
 * known problems; where names it, "standard input: line 3".
 */
void record_complain(const struct record *record, size_t known,
		     const char *command, const char *where);

/* Whether the record carries "errors" with anything in them. */
bool record_has_problems(const struct record *record);

/* Appends the line, with its LF. */
void record_write(const struct record *record, struct buffer *out);

#endif
