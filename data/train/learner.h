/*
 * Trains the net that stages/model.h describes: softmax over the votes, steps
 * by AdaGrad that shrink to nothing, features left out at random. Plain IEEE
 * arithmetic, so that each compiler makes the same bytes.
 *
 * J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online
 * learning and stochastic optimization, 2011.
 */
#ifndef DATA_TRAIN_LEARNER_H
#define DATA_TRAIN_LEARNER_H

#include <stdbool.h>

#include "data/train/corpus.h"
#include "stages/model.h"

struct learner_size {
	size_t label_count, unit_count;
	uint32_t row_bits;
	uint32_t drop_quarters; /* of the features, at random, to learn */
	uint32_t vote_unit; /* votes of 1 in a score; 0: as large as may be */
};

struct counted {
	uint32_t feature, count;
};

struct learner {
	struct learner_size size;
	struct counted *counted; /* [slot]: a hash table, while counting */
	size_t slot_count, feature_count;
	uint16_t *checks;            /* [row]: as in struct model */
	float *rows, *row_steps;     /* [row][unit], [row] */
	float *votes, *vote_steps;   /* [label][unit] */
	float *biases, *bias_steps;  /* [label] */
	float *starts, *start_steps; /* [unit] */
	float sums[MODEL_UNITS];     /* of the decision that was scored */
	float units[MODEL_UNITS];    /* the same, rectified */
	float scores[MODEL_LABELS];  /* [label] */
	uint32_t kept[SUM_FEATURES]; /* rows that were not left out */
	size_t kept_count;
	float rate; /* of steps now */
	uint64_t random;
};

/* First all features that will be met are counted, then learning begins. */
void learner_init(struct learner *learner, struct learner_size size,
		  uint64_t seed);
void learner_count(struct learner *learner, const struct features *features);
void learner_begin(struct learner *learner);
void learner_clear(struct learner *learner);

/*
 * Fills the scores. To learn, some of the features are left out, so that each
 * learns to do without the others.
 */
void learner_score(struct learner *learner, const struct features *features,
		   bool to_learn);

/* The best of the labels first to end - 1, the first of equals. */
size_t learner_best(const struct learner *learner, size_t first, size_t end);

/*
 * What each of the labels first to end - 1 should gain or lose, so that what
 * is wanted of what may be is more probable: into gains, which begin with
 * zeroes. All three have an item a label of the model.
 */
void learner_gains(const struct learner *learner, size_t first, size_t end,
		   const bool *may_be, const bool *wanted, float *gains);

/* The same where one label is wanted of all. */
void learner_gains_of(const struct learner *learner, size_t first, size_t end,
		      size_t wanted, float *gains);

/* Steps towards gains, [label], for the features that were scored last. */
void learner_step(struct learner *learner, const float *gains);

/* The bytes of the model, to be freed. */
char *learner_model(const struct learner *learner, const struct names *labels,
		    size_t *size);

/* Writes learner_model() to the file at path. */
void learner_write(const struct learner *learner, const struct names *labels,
		   const char *path);

/* e to the power of x, at most 0, by nothing but products and sums. */
float power_of_e(float x);

#endif
