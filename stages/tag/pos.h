/*
 * Penn Treebank tags, word by word from the left: each is decided with the
 * words around it and the tags before it. data/train/ calls the same.
 */
#ifndef STAGES_TAG_POS_H
#define STAGES_TAG_POS_H

#include "stages/features.h"
#include "stages/model.h"
#include "stages/tag/word_memo.h"

/* A tag is a label of the model; this one stands beyond the sentence. */
enum { POS_NONE = 255 };

/*
 * What decides the tag of word i, where atoms are those of atoms_make() and
 * tags[0] to tags[i - 1] are known.
 */
void pos_features(const struct atoms *atoms, const uint8_t *tags, size_t i,
		  struct features *out);

/* A memo for pos_tag() with this model alone; NULL: out of memory. */
struct word_memo *pos_memo_new(const struct model *model);

/* Fills tags[0] to tags[count - 1]. Time is linear in count. */
void pos_tag(const struct model *model, struct word_memo *memo,
	     const struct atoms *atoms, size_t count, uint8_t *tags);

#endif
