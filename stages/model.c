#include "stages/model.h"

#include <stdbool.h>
#include <string.h>

/* The largest sum, of a dense row and two sparse ones a feature. */
_Static_assert(128 * FEATURE_LIMIT <= INT16_MAX, "sums of weights overflow");
enum { SUM_COUNT = MODEL_LABELS + 1 };
_Static_assert(sizeof(struct sparse_row) == 8, "rows have another size");

static const char *
read_labels(const char *bytes, size_t size, struct model *out)
{
	size_t at = 0;

	for (size_t i = 0; i < out->label_count; i++) {
		const char *end = memchr(bytes + at, '\0', size - at);

		if (!end)
			return "a model lacks names of labels";
		out->labels[i] = bytes + at;
		at = (size_t)(end - bytes) + 1;
	}
	return NULL;
}

static size_t
table_size(uint32_t bits, size_t row_size)
{
	return bits ? row_size << bits : 0;
}

static bool
is_sensible(const struct model_head *head)
{
	struct model_size size = head->size;

	if (size.dense_bits > 24 || size.sparse_bits > 24 ||
	    size.narrow_bits > 24)
		return false;
	if (size.narrow_bits)
		return head->label_count == 3 && !size.dense_bits &&
		       !size.sparse_bits;
	return size.dense_bits && size.sparse_bits && head->label_count &&
	       head->label_count < size.columns && size.columns % 16 == 0 &&
	       size.columns <= MODEL_LABELS + 1;
}

const char *
model_open(const char *bytes, size_t size, struct model *out)
{
	struct model_head head;
	size_t dense, sparse, narrow;

	if (size < sizeof head)
		return "a model is cut off";
	memcpy(&head, bytes, sizeof head);
	if (memcmp(head.magic, MODEL_MAGIC, sizeof head.magic) != 0)
		return "a model's file is none";
	if (head.order != KNOWLEDGE_ORDER)
		return "a model was made for another byte order";
	if (head.version != MODEL_VERSION)
		return "a model was made for another version";
	if (!is_sensible(&head))
		return "a model's sizes make no sense";
	dense = table_size(head.size.dense_bits, head.size.columns);
	sparse = table_size(head.size.sparse_bits, sizeof *out->sparse);
	narrow = table_size(head.size.narrow_bits, sizeof *out->narrow);
	bytes += sizeof head;
	size -= sizeof head;
	if (head.labels_size > size || head.labels_size % 2 ||
	    size - head.labels_size != dense + sparse + narrow)
		return "a model is cut off";
	*out = (struct model){
		.size = head.size,
		.label_count = head.label_count,
		.dense = (const int8_t *)bytes + head.labels_size,
		.sparse = (const void *)(bytes + head.labels_size + dense),
		.narrow = (const void *)(bytes + head.labels_size),
	};
	return read_labels(bytes, head.labels_size, out);
}

const char *
model_find(const struct knowledge *knowledge, const char *name,
	   struct model *out)
{
	const char *bytes;
	size_t size;
	const char *why = knowledge_model(knowledge, name, &bytes, &size);

	return why ? why : model_open(bytes, size, out);
}

/* Without a jump: a check that fails makes the row's weights zero. */
static void
score_narrow(const struct model *model, const struct features *features,
	     int16_t *out)
{
	unsigned shift = 32 - model->size.narrow_bits;
	int second = 0, third = 0;

	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i];
		uint16_t check = (uint16_t)(feature & 0xFFFF);
		size_t at = feature >> shift;
		size_t other = model->narrow[at].check != check;
		struct narrow_row row = model->narrow[at ^ other];
		int mask = -(row.check == check);

		second += row.weights[0] & mask;
		third += row.weights[1] & mask;
	}
	out[1] = (int16_t)second;
	out[2] = (int16_t)third;
}

/* Sums sixteen columns, which stay in registers, over all rows. */
static void
add_columns(const int8_t *const *rows, size_t count, size_t column,
	    int16_t *out)
{
	int8_t half __attribute__((vector_size(8)));
	int16_t low __attribute__((vector_size(16))) = {0};
	int16_t high __attribute__((vector_size(16))) = {0};

	for (size_t i = 0; i < count; i++) {
		memcpy(&half, rows[i] + column, sizeof half);
		low += __builtin_convertvector(half, __typeof__(low));
		memcpy(&half, rows[i] + column + 8, sizeof half);
		high += __builtin_convertvector(half, __typeof__(high));
	}
	memcpy(out + column, &low, sizeof low);
	memcpy(out + column + 8, &high, sizeof high);
}

/*
 * Adds the rows that are the features' own. They are gathered first, without
 * a jump: so no look-up waits for the check of the one before.
 */
static void
score_dense(const struct model *model, const struct features *features,
	    int16_t *out)
{
	unsigned shift = 32 - model->size.dense_bits;
	size_t columns = model->size.columns, count = 0;
	const int8_t *rows[FEATURE_LIMIT + 1];

	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i];
		const int8_t *row = model->dense + columns * (feature >> shift);

		rows[count] = row;
		count += row[columns - 1] == (int8_t)(feature & 0xFF);
	}
	for (size_t column = 0; column < columns; column += 16)
		add_columns(rows, count, column, out);
}

/* As score_dense(). */
static void
score_sparse(const struct model *model, const struct features *features,
	     int16_t *out)
{
	unsigned shift = 32 - model->size.sparse_bits;
	const struct sparse_row *rows[2 * FEATURE_LIMIT + 1];
	size_t count = 0;

	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i];
		uint16_t check = (uint16_t)(feature & 0xFFFF);
		size_t row = feature >> shift;

		rows[count] = &model->sparse[row];
		count += rows[count]->check == check;
		rows[count] = &model->sparse[row ^ 1];
		count += rows[count]->check == check;
	}
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < SPARSE_LABELS; k++) {
			int16_t *sum = &out[rows[i]->labels[k] % SUM_COUNT];

			*sum = (int16_t)(*sum + rows[i]->weights[k]);
		}
}

void
model_score(const struct model *model, const struct features *features,
	    struct sums *out)
{
	memset(out, 0, sizeof *out);
	if (model->size.narrow_bits) {
		score_narrow(model, features, out->items);
		return;
	}
	score_dense(model, features, out->items);
	score_sparse(model, features, out->items);
}

size_t
model_best(const struct model *model, const struct features *features)
{
	struct sums sums;
	size_t best = 0;

	model_score(model, features, &sums);
	for (size_t i = 1; i < model->label_count; i++)
		if (sums.items[i] > sums.items[best])
			best = i;
	return best;
}
