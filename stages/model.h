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
 *   dense    [row][column] int8_t: of features that speak of many labels, a
 *            weight for each, zeroes, and in the last column a check
 *   sparse   [row] struct sparse_row: of the others, what they say most of
 *
 * or, where there are just three labels,
 *
 *   narrow   [row] struct narrow_row
 *
 * A feature's row is its high bits. The row is that feature's alone: to others
 * that fall there, mostly ones that training never met, the check says that it
 * is nothing to them. In the sparse and the narrow table a feature may have
 * the other row of a pair as well or instead.
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
	MODEL_LABELS = 63, /* at most */
	SPARSE_LABELS = 3,
};

/* Bits are of a number of rows, at least 1; 0: there is no such table. */
struct model_size {
	uint32_t columns; /* dense: labels and check, a multiple of 16 */
	uint32_t dense_bits, sparse_bits, narrow_bits;
};

struct model_head {
	char magic[8];
	uint32_t version, order; /* as KNOWLEDGE_ORDER */
	uint32_t label_count, labels_size;
	struct model_size size;
};

struct sparse_row {
	uint16_t check; /* the feature's low 16 bits */
	uint8_t labels[SPARSE_LABELS];
	int8_t weights[SPARSE_LABELS];
};

struct narrow_row {
	uint16_t check;
	int8_t weights[2]; /* of the second and the third label, less that of
			      the first, which counts as 0 */
};

struct model {
	const int8_t *dense; /* [row][column] */
	const struct sparse_row *sparse;
	const struct narrow_row *narrow;
	struct model_size size;
	size_t label_count;
	const char *labels[MODEL_LABELS]; /* NUL-terminated, in the bytes */
};

/*
 * Reads size bytes, aligned to 4, which must outlive out. Returns NULL, or
 * what is wrong with them.
 */
const char *model_open(const char *bytes, size_t size, struct model *out);

/* The model of data/models/NAME.model; as model_open(). */
const char *model_find(const struct knowledge *knowledge, const char *name,
		       struct model *out);

struct sums {
	int16_t items[MODEL_LABELS + 1]; /* [label] */
};

/* Each label's sum of weights over the features. */
void model_score(const struct model *model, const struct features *features,
		 struct sums *out);

/* The label of the highest sum, the first of equals. */
size_t model_best(const struct model *model, const struct features *features);

#endif
