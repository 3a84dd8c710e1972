#include "stages/model.h"

#include <string.h>

_Static_assert(ROW_ZERO *SUM_FEATURES + START_LIMIT <= INT16_MAX,
	       "sums of rows overflow");
_Static_assert((ROW_ZERO * SUM_FEATURES + START_LIMIT) * (int64_t)MODEL_UNITS *
				       VOTE_LIMIT +
			       BIAS_LIMIT <=
		       INT32_MAX,
	       "sums of votes overflow");

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

static bool
is_sensible(const struct model_head *head)
{
	return head->row_bits >= 1 && head->row_bits <= 24 &&
	       head->label_count >= 1 && head->label_count <= MODEL_LABELS &&
	       head->unit_count >= UNIT_BLOCK &&
	       head->unit_count <= MODEL_UNITS &&
	       head->unit_count % UNIT_BLOCK == 0 && head->labels_size % 4 == 0;
}

/* Damaged numbers may decide anything, but must not overflow. */
static bool
is_bounded(const struct model *model)
{
	for (size_t i = 0; i < model->label_count; i++)
		if (model->biases[i] > BIAS_LIMIT ||
		    model->biases[i] < -BIAS_LIMIT)
			return false;
	for (size_t i = 0; i < model->label_count * model->unit_count; i++)
		if (model->votes[i] > VOTE_LIMIT ||
		    model->votes[i] < -VOTE_LIMIT)
			return false;
	for (size_t i = 0; i < model->unit_count; i++)
		if (model->starts[i] > START_LIMIT ||
		    model->starts[i] < -START_LIMIT)
			return false;
	return true;
}

const char *
model_open(const char *bytes, size_t size, struct model *out)
{
	struct model_head head;
	size_t units, labels, rows;

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
	units = head.unit_count;
	labels = head.label_count;
	rows = (size_t)1 << head.row_bits;
	bytes += sizeof head;
	size -= sizeof head;
	if (head.labels_size > size ||
	    size - head.labels_size !=
		    labels * (sizeof *out->biases +
			      units * sizeof *out->votes) +
			    units * sizeof *out->starts +
			    rows * (sizeof *out->checks + units))
		return "a model is cut off";
	*out = (struct model){.unit_count = units,
			      .label_count = labels,
			      .row_bits = head.row_bits};
	out->biases = (const void *)(bytes + head.labels_size);
	out->votes = (const void *)(out->biases + labels);
	out->starts = out->votes + labels * units;
	out->checks = (const void *)(out->starts + units);
	out->rows = (const void *)(out->checks + rows);
	if (!is_bounded(out))
		return "a model's numbers are out of bounds";
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

void
sums_start(const struct model *model, struct sums *out)
{
	memcpy(out->items, model->starts,
	       model->unit_count * sizeof *out->items);
}

/*
 * Where the machine has wider registers than the compiler may count on, these
 * loops are compiled for them too, and the loader takes those.
 */
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(ARENA_DEBUG)
#define FOR_WIDER __attribute__((target_clones("avx2", "default")))
#else
#define FOR_WIDER
#endif

typedef uint16_t lanes __attribute__((vector_size(32)));

/* Adds a block of units, which stays in registers, over all rows. */
FOR_WIDER static void
add_block(const uint16_t *const *rows, size_t count, size_t first, int16_t *out)
{
	lanes row, low = {0}, high = {0};

	for (size_t i = 0; i < count; i++) {
		memcpy(&row, rows[i] + first / 2, sizeof row);
		low += row & 0xFF;
		high += row >> 8;
	}
	low -= (uint16_t)(ROW_ZERO * count);
	high -= (uint16_t)(ROW_ZERO * count);
	memcpy(&row, out + first, sizeof row);
	row += low;
	memcpy(out + first, &row, sizeof row);
	memcpy(&row, out + first + 16, sizeof row);
	row += high;
	memcpy(out + first + 16, &row, sizeof row);
}

void
features_fetch(const struct model *model, const struct features *features)
{
	for (size_t i = 0; i < features->count; i++)
		__builtin_prefetch(model->checks + (features->items[i] >>
						    (32 - model->row_bits)));
}

/*
 * Rows are gathered first, without a jump: so no look-up waits for the check
 * of the one before.
 */
void
sums_add(const struct model *model, const struct features *features,
	 struct sums *sums)
{
	const uint16_t *rows[FEATURE_LIMIT + 1];
	size_t units = model->unit_count, count = 0;

	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i];
		size_t row = row_of(model->checks, model->row_bits, feature);

		rows[count] = model->rows + row * units / 2;
		__builtin_prefetch(rows[count]);
		count += model->checks[row] == check_of(feature);
	}
	for (size_t first = 0; first < units; first += UNIT_BLOCK)
		add_block(rows, count, first, sums->items);
}

void
sums_join(const struct model *model, const struct sums *other,
	  struct sums *sums)
{
	for (size_t first = 0; first < model->unit_count; first += UNIT_BLOCK)
		for (size_t i = first; i < first + UNIT_BLOCK; i++)
			sums->items[i] =
				(int16_t)(sums->items[i] + other->items[i]);
}

/* What is below zero counts as an eighth. */
static void
rectify(const int16_t *sums, size_t count, int16_t *out)
{
	for (size_t first = 0; first < count; first += UNIT_BLOCK)
		for (size_t i = 0; i < UNIT_BLOCK; i++) {
			int16_t sum = sums[first + i];

			out[first + i] = (int16_t)(sum > 0 ? sum : sum / 8);
		}
}

static inline int32_t
block_votes(const int16_t *votes, const int16_t *units)
{
	int32_t out = 0;

	for (size_t i = 0; i < UNIT_BLOCK; i++)
		out += votes[i] * units[i];
	return out;
}

FOR_WIDER static void
add_votes(const int16_t *votes, const int16_t *units, size_t unit_count,
	  size_t count, int32_t *out)
{
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < unit_count; k += UNIT_BLOCK)
			out[i] += block_votes(votes + i * unit_count + k,
					      units + k);
}

void
sums_vote(const struct model *model, const struct sums *sums, size_t first,
	  size_t end, struct votes *out)
{
	int16_t units[MODEL_UNITS];
	size_t count = model->unit_count;

	rectify(sums->items, count, units);
	memcpy(out->items + first, model->biases + first,
	       (end - first) * sizeof *out->items);
	add_votes(model->votes + first * count, units, count, end - first,
		  out->items + first);
}

size_t
model_best(const struct model *model, const struct features *features)
{
	struct sums sums;
	struct votes votes;
	size_t best = 0;

	sums_start(model, &sums);
	sums_add(model, features, &sums);
	sums_vote(model, &sums, 0, model->label_count, &votes);
	for (size_t i = 1; i < model->label_count; i++)
		if (votes.items[i] > votes.items[best])
			best = i;
	return best;
}
