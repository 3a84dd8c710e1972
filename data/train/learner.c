#include "data/train/learner.h"

#include <stdlib.h>
#include <string.h>

enum { COUNT_SHIFT = 6, FIRST_SLOTS = 1 << 16 };

static void *
allocate(size_t count, size_t size)
{
	void *out = calloc(count, size);

	if (!out)
		fail("out of memory");
	return out;
}

static void *
enlarge(void *items, size_t count, size_t size)
{
	void *out = realloc(items, count * size);

	if (!out)
		fail("out of memory");
	return out;
}

void
learner_init(struct learner *learner, size_t label_count)
{
	*learner = (struct learner){
		.label_count = label_count,
		.columns = (label_count + 3) / 4 * 4,
		.counts = allocate(UINT32_C(1) << (32 - COUNT_SHIFT), 1),
		.slots = allocate(FIRST_SLOTS, sizeof *learner->slots),
		.slot_count = FIRST_SLOTS,
	};
}

void
learner_clear(struct learner *learner)
{
	free(learner->counts);
	free(learner->slots);
	free(learner->features);
	free(learner->uses);
	free(learner->weights);
	free(learner->sums);
}

/* The slot of feature: its own, or the empty one where it would stand. */
static uint32_t *
slot_of(const struct learner *learner, uint32_t feature)
{
	size_t mask = learner->slot_count - 1;
	size_t at = (feature * UINT32_C(0x9E3779B1)) & mask;

	while (learner->slots[at] &&
	       learner->features[learner->slots[at] - 1] != feature)
		at = (at + 1) & mask;
	return &learner->slots[at];
}

static void
double_slots(struct learner *learner)
{
	free(learner->slots);
	learner->slot_count *= 2;
	learner->slots = allocate(learner->slot_count, sizeof *learner->slots);
	for (size_t i = 0; i < learner->row_count; i++)
		*slot_of(learner, learner->features[i]) = (uint32_t)i + 1;
}

static void
add_row(struct learner *learner, uint32_t feature, uint32_t *slot)
{
	if (learner->row_count == learner->row_room) {
		learner->row_room = 2 * learner->row_room + 1024;
		learner->features =
			enlarge(learner->features, learner->row_room,
				sizeof *learner->features);
		learner->uses = enlarge(learner->uses, learner->row_room,
					sizeof *learner->uses);
	}
	learner->features[learner->row_count] = feature;
	learner->uses[learner->row_count] = 1;
	*slot = (uint32_t)++learner->row_count;
	if (2 * learner->row_count > learner->slot_count)
		double_slots(learner);
}

void
learner_count(struct learner *learner, const struct features *features)
{
	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i], *slot;
		uint8_t *count = &learner->counts[feature >> COUNT_SHIFT];

		if (!*count) {
			*count = 1;
			continue;
		}
		slot = slot_of(learner, feature);
		if (*slot)
			learner->uses[*slot - 1]++;
		else
			add_row(learner, feature, slot);
	}
}

void
learner_begin(struct learner *learner)
{
	size_t cells = learner->row_count * learner->columns;

	free(learner->counts);
	learner->counts = NULL;
	learner->weights = allocate(cells + 1, sizeof *learner->weights);
	learner->sums = allocate(cells + 1, sizeof *learner->sums);
}

void
learner_find(const struct learner *learner, struct features *features)
{
	size_t count = 0;

	for (size_t i = 0; i < features->count; i++) {
		uint32_t slot = *slot_of(learner, features->items[i]);

		if (slot)
			features->items[count++] = slot - 1;
	}
	features->count = count;
}

/* Four columns at a time are what compilers make vectors of. */
static void
add_weights(const int32_t *restrict row, int32_t *restrict out, size_t columns)
{
	for (size_t at = 0; at < columns; at += 4)
		for (size_t i = 0; i < 4; i++)
			out[at + i] += row[at + i];
}

void
learner_score(const struct learner *learner, const struct features *rows,
	      int32_t out[MODEL_LABELS])
{
	size_t columns = learner->columns;

	memset(out, 0, MODEL_LABELS * sizeof *out);
	for (size_t i = 0; i < rows->count; i++)
		add_weights(learner->weights + rows->items[i] * columns, out,
			    columns);
}

/* Adds by to the weights of one label. */
static void
change(struct learner *learner, const struct features *rows, size_t label,
       int32_t by)
{
	for (size_t i = 0; i < rows->count; i++) {
		size_t cell = rows->items[i] * learner->columns + label;

		learner->weights[cell] += by;
		learner->sums[cell] += learner->step * by;
	}
}

void
learner_update(struct learner *learner, const struct features *rows,
	       size_t right, size_t wrong)
{
	change(learner, rows, right, 1);
	change(learner, rows, wrong, -1);
}

/* The average times the number of steps: only proportions count. */
static int64_t
average(const struct learner *learner, size_t row, size_t label)
{
	size_t cell = row * learner->columns + label;

	return learner->weights[cell] * learner->step - learner->sums[cell];
}

void
learner_restart(struct learner *learner)
{
	for (size_t i = 0; i < learner->row_count; i++)
		for (size_t k = 0; k < learner->label_count; k++) {
			size_t cell = i * learner->columns + k;

			learner->sums[cell] = -average(learner, i, k);
			learner->weights[cell] = 0;
		}
	learner->step = 0;
}
