#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/learner.h"

/* What a learner has learned, in 8 bits. */
struct quantised {
	size_t row_count, columns;
	int8_t *weights; /* [row][column] */
};

static int64_t
average(const struct learner *learner, size_t cell)
{
	return learner->weights[cell] * learner->step - learner->sums[cell];
}

/* Scales the weights so that the largest is 127, rounds to the nearest. */
static void
quantise(const struct learner *learner, struct quantised *out)
{
	size_t cells = learner->row_count * learner->columns;
	int64_t *weights = malloc((cells + 1) * sizeof *weights), largest = 1;

	*out = (struct quantised){
		.row_count = learner->row_count,
		.columns = learner->columns,
		.weights = malloc(cells + 1),
	};
	if (!weights || !out->weights)
		fail("out of memory");
	for (size_t i = 0; i < cells; i++) {
		weights[i] = average(learner, i);
		/* Of three labels the first is the measure of the others. */
		if (learner->label_count == 3)
			weights[i] -=
				average(learner, i - i % learner->columns);
		if (llabs(weights[i]) > largest &&
		    i % learner->columns < learner->label_count)
			largest = llabs(weights[i]);
	}
	for (size_t i = 0; i < cells; i++) {
		int64_t size = llabs(weights[i]) * 127 + largest / 2;

		if (i % learner->columns < learner->label_count)
			out->weights[i] =
				(int8_t)(weights[i] < 0 ? -(size / largest)
							: size / largest);
	}
	free(weights);
}

/* Labels of a row by the size of their weights, those of none left out. */
static size_t
rank_labels(const int8_t *weights, size_t count, uint8_t *out)
{
	size_t used = 0;

	for (size_t i = 0; i < count; i++) {
		size_t k = used;

		if (!weights[i])
			continue;
		for (; k > 0 && abs(weights[out[k - 1]]) < abs(weights[i]); k--)
			out[k] = out[k - 1];
		out[k] = (uint8_t)i;
		used++;
	}
	return used;
}

/* What some labels of a row decide: their weights, as often as it is met. */
static uint64_t
worth(const int8_t *weights, const uint8_t *labels, size_t count, uint32_t uses)
{
	uint64_t out = 0;

	for (size_t i = 0; i < count; i++)
		out += (uint64_t)abs(weights[labels[i]]);
	return out * uses;
}

enum { SPARSE_MOST = 2 * SPARSE_LABELS };

/*
 * Which feature has each row of the dense table, row + 1 or 0: of those that
 * would not fit a pair of sparse rows the one that is worth most.
 */
static uint32_t *
choose_dense(const struct learner *learner, const struct quantised *quantised,
	     unsigned bits)
{
	uint32_t *out = calloc((size_t)1 << bits, sizeof *out);
	uint64_t *best = calloc((size_t)1 << bits, sizeof *best);

	if (!out || !best)
		fail("out of memory");
	for (size_t row = 0; row < quantised->row_count; row++) {
		size_t slot = learner->features[row] >> (32 - bits);
		const int8_t *weights =
			quantised->weights + row * quantised->columns;
		uint8_t labels[MODEL_LABELS];
		size_t count =
			rank_labels(weights, learner->label_count, labels);
		uint64_t own =
			worth(weights, labels, count, learner->uses[row]);

		if (count <= SPARSE_MOST || own <= best[slot])
			continue;
		best[slot] = own;
		out[slot] = (uint32_t)row + 1;
	}
	free(best);
	return out;
}

static void
pack_dense(const struct learner *learner, const struct quantised *quantised,
	   struct model_size size, const uint32_t *chosen, char *out)
{
	for (size_t slot = 0; slot < (size_t)1 << size.dense_bits; slot++) {
		char *cells = out + slot * size.columns;

		if (!chosen[slot])
			continue;
		memcpy(cells,
		       quantised->weights +
			       (chosen[slot] - 1) * quantised->columns,
		       learner->label_count);
		cells[size.columns - 1] =
			(char)(learner->features[chosen[slot] - 1] & 0xFF);
	}
}

/* Who wants a row of a table of pairs, and why. */
struct bid {
	uint64_t worth;
	uint32_t row; /* of the learner */
	uint8_t labels[SPARSE_LABELS], label_count;
};

/*
 * Takes bids for the labels that a feature says most of, as many as two rows
 * hold: the two highest of a pair of rows have it.
 */
static void
bid_for(const struct learner *learner, const struct quantised *quantised,
	size_t row, struct bid *pair)
{
	const int8_t *weights = quantised->weights + row * quantised->columns;
	uint8_t labels[MODEL_LABELS];
	size_t count = rank_labels(weights, learner->label_count, labels);

	for (size_t at = 0; at < count && at < SPARSE_MOST;
	     at += SPARSE_LABELS) {
		struct bid *lower = &pair[pair[1].worth < pair[0].worth];
		size_t some =
			count - at < SPARSE_LABELS ? count - at : SPARSE_LABELS;
		struct bid bid = {
			.worth = worth(weights, labels + at, some,
				       learner->uses[row]),
			.row = (uint32_t)row,
			.label_count = (uint8_t)some,
		};

		memcpy(bid.labels, labels + at, some);
		if (bid.worth > lower->worth)
			*lower = bid;
	}
}

/* The highest bids for rows; those that dense says have a row are left out. */
static struct bid *
take_bids(const struct learner *learner, const struct quantised *quantised,
	  unsigned bits, const uint32_t *dense, unsigned dense_bits)
{
	struct bid *bids = calloc((size_t)1 << bits, sizeof *bids);

	if (!bids)
		fail("out of memory");
	for (size_t row = 0; row < quantised->row_count; row++) {
		uint32_t feature = learner->features[row];
		size_t slot = feature >> (32 - bits);

		if (!dense || dense[feature >> (32 - dense_bits)] != row + 1)
			bid_for(learner, quantised, row,
				&bids[slot & ~(size_t)1]);
	}
	return bids;
}

static void
pack_sparse(const struct learner *learner, const struct quantised *quantised,
	    struct model_size size, const uint32_t *dense, char *out)
{
	struct bid *bids = take_bids(learner, quantised, size.sparse_bits,
				     dense, size.dense_bits);

	for (size_t i = 0; i < (size_t)1 << size.sparse_bits; i++) {
		const struct bid *bid = &bids[i];
		const int8_t *weights =
			quantised->weights + bid->row * quantised->columns;
		struct sparse_row row = {0};

		if (bid->worth)
			row.check = (uint16_t)(learner->features[bid->row] &
					       0xFFFF);
		for (size_t k = 0; k < bid->label_count; k++) {
			row.labels[k] = bid->labels[k];
			row.weights[k] = weights[bid->labels[k]];
		}
		memcpy(out + i * sizeof row, &row, sizeof row);
	}
	free(bids);
}

static void
pack_narrow(const struct learner *learner, const struct quantised *quantised,
	    struct model_size size, char *out)
{
	struct bid *bids =
		take_bids(learner, quantised, size.narrow_bits, NULL, 0);

	for (size_t i = 0; i < (size_t)1 << size.narrow_bits; i++) {
		struct narrow_row row = {0};

		if (bids[i].worth) {
			row.check = (uint16_t)(learner->features[bids[i].row] &
					       0xFFFF);
			memcpy(row.weights,
			       quantised->weights +
				       bids[i].row * quantised->columns + 1,
			       sizeof row.weights);
		}
		memcpy(out + i * sizeof row, &row, sizeof row);
	}
	free(bids);
}

/* The names, each with a NUL; out: NULL where only their size is asked for. */
static size_t
put_labels(const struct names *labels, char *out)
{
	size_t size = 0;

	for (size_t i = 0; i < labels->count; i++) {
		size_t length = strlen(labels->items[i]) + 1;

		if (out)
			memcpy(out + size, labels->items[i], length);
		size += length;
	}
	return size;
}

static void
pack(const struct learner *learner, struct model_size size, char *out)
{
	struct quantised quantised;
	uint32_t *dense;

	quantise(learner, &quantised);
	if (size.narrow_bits) {
		pack_narrow(learner, &quantised, size, out);
	} else {
		dense = choose_dense(learner, &quantised, size.dense_bits);
		pack_dense(learner, &quantised, size, dense, out);
		out += (size_t)size.columns << size.dense_bits;
		pack_sparse(learner, &quantised, size, dense, out);
		free(dense);
	}
	free(quantised.weights);
}

static size_t
tables_size(struct model_size size)
{
	if (size.narrow_bits)
		return sizeof(struct narrow_row) << size.narrow_bits;
	return ((size_t)size.columns << size.dense_bits) +
	       (sizeof(struct sparse_row) << size.sparse_bits);
}

char *
learner_model(const struct learner *learner, struct model_size model_size,
	      const struct names *labels, size_t *size)
{
	struct model_head head = {
		.version = MODEL_VERSION,
		.order = KNOWLEDGE_ORDER,
		.label_count = (uint32_t)labels->count,
		.size = model_size,
	};
	/* The tables begin at a multiple of 64: few rows cross cache lines. */
	size_t at = (sizeof head + put_labels(labels, NULL) + 63) / 64 * 64;
	char *bytes;

	memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
	head.labels_size = (uint32_t)(at - sizeof head);
	*size = at + tables_size(model_size);
	bytes = calloc(*size, 1);
	if (!bytes)
		fail("out of memory");
	memcpy(bytes, &head, sizeof head);
	put_labels(labels, bytes + sizeof head);
	pack(learner, model_size, bytes + at);
	return bytes;
}

void
learner_write(const struct learner *learner, struct model_size model_size,
	      const struct names *labels, const char *path)
{
	size_t size;
	char *bytes = learner_model(learner, model_size, labels, &size);
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		fail("%s: %s", path, strerror(errno));
	free(bytes);
}
