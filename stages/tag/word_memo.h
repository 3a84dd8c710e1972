/*
 * What a net makes of single words, remembered from text to text: most words
 * of a text are a few thousand that come again and again.
 *
 * A word is its atoms and, where they are known, its tag and supertag. Words
 * that share a slot push each other out; so what is found depends on the words
 * before, but never the numbers, which are those of the word alone.
 */
#ifndef STAGES_TAG_WORD_MEMO_H
#define STAGES_TAG_WORD_MEMO_H

#include <stdbool.h>

#include "stages/features.h"

struct word_memo;

struct word_key {
	const struct atoms *atoms;
	uint32_t tag, supertag; /* hashes of names; 0: not known yet */
};

/* What is remembered of a word. */
struct word_slot {
	uint32_t atoms[ATOMS_OWN], tag, supertag; /* all 0: of no word */
	uint32_t known; /* 0: the sums are still to be made */
	uint32_t guess; /* what it was last taken for; 0 at first */
	_Alignas(64) int16_t sums[];
};

/* For count numbers a word; NULL: out of memory. */
struct word_memo *word_memo_new(size_t count);
void word_memo_free(struct word_memo *memo);

/* The slot of a word, its own until others are asked for. */
struct word_slot *word_memo_find(struct word_memo *memo, struct word_key key);

/* Calls for the memory of a word that will soon be asked for. */
void word_memo_expect(const struct word_memo *memo, struct word_key key);

#endif
