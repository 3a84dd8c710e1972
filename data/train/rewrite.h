/*
 * Sentences as news sets them and treebanks of the web seldom do, made from
 * those that they have.
 */
#ifndef DATA_TRAIN_REWRITE_H
#define DATA_TRAIN_REWRITE_H

#include <stdbool.h>

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/reading.h"

/*
 * Each fills out with a document of one sentence, in arena, made from the
 * tokens of range, which are a sentence with its tree; false where the
 * sentence doesn't lend itself.
 */

/* Without articles and the final stop. */
bool rewrite_headline(const struct document *doc, struct range range,
		      struct arena *arena, struct document *out);

/*
 * He found that it rains: "It rains," he said. The minister knows that he is
 * late: "He is late," warns the minister. The verb is the one of this number.
 */
bool rewrite_quotation(const struct document *doc, struct range range,
		       size_t number, struct arena *arena,
		       struct document *out);

enum { QUOTATION_VERBS = 3 };

#endif
