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

/*
 * Adds a block of units, which stays in registers, over all rows. Whole lanes
 * are added as well as their high bits: what is over is the low ones.
 */
FOR_WIDER static void
add_block(const uint16_t *const *rows, size_t count, size_t first, int16_t *out)
{
	lanes row, both = {0}, high = {0};

	for (size_t i = 0; i < count; i++) {
		memcpy(&row, rows[i] + first / 2, sizeof row);
		both += row;
		high += row >> 8;
	}
	memcpy(&row, out + first, sizeof row);
	row += both - (high << 8) - (uint16_t)(ROW_ZERO * count);
	memcpy(out + first, &row, sizeof row);
	memcpy(&row, out + first + 16, sizeof row);
	row += high - (uint16_t)(ROW_ZERO * count);
	memcpy(out + first + 16, &row, sizeof row);
}

void
features_expect(const struct model *model, const uint32_t *features,
		size_t count)
{
	for (size_t i = 0; i < count; i++)
		__builtin_prefetch(model->checks +
				   (features[i] >> (32 - model->row_bits)));
}

/* Without a jump: so no look-up waits for the check of the one before. */
void
rows_find(const struct model *model, const uint32_t *features, size_t count,
	  struct rows *rows)
{
	size_t units = model->unit_count, end = rows->count;

	for (size_t i = 0; i < count; i++) {
		uint32_t feature = features[i];
		size_t row = row_of(model->checks, model->row_bits, feature);

		rows->items[end] = model->rows + row * units / 2;
		__builtin_prefetch(rows->items[end]);
		end += model->checks[row] == check_of(feature);
	}
	rows->count = end;
}

void
sums_add_rows(const struct model *model, const uint16_t *const *rows,
	      size_t count, struct sums *sums)
{
	for (size_t first = 0; first < model->unit_count; first += UNIT_BLOCK)
		add_block(rows, count, first, sums->items);
}

void
sums_add(const struct model *model, const struct features *features,
	 struct sums *sums)
{
	struct rows rows;

	rows.count = 0;
	features_expect(model, features->items, features->count);
	rows_find(model, features->items, features->count, &rows);
	sums_add_rows(model, rows.items, rows.count, sums);
}

void
sum_parts_end(const struct model *model, struct sum_parts *parts)
{
	size_t first = parts->count ? parts->ends[parts->count - 1] : 0;
	size_t end = parts->features.count;

	features_expect(model, parts->features.items + first, end - first);
	parts->ends[parts->count++] = end;
}

void
sum_parts_add(const struct model *model, const struct sum_parts *parts,
	      struct sums *const *out)
{
	struct rows rows;
	size_t ends[SUM_PARTS]; /* in rows */

	rows.count = 0;
	for (size_t i = 0, at = 0; i < parts->count; at = parts->ends[i++]) {
		rows_find(model, parts->features.items + at,
			  parts->ends[i] - at, &rows);
		ends[i] = rows.count;
	}
	for (size_t i = 0, at = 0; i < parts->count; at = ends[i++])
		sums_add_rows(model, rows.items + at, ends[i] - at, out[i]);
}

FOR_WIDER static void
add_items(const int16_t *other, size_t count, int16_t *out)
{
	for (size_t first = 0; first < count; first += UNIT_BLOCK)
		for (size_t i = first; i < first + UNIT_BLOCK; i++)
			out[i] = (int16_t)(out[i] + other[i]);
}

void
sums_join(const struct model *model, const int16_t *other, struct sums *sums)
{
	add_items(other, model->unit_count, sums->items);
}

FOR_WIDER static void
join_block(const int16_t *const *others, size_t count, size_t first,
	   int16_t *out)
{
	lanes sum, low, high;

	memcpy(&low, out + first, sizeof low);
	memcpy(&high, out + first + 16, sizeof high);
	for (size_t i = 0; i < count; i++) {
		memcpy(&sum, others[i] + first, sizeof sum);
		low += sum;
		memcpy(&sum, others[i] + first + 16, sizeof sum);
		high += sum;
	}
	memcpy(out + first, &low, sizeof low);
	memcpy(out + first + 16, &high, sizeof high);
}

void
sums_join_all(const struct model *model, const int16_t *const *others,
	      size_t count, struct sums *sums)
{
	for (size_t first = 0; first < model->unit_count; first += UNIT_BLOCK)
		join_block(others, count, first, sums->items);
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

/* Inlined where unit_count is known, so that units stay in registers. */
static inline void
add_products(const int16_t *votes, const int16_t *units, size_t unit_count,
	     size_t count, int32_t *out)
{
	for (size_t i = 0; i < count; i++) {
		int32_t sum = 0;

		for (size_t k = 0; k < unit_count; k++)
			sum += votes[i * unit_count + k] * units[k];
		out[i] += sum;
	}
}

_Static_assert(MODEL_UNITS == 2 * UNIT_BLOCK, "one block or two");

FOR_WIDER static void
add_votes(const int16_t *votes, const int16_t *units, size_t unit_count,
	  size_t count, int32_t *out)
{
	if (unit_count == UNIT_BLOCK)
		add_products(votes, units, UNIT_BLOCK, count, out);
	else
		add_products(votes, units, MODEL_UNITS, count, out);
}

void
sums_vote(const struct model *model, const struct sums *sums, size_t first,
	  size_t end, struct votes *out)
{
	int16_t units[MODEL_UNITS] = {0};
	size_t count = model->unit_count;

	rectify(sums->items, count, units);
	memcpy(out->items + first, model->biases + first,
	       (end - first) * sizeof *out->items);
	add_votes(model->votes + first * count, units, count, end - first,
		  out->items + first);
}

/* The first of the largest. */
FOR_WIDER static size_t
first_largest(const int32_t *numbers, size_t count)
{
	int32_t largest = INT32_MIN;
	size_t i = 0;

	for (size_t k = 0; k < count; k++)
		largest = numbers[k] > largest ? numbers[k] : largest;
	while (numbers[i] != largest)
		i++;
	return i;
}

size_t
sums_best(const struct model *model, const struct sums *sums)
{
	struct votes votes;

	sums_vote(model, sums, 0, model->label_count, &votes);
	return first_largest(votes.items, model->label_count);
}
