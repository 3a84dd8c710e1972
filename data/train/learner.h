/*
 * The averaged perceptron that every model is trained by, in whole numbers, so
 * that each compiler makes the same bytes. Features have rows of their own
 * here; only the model hashes them together.
 *
 * M. Collins, Discriminative training methods for hidden Markov models, 2002.
 */
#ifndef DATA_TRAIN_LEARNER_H
#define DATA_TRAIN_LEARNER_H

#include "data/train/corpus.h"
#include "stages/model.h"

struct learner {
	size_t label_count, columns; /* columns: labels, to a multiple of 4 */
	uint8_t *counts;             /* [hash of feature], 0 or 1 */
	uint32_t *slots;             /* [slot], row + 1 or 0: a hash table */
	size_t slot_count;           /* a power of two */
	uint32_t *features, *uses;   /* [row], and how often it was met */
	size_t row_count, row_room;
	int32_t *weights; /* [row][column], as they are now */
	int64_t *sums;    /* [row][column], of step times change */
	int64_t step;     /* decisions so far */
};

/* First all features that will be met are counted, then learning begins. */
void learner_init(struct learner *learner, size_t label_count);
void learner_count(struct learner *learner, const struct features *features);
void learner_begin(struct learner *learner);
void learner_clear(struct learner *learner);

/*
 * Turns features into their rows; those that were met only once are left out,
 * for they teach nothing but the example.
 */
void learner_find(const struct learner *learner, struct features *features);

/* Each label's sum of the weights as they are now, of rows. */
void learner_score(const struct learner *learner, const struct features *rows,
		   int32_t out[MODEL_LABELS]);

/* Moves weight from the label wrong to the label right. */
void learner_update(struct learner *learner, const struct features *rows,
		    size_t right, size_t wrong);

/*
 * Begins anew, and keeps what was learned: the model is the sum of all that
 * was learned so, an ensemble that costs one model to ask.
 */
void learner_restart(struct learner *learner);

/*
 * The bytes of the model, to be freed: averages in 8 bits, the largest 127.
 * (To cut the largest, and so tell more of the small ones apart, costs a lot.)
 * Where features meet in a row the one that decides most has it.
 */
char *learner_model(const struct learner *learner, struct model_size model_size,
		    const struct names *labels, size_t *size);

/* Writes learner_model() to the file at path. */
void learner_write(const struct learner *learner, struct model_size model_size,
		   const struct names *labels, const char *path);

#endif
