/*
 * A small net over hashed features: each feature's row of hidden units is
 * added up, what is negative in the sum shrinks to an eighth (a leaky
 * rectifier), and the units vote for the labels.
 *
 * Weights are whole numbers and their sums are exact, so that no compiler and
 * no order of work can change a decision. Nothing is copied or built at start:
 * the bytes are those of data/models/NAME.model.
 *
 * The one description of the format, numbers in the machine's byte order:
 *
 *   struct model_head
 *   labels   label_count names, each with a NUL behind it, and zero bytes up
 *            to labels_size
 *   biases   [label] int32_t
 *   votes    [label][unit] int16_t
 *   starts   [unit] int16_t, of a sum without features
 *   checks   [row] uint16_t
 *   rows     [row][unit / 32][16] uint16_t: in the low bits a unit, in the
 *            high bits the 16th behind it, ROW_ZERO more than they stand for
 *
 * A feature's row is its high bits, or the other one of a pair; the row is that
 * feature's alone: to others that fall there, mostly ones that training never
 * met, the check says that it is nothing to them.
 *
 * Source of the method: D. Chen, C. Manning, A fast and accurate dependency
 * parser using neural networks, 2014, whose precomputed layers the rows are.
 */
#ifndef STAGES_MODEL_H
#define STAGES_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "stages/features.h"
#include "stages/knowledge.h"

#define MODEL_MAGIC "attmodel"
enum {
	MODEL_VERSION = 2,
	MODEL_LABELS = 127, /* at most */
	MODEL_UNITS = 64,   /* at most; a model has UNIT_BLOCK times as many */
	UNIT_BLOCK = 32,
	ROW_ZERO = 128,
	SUM_FEATURES = 240,   /* at most in a sum */
	START_LIMIT = 2000,   /* of a start */
	VOTE_LIMIT = 1000,    /* of a vote */
	BIAS_LIMIT = 1 << 25, /* of a bias */
};

struct model_head {
	char magic[8];
	uint32_t version, order; /* as KNOWLEDGE_ORDER */
	uint32_t label_count, labels_size;
	uint32_t unit_count, row_bits;
};

struct model {
	const int32_t *biases;
	const int16_t *votes, *starts;
	const uint16_t *checks, *rows;
	size_t unit_count, label_count;
	uint32_t row_bits;
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

/* The hidden units before they are rectified. */
struct sums {
	int16_t items[MODEL_UNITS];
};

/* A sum of nothing; sums that are only added to others begin with zeroes. */
void sums_start(const struct model *model, struct sums *out);

/*
 * Rows to be added, found beforehand: to look a feature up takes longer than
 * to add its row, unless it was called for some time before.
 */
struct rows {
	const uint16_t *items[FEATURE_LIMIT + 1];
	size_t count;
};

/* Calls for what rows_find() reads of count features. */
void features_expect(const struct model *model, const uint32_t *features,
		     size_t count);

/* Appends the rows of count features, and calls for what is in them. */
void rows_find(const struct model *model, const uint32_t *features,
	       size_t count, struct rows *rows);

/* Adds count rows to sums, in all at most SUM_FEATURES. */
void sums_add_rows(const struct model *model, const uint16_t *const *rows,
		   size_t count, struct sums *sums);

/*
 * Several sums that are made at once, so that all rows are called for before
 * the first is added.
 */
enum { SUM_PARTS = 16 };

struct sum_parts {
	struct features features; /* of all parts */
	size_t ends[SUM_PARTS];   /* in features */
	size_t count;
};

/* Ends a part, whose features were added, and calls for them. */
void sum_parts_end(const struct model *model, struct sum_parts *parts);

/* Adds the rows of each part to sums of its own: out[part]. */
void sum_parts_add(const struct model *model, const struct sum_parts *parts,
		   struct sums *const *out);

/* Adds the rows of features to sums, in all at most SUM_FEATURES. */
void sums_add(const struct model *model, const struct features *features,
	      struct sums *sums);

/* Adds the items of sums that were made before. */
void sums_join(const struct model *model, const int16_t *other,
	       struct sums *sums);

/* The same with count of them. */
void sums_join_all(const struct model *model, const int16_t *const *others,
		   size_t count, struct sums *sums);

struct votes {
	int32_t items[MODEL_LABELS]; /* [label] */
};

/* Fills the votes for labels first to end - 1. */
void sums_vote(const struct model *model, const struct sums *sums, size_t first,
	       size_t end, struct votes *out);

/* The label of the most votes, the first of equals. */
size_t sums_best(const struct model *model, const struct sums *sums);

/*
 * The row of a feature, where checks are those of a model; no row where the
 * check of what is found isn't check_of(). A check is never 0.
 */
static inline uint16_t
check_of(uint32_t feature)
{
	return (uint16_t)(feature | 1);
}

static inline size_t
row_of(const uint16_t *checks, uint32_t row_bits, uint32_t feature)
{
	size_t row = feature >> (32 - row_bits);

	return row ^ (checks[row] != check_of(feature));
}

#endif
