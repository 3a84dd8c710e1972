/* Learns what is decided word by word: parts of speech and supertags. */
#ifndef DATA_TRAIN_TAGGERS_H
#define DATA_TRAIN_TAGGERS_H

#include "data/train/examples.h"
#include "data/train/learner.h"

enum tagger { TAGGER_PARTS, TAGGER_SUPERTAGS };

/* How a model is learned. */
struct plan {
	enum tagger tagger;
	float rate; /* of the first steps */
	size_t rounds;
	size_t unit_count;
	uint32_t row_bits;
	uint64_t seed;
};

/* For tagger_learn(): from all examples. */
enum { NO_FOLD = -1 };

/*
 * Learns from all examples but those of one fold; supertags with parts of
 * speech as tagger_jackknife() found them. Out is to be cleared.
 */
void tagger_learn(const struct examples *examples, const struct plan *plan,
		  int fold, struct learner *out);

/*
 * Fills what was found in all examples with what a model says that has not
 * seen them: of each fold by what was learned from the others.
 */
void tagger_jackknife(struct examples *examples, const struct plan *plan);

/* Fills the parts of speech of an example with what most learners say. */
void parts_vote(const struct examples *examples, struct learner *voters,
		size_t voter_count, struct example *out);

/* Fills what a learner finds in an example. */
void tagger_find(const struct examples *examples, enum tagger tagger,
		 struct learner *learner, struct example *out);

#endif
