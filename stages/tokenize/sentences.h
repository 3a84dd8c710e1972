/*
 * How a block of text is cut into sentences, for the files of this stage.
 */
#ifndef STAGES_TOKENIZE_SENTENCES_H
#define STAGES_TOKENIZE_SENTENCES_H

#include "stages/tokenize/tokenize.h"

/* Lines that a sentence may cross, and how far they have been read. */
struct block {
	const struct tokenize_state *state;
	const char *text;
	size_t start; /* of the sentence that is being read */
	size_t end;
};

/* What a place in a block came to. */
struct cut {
	size_t end;    /* where the sentence ends; 0: it goes on */
	size_t resume; /* where to read on */
};

bool is_stop(int32_t point);

/* Whether the sentence ends at the stop at a place, behind what closes it. */
struct cut cut_at_stop(const struct block *block, size_t at);

/* The place behind white space. */
size_t skip_space(const struct block *block, size_t at);

/*
 * The end of a face such as ":-)" that stands alone at a place; 0: none there.
 */
size_t face_end(const struct tokenize_state *state, const char *text, size_t at,
		size_t end);

#endif
