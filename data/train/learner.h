/*
 * The averaged perceptron that every model is trained by, in whole numbers, so
 * that each compiler makes the same bytes.
 *
 * M. Collins, Discriminative training methods for hidden Markov models, 2002.
 */
#ifndef DATA_TRAIN_LEARNER_H
#define DATA_TRAIN_LEARNER_H

#include "data/train/corpus.h"
#include "stages/model.h"

struct learner {
	const struct model_size *groups; /* [MODEL_GROUPS] */
	size_t label_count;
	int32_t *weights; /* of each group [row][column], as they are now */
	int64_t *sums;    /* as weights, of step times change */
	int64_t step;     /* decisions so far */
	uint8_t *counts;  /* [feature >> COUNT_SHIFT], at most FREQUENT */
};

/* Groups stay the caller's. */
void learner_init(struct learner *learner, const struct model_size *groups,
		  size_t label_count);
void learner_clear(struct learner *learner);

/* Says that features occur once more in what will be learned from. */
void learner_count(struct learner *learner, const struct features *features);

/* Takes out those that occur too seldom to teach anything but the example. */
void learner_filter(const struct learner *learner, struct features *features);

/* Each label's sum of the weights as they are now. */
void learner_score(const struct learner *learner,
		   const struct features *features, int32_t out[MODEL_COLUMNS]);

/* Moves weight from the label wrong to the label right. */
void learner_update(struct learner *learner, const struct features *features,
		    size_t right, size_t wrong);

/*
 * The sum of several learners' averages, an ensemble that costs one model to
 * ask. Only proportions count: it is the averages times a constant.
 */
struct ensemble {
	const struct model_size *groups; /* [MODEL_GROUPS] */
	int64_t *weights;                /* of each group [row][column] */
};

/* Adds a learner to a zeroed ensemble, or to one of its own groups. */
void ensemble_add(struct ensemble *ensemble, const struct learner *learner);
void ensemble_clear(struct ensemble *ensemble);

/*
 * The bytes of the model, to be freed: weights in 8 bits, the largest 127. (To
 * cut the largest to make room for differences among the small costs a lot.)
 */
char *ensemble_model(const struct ensemble *ensemble,
		     const struct names *labels, size_t *size);

/* Writes size bytes to the file at path. */
void write_model(const char *path, const char *bytes, size_t size);

#endif
