/*
 * A document as text for people, and for tests.
 */
#ifndef PIPELINE_SHOW_H
#define PIPELINE_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "pipeline/options.h"
#include "stages/arena.h"
#include "stages/document.h"

/* Where and how a document is shown. */
struct view {
	FILE *out;
	bool colour;
	size_t width; /* columns of a line */
};

/* Standard output as a view, as wide as its terminal. */
struct view standard_view(enum color color);

/* The entities of a document, to be found by their ids. */
struct roster {
	const struct entity **items; /* in the order of their ids */
	size_t count;
};

struct roster roster_of(const struct document *doc, struct arena *arena);

/* The entity called id; NULL where id is NULL or names none. */
const struct entity *roster_find(const struct roster *roster, const char *id);

/* What a holder or target is called: a name, "author", "any", or its id. */
const char *party_name(const struct roster *roster, const char *id);

/* Thousandths as a decimal number without trailing zeros: "-0.6". */
const char *decimal(struct arena *arena, int thousandths);

/*
 * The article: its lines wrapped at the width, behind the names of its zones,
 * with the marks of marks.h around what was found. Linear in the text.
 */
void show_article(const struct view *view, const struct document *doc,
		  struct arena *arena);

/* Entities, quotes and stances, one row an item, in aligned columns. */
void show_tables(const struct view *view, const struct document *doc,
		 const struct roster *roster, struct arena *arena);

/*
 * The rows of one layer, columns parted by two spaces, "-" for what is absent:
 *
 *   language   code
 *   zones      kind  [text without the white space around it]
 *   sentences  [text]
 *   tokens     the tokens of one sentence, parted by one space; behind those
 *              that are neither word nor punct, /kind
 *   syntax     token  tag  relation  head
 *   entities   type  key  name  country  [mention]/form ...
 *   quotes     kind  [content] ...  cue  speaker  key  source_class  via
 *   stances    holder  label  target  score  [cue] ...
 */
void show_rows(FILE *out, const struct document *doc, enum layer layer,
	       const struct roster *roster, struct arena *arena);

#endif
