#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/learner.h"

static float
largest_of(const float *numbers, size_t count)
{
	float out = 1e-6F;

	for (size_t i = 0; i < count; i++)
		if (fabsf(numbers[i]) > out)
			out = fabsf(numbers[i]);
	return out;
}

static int32_t
rounded(float number, float scale, int32_t most)
{
	float out = floorf(number * scale + 0.5F);

	if (out > (float)most)
		return most;
	return out < (float)-most ? -most : (int32_t)out;
}

/* Rows of features, those of none left zero; scale: to whole numbers. */
static void
pack_rows(const struct learner *learner, float scale, char *out)
{
	size_t units = learner->size.unit_count;

	for (size_t row = 0; row < (size_t)1 << learner->size.row_bits; row++) {
		const float *numbers = learner->rows + row * units;
		uint16_t packed[MODEL_UNITS / 2];

		for (size_t i = 0; i < units / 2; i++) {
			size_t low = i / 16 * 32 + i % 16;
			int32_t a = rounded(numbers[low], scale, 127);
			int32_t b = rounded(numbers[low + 16], scale, 127);

			packed[i] = (uint16_t)((a + ROW_ZERO) | (b + ROW_ZERO)
									<< 8);
		}
		memcpy(out + row * units, packed, units);
	}
}

/* The largest of the rows that features have. */
static float
largest_row(const struct learner *learner)
{
	size_t units = learner->size.unit_count;
	float out = 0;

	for (size_t row = 0; row < (size_t)1 << learner->size.row_bits; row++)
		if (learner->checks[row])
			out = fmaxf(out, largest_of(learner->rows + row * units,
						    units));
	return out;
}

/* Votes to whole numbers: the largest to VOTE_LIMIT, if no unit is asked. */
static float
vote_scale_of(const struct learner *learner, float row_scale)
{
	struct learner_size size = learner->size;
	float largest =
		largest_of(learner->votes, size.label_count * size.unit_count);

	if (size.vote_unit)
		return (float)size.vote_unit / row_scale;
	return VOTE_LIMIT / largest;
}

/*
 * Scales the numbers to what the model holds: the largest of the rows to 127.
 * But for a unit that is asked for, only proportions count.
 */
static void
pack(const struct learner *learner, char *out)
{
	struct learner_size size = learner->size;
	float row_scale = 127 / largest_row(learner);
	float vote_scale = vote_scale_of(learner, row_scale);
	size_t rows = (size_t)1 << size.row_bits;

	for (size_t i = 0; i < size.label_count; i++, out += sizeof(int32_t)) {
		int32_t bias = rounded(learner->biases[i],
				       row_scale * vote_scale, BIAS_LIMIT);

		memcpy(out, &bias, sizeof bias);
	}
	for (size_t i = 0; i < size.label_count * size.unit_count; i++) {
		int16_t vote = (int16_t)rounded(learner->votes[i], vote_scale,
						VOTE_LIMIT);

		memcpy(out, &vote, sizeof vote);
		out += sizeof vote;
	}
	for (size_t i = 0; i < size.unit_count; i++) {
		int16_t start = (int16_t)rounded(learner->starts[i], row_scale,
						 START_LIMIT);

		memcpy(out, &start, sizeof start);
		out += sizeof start;
	}
	memcpy(out, learner->checks, rows * sizeof *learner->checks);
	pack_rows(learner, row_scale, out + rows * sizeof *learner->checks);
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

char *
learner_model(const struct learner *learner, const struct names *labels,
	      size_t *size)
{
	struct learner_size sizes = learner->size;
	struct model_head head = {
		.version = MODEL_VERSION,
		.order = KNOWLEDGE_ORDER,
		.label_count = (uint32_t)labels->count,
		.unit_count = (uint32_t)sizes.unit_count,
		.row_bits = sizes.row_bits,
	};
	size_t rows = (size_t)1 << sizes.row_bits;
	size_t tables = labels->count * (sizeof(int32_t) +
					 sizes.unit_count * sizeof(int16_t)) +
			sizes.unit_count * sizeof(int16_t) +
			rows * (sizeof(uint16_t) + sizes.unit_count);
	size_t at = sizeof head + put_labels(labels, NULL);
	char *bytes;

	/* The rows, which come last, lie in as few cache lines as can be. */
	at += 63 - (at + tables + 63) % 64;
	head.labels_size = (uint32_t)(at - sizeof head);
	memcpy(head.magic, MODEL_MAGIC, sizeof head.magic);
	*size = at + tables;
	bytes = calloc(*size, 1);
	if (!bytes)
		fail("out of memory");
	memcpy(bytes, &head, sizeof head);
	put_labels(labels, bytes + sizeof head);
	pack(learner, bytes + at);
	return bytes;
}

void
learner_write(const struct learner *learner, const struct names *labels,
	      const char *path)
{
	size_t size;
	char *bytes = learner_model(learner, labels, &size);
	FILE *file = fopen(path, "wb");

	if (!file || fwrite(bytes, 1, size, file) != size || fclose(file) != 0)
		fail("%s: %s", path, strerror(errno));
	free(bytes);
}
