/*
 * Text laid out for people: words that flow into lines of a width, behind a
 * margin. What comes from articles can bring no control character along.
 */
#ifndef PIPELINE_FLOW_H
#define PIPELINE_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "pipeline/buffer.h"
#include "stages/arena.h"

/* How characters look: a set of these, plus one colour. */
enum style {
	STYLE_PLAIN = 0,
	STYLE_BOLD = 1 << 0,
	STYLE_DIM = 1 << 1,
	STYLE_ITALIC = 1 << 2,
	STYLE_RED = 31 << 8, /* the codes of ECMA-48 */
	STYLE_GREEN = 32 << 8,
	STYLE_YELLOW = 33 << 8,
	STYLE_BLUE = 34 << 8,
	STYLE_MAGENTA = 35 << 8,
	STYLE_CYAN = 36 << 8,
};

/* A zeroed struct with out, width and word.arena set is ready for use. */
struct flow {
	FILE *out;
	bool colour;       /* whether styles are shown */
	size_t width;      /* columns of a line */
	size_t indent;     /* columns of the margin */
	const char *label; /* for the margin of the next line; NULL: empty */
	unsigned label_style;
	unsigned style; /* of what is added next */

	bool has_begun, skips; /* a first line; an empty line comes next */
	size_t column;         /* where the line stands; 0: not begun */
	struct buffer word;    /* the word so far, with its styles */
	size_t word_width;
	unsigned word_style; /* in force at the word's end */
};

/* Adds a character to the word; white space ends it. */
void flow_point(struct flow *flow, int32_t point);

/* Adds a text of size bytes, character by character. */
void flow_text(struct flow *flow, const char *text, size_t size);

/* Adds a mark of ours to the word, in style; its spaces don't end the word. */
void flow_mark(struct flow *flow, unsigned style, const char *mark);

/* Ends the line, if one is begun. */
void flow_break(struct flow *flow);

/* Ends the line, and leaves one empty between it and the next, if any. */
void flow_skip(struct flow *flow);

/* point itself, or U+FFFD for what could steer a terminal or turn a line. */
int32_t harmless(int32_t point);

/* Columns that size bytes of text take. */
size_t text_width(const char *text, size_t size);

/*
 * Writes a text of size bytes on one line: "\n", "\r" and "\t" for white space
 * of these kinds, harmless() for all else.
 */
void write_line_text(FILE *out, const char *text, size_t size);

#endif
