#include "data/train/learner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *
allocate(size_t count, size_t size)
{
	void *out = calloc(count, size);

	if (!out)
		fail("out of memory");
	return out;
}

enum { COUNT_SHIFT = 6, FREQUENT = 2 };

static size_t
cell_count(const struct model_size *groups)
{
	size_t count = 0;

	for (size_t i = 0; i < MODEL_GROUPS; i++)
		count += (size_t)groups[i].columns << groups[i].row_bits;
	return count;
}

void
learner_init(struct learner *learner, const struct model_size *groups,
	     size_t label_count)
{
	size_t cells = cell_count(groups);

	*learner = (struct learner){
		.groups = groups,
		.label_count = label_count,
		.weights = allocate(cells, sizeof *learner->weights),
		.sums = allocate(cells, sizeof *learner->sums),
		.counts = allocate(UINT32_C(1) << (32 - COUNT_SHIFT), 1),
	};
}

void
learner_clear(struct learner *learner)
{
	free(learner->weights);
	free(learner->sums);
	free(learner->counts);
}

void
learner_count(struct learner *learner, const struct features *features)
{
	for (size_t i = 0; i < features->count; i++) {
		uint8_t *count =
			&learner->counts[features->items[i] >> COUNT_SHIFT];

		*count = (uint8_t)(*count + (*count < FREQUENT));
	}
}

void
learner_filter(const struct learner *learner, struct features *features)
{
	size_t count = 0;

	for (size_t i = 0; i < features->count; i++)
		if (learner->counts[features->items[i] >> COUNT_SHIFT] >=
		    FREQUENT)
			features->items[count++] = features->items[i];
	features->count = count;
}

/* Where the weights of a feature begin in a group's table. */
static size_t
row_of(struct model_size group, uint32_t feature)
{
	return (size_t)(feature >> (32 - group.row_bits)) * group.columns;
}

/* Four columns at a time are what compilers make vectors of. */
static void
add_row(const int32_t *restrict row, int32_t *restrict out, size_t columns)
{
	for (size_t at = 0; at < columns; at += 4)
		for (size_t i = 0; i < 4; i++)
			out[at + i] += row[at + i];
}

static void
score_group(const int32_t *weights, struct model_size group,
	    const struct features *features, int32_t *out)
{
	for (size_t i = 0; i < features->count; i++)
		add_row(weights + row_of(group, features->items[i]), out,
			group.columns);
}

void
learner_score(const struct learner *learner, const struct features *features,
	      int32_t out[MODEL_COLUMNS])
{
	const int32_t *weights = learner->weights;

	memset(out, 0, MODEL_COLUMNS * sizeof *out);
	for (size_t i = 0; i < MODEL_GROUPS; i++) {
		struct model_size group = learner->groups[i];

		if (group.columns)
			score_group(weights, group, features, out);
		out += group.columns;
		weights += (size_t)group.columns << group.row_bits;
	}
}

/* Adds by to the weights of one label. */
static void
change(struct learner *learner, const struct features *features, size_t label,
       int32_t by)
{
	const struct model_size *group = learner->groups;
	size_t base = 0;

	for (; label >= group->columns; group++) {
		label -= group->columns;
		base += (size_t)group->columns << group->row_bits;
	}
	for (size_t i = 0; i < features->count; i++) {
		size_t cell = base + row_of(*group, features->items[i]) + label;

		learner->weights[cell] += by;
		learner->sums[cell] += learner->step * by;
	}
}

void
learner_update(struct learner *learner, const struct features *features,
	       size_t right, size_t wrong)
{
	change(learner, features, right, 1);
	change(learner, features, wrong, -1);
}

void
ensemble_add(struct ensemble *ensemble, const struct learner *learner)
{
	size_t cells = cell_count(learner->groups);

	if (!ensemble->weights)
		*ensemble = (struct ensemble){
			.groups = learner->groups,
			.weights = allocate(cells, sizeof *ensemble->weights),
		};
	for (size_t i = 0; i < cells; i++)
		ensemble->weights[i] +=
			learner->weights[i] * learner->step - learner->sums[i];
}

void
ensemble_clear(struct ensemble *ensemble)
{
	free(ensemble->weights);
	*ensemble = (struct ensemble){0};
}

/* The weight in 8 bits, rounded to the nearest. */
static int8_t
quantised(int64_t weight, int64_t largest)
{
	int64_t size = (llabs(weight) * 127 + largest / 2) / largest;

	return (int8_t)(weight < 0 ? -size : size);
}

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

char *
ensemble_model(const struct ensemble *ensemble, const struct names *labels,
	       size_t *size)
{
	size_t cells = cell_count(ensemble->groups), head_size;
	struct model_head head = {
		.version = MODEL_VERSION,
		.order = KNOWLEDGE_ORDER,
		.label_count = (uint32_t)labels->count,
	};
	int64_t largest = 1;
	char *bytes;

	memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
	memcpy(head.groups, ensemble->groups, sizeof head.groups);
	/* The weights begin at a multiple of 64: a row is a cache line. */
	head_size = (sizeof head + put_labels(labels, NULL) + 63) / 64 * 64;
	head.labels_size = (uint32_t)(head_size - sizeof head);
	*size = head_size + cells;
	bytes = allocate(*size, 1);
	memcpy(bytes, &head, sizeof head);
	put_labels(labels, bytes + sizeof head);
	for (size_t i = 0; i < cells; i++)
		if (llabs(ensemble->weights[i]) > largest)
			largest = llabs(ensemble->weights[i]);
	for (size_t i = 0; i < cells; i++)
		bytes[head_size + i] = quantised(ensemble->weights[i], largest);
	return bytes;
}

void
write_model(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		fail("%s: %s", path, strerror(errno));
}
