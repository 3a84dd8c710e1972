/*
 * A linear model: for each feature, hashed to a row, a weight for each label.
 *
 * Weights are whole numbers of 8 bits and their sums are exact, so that no
 * compiler and no order of work can change a decision. Nothing is copied or
 * built at start: the bytes are those of data/models/NAME.model.
 *
 * The one description of the format, numbers in the machine's byte order:
 *
 *   struct model_head
 *   labels   label_count names, each with a NUL behind it, and zero bytes up
 *            to labels_size
 *   weights  of each group: [row][column] int8_t
 *
 * Labels are in groups, the frequent ones first, each group with a table of
 * its own: rare labels need few rows. Columns behind the last label are zero.
 */
#ifndef STAGES_MODEL_H
#define STAGES_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "stages/features.h"
#include "stages/knowledge.h"

#define MODEL_MAGIC "attmodel"
enum {
	MODEL_VERSION = 1,
	MODEL_COLUMNS = 64, /* the most, of all groups */
	MODEL_GROUPS = 4,
};

/* Columns are 4, or a multiple of 8; 0 where there is no such group. */
struct model_size {
	uint32_t columns, row_bits;
};

struct model_head {
	char magic[8];
	uint32_t version, order; /* as KNOWLEDGE_ORDER */
	uint32_t label_count, labels_size;
	struct model_size groups[MODEL_GROUPS];
};

struct model_group {
	const int8_t *weights; /* [row][column] */
	size_t columns;
	unsigned row_shift; /* a feature's row is its high bits */
};

struct model {
	struct model_group groups[MODEL_GROUPS];
	size_t group_count, label_count;
	const char *labels[MODEL_COLUMNS]; /* NUL-terminated, in the bytes */
};

/*
 * Reads size bytes, aligned to 4, which must outlive out. Returns NULL, or
 * what is wrong with them.
 */
const char *model_open(const char *bytes, size_t size, struct model *out);

/* The model of data/models/NAME.model; as model_open(). */
const char *model_find(const struct knowledge *knowledge, const char *name,
		       struct model *out);

/* Each label's sum of weights over the features; zero behind the labels. */
void model_score(const struct model *model, const struct features *features,
		 int16_t out[MODEL_COLUMNS]);

/* The label of the highest sum, the first of equals. */
size_t model_best(const struct model *model, const struct features *features);

#endif
