/* Learns parts of speech. */
#ifndef DATA_TRAIN_PARTS_H
#define DATA_TRAIN_PARTS_H

#include "data/train/examples.h"
#include "data/train/learner.h"

/* For parts_learn(): from all examples. */
enum { NO_FOLD = -1 };

extern const struct model_size parts_size;

/*
 * Learns from all examples but those of one fold, in runs of several orders,
 * whose sum the model is. Out is to be cleared.
 */
void parts_learn(const struct examples *examples, int fold, int runs,
		 struct learner *out);

/*
 * Fills found_parts of all examples with what a model says that has not seen
 * them: of each fold by what was learned from the others.
 */
void parts_jackknife(struct examples *examples);

#endif
