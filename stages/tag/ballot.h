/*
 * The votes for the labels of tokens: those of the net that finds names, and
 * those that the rules have beside it (recognise.h).
 */
#ifndef STAGES_TAG_BALLOT_H
#define STAGES_TAG_BALLOT_H

#include "stages/tag/recognise.h"

/* Open tokens that stand together, of a sentence. */
struct stretch {
	struct range open;
	size_t sentence;
};

struct stretches {
	struct stretch *items;
	size_t count, capacity;
};

/*
 * The votes for the tokens of stretches, in their order; count is how many
 * these have. Memory is the arena's of the hints' scene.
 */
const struct votes *vote_on_all(const struct model *model,
				const struct hints *hints,
				const struct stretches *stretches,
				size_t count);

#endif
