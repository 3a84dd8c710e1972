/*
 * Supertags: for each word the relation that it probably has and on which side
 * its head stands, "nsubj>", word by word from the left, with the words and
 * tags on both sides. They tell the parser of arcs what lies beyond its sight.
 *
 * H. Ouchi, K. Duh, Y. Matsumoto, Improving dependency parsers with supertags,
 * 2014. data/train/ calls the same.
 */
#ifndef STAGES_TAG_SUPERTAGS_H
#define STAGES_TAG_SUPERTAGS_H

#include "stages/tag/arcs.h"
#include "stages/tag/word_memo.h"

/* A word's tag, and the nearest verbs before and behind it. */
struct tagged {
	uint32_t tag;                /* hash of its name */
	uint32_t verbs[2], words[2]; /* their tags, and hashes of words */
};

/* Around the words of a sentence stand this many that are none. */
enum { TAGGED_MARGIN = 4 };

/*
 * Fills out[TAGGED_MARGIN + i] for each of count words, and the margins; atoms
 * are those of atoms_make(), tags numbers of values.
 */
void tagged_make(const struct label_values *values, const struct atoms *atoms,
		 const uint8_t *tags, size_t count, struct tagged *out);

/*
 * What decides the supertag of word i, where those before it are known and
 * has_root says whether one of them is "root".
 */
void supertag_features(const struct atoms *atoms, const struct tagged *tagged,
		       const uint8_t *supertags, bool has_root, size_t i,
		       struct features *out);

/* A memo for supertags_find() with this model alone; NULL: out of memory. */
struct word_memo *supertags_memo_new(const struct model *model);

/* Fills supertags[0] to supertags[count - 1]. */
void supertags_find(const struct model *model, struct word_memo *memo,
		    const struct label_values *values,
		    const struct atoms *atoms, const struct tagged *tagged,
		    size_t count, uint8_t *supertags);

#endif
