/*
 * Labels the words of a sentence one by one from the left, by a net that sees
 * words alone, words together, and the labels that it gave before.
 *
 * To find rows takes longer than to add them. So what a net makes of a word
 * alone is remembered, and all else is called for before its turn: for words
 * together one word ahead, for labels by what a word was labelled last time.
 */
#ifndef STAGES_TAG_TAGGER_H
#define STAGES_TAG_TAGGER_H

#include <stdbool.h>

#include "stages/model.h"
#include "stages/tag/word_memo.h"

struct tagged;

enum { TAGGER_REACH = 3 }; /* at most */

struct tagging {
	const struct atoms *words;   /* [word], margins around them */
	const struct tagged *tagged; /* the same, where tags are known */
	size_t count;
	uint8_t *labels; /* [word], those found so far */
	bool has_root;   /* of supertags: one before the last label is root */
	uint8_t root;
};

/*
 * What is seen; all features of a word, whatever the order, are those of it
 * and the words around it alone, from as far as reach, the joint ones and the
 * found ones. Each adds to out.
 */
struct tagger_kind {
	ptrdiff_t reach;
	struct word_key (*key)(const struct tagging *in, ptrdiff_t word);
	/* What a word is to the one that stands distance before it. */
	void (*alone)(struct word_key word, ptrdiff_t distance,
		      struct features *out);
	void (*joint)(const struct tagging *in, size_t i, struct features *out);
	/* What labels before word i say, which may still be a guess. */
	void (*found)(struct tagging *in, size_t i, struct features *out);
};

/* A memo for this kind with this model alone; NULL: out of memory. */
struct word_memo *tagger_memo_new(const struct tagger_kind *kind,
				  const struct model *model);

/* Fills the labels of in. */
void tagger_run(const struct tagger_kind *kind, const struct model *model,
		struct word_memo *memo, struct tagging *in);

#endif
