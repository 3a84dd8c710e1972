#include "stages/model.h"

#include <string.h>

/* 127 * FEATURE_LIMIT, the highest sum, must fit the sums. */
_Static_assert(127 * FEATURE_LIMIT <= INT16_MAX, "sums of weights overflow");

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

/* Finds the tables in size bytes, which they must fill. */
static const char *
read_groups(const struct model_head *head, const char *bytes, size_t size,
	    struct model *out)
{
	size_t columns = 0;

	for (size_t i = 0; i < MODEL_GROUPS && head->groups[i].columns; i++) {
		struct model_size group = head->groups[i];
		size_t group_size;

		columns += group.columns;
		if (columns > MODEL_COLUMNS || group.row_bits < 1 ||
		    group.row_bits > 30 ||
		    (group.columns % 8 && group.columns != 4))
			return "a model's sizes make no sense";
		group_size = (size_t)group.columns << group.row_bits;
		if (group_size > size)
			return "a model is cut off";
		out->groups[out->group_count++] = (struct model_group){
			.weights = (const int8_t *)bytes,
			.columns = group.columns,
			.row_shift = 32 - group.row_bits,
		};
		bytes += group_size;
		size -= group_size;
	}
	return size || head->label_count > columns || !head->label_count
		       ? "a model's sizes make no sense"
		       : NULL;
}

const char *
model_open(const char *bytes, size_t size, struct model *out)
{
	struct model_head head;
	const char *why;

	if (size < sizeof head)
		return "a model is cut off";
	memcpy(&head, bytes, sizeof head);
	if (memcmp(head.magic, MODEL_MAGIC, sizeof head.magic) != 0)
		return "a model's file is none";
	if (head.order != KNOWLEDGE_ORDER)
		return "a model was made for another byte order";
	if (head.version != MODEL_VERSION)
		return "a model was made for another version";
	bytes += sizeof head;
	size -= sizeof head;
	if (head.labels_size > size)
		return "a model is cut off";
	*out = (struct model){.label_count = head.label_count};
	why = read_groups(&head, bytes + head.labels_size,
			  size - head.labels_size, out);
	return why ? why : read_labels(bytes, head.labels_size, out);
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

/* A row of few labels: the loop over them is unrolled. */
static void
score_four(const struct model_group *group, const struct features *features,
	   int16_t *out)
{
	int a = 0, b = 0, c = 0, d = 0;

	for (size_t i = 0; i < features->count; i++) {
		size_t row = features->items[i] >> group->row_shift;
		const int8_t *weights = group->weights + 4 * row;

		a += weights[0];
		b += weights[1];
		c += weights[2];
		d += weights[3];
	}
	out[0] = (int16_t)a;
	out[1] = (int16_t)b;
	out[2] = (int16_t)c;
	out[3] = (int16_t)d;
}

/* Eight columns at a time are what compilers make vectors of. */
static void
add_row(const int8_t *restrict row, int16_t *restrict out, size_t columns)
{
	for (size_t at = 0; at < columns; at += 8)
		for (size_t i = 0; i < 8; i++)
			out[at + i] = (int16_t)(out[at + i] + row[at + i]);
}

static void
score_group(const struct model_group *group, const struct features *features,
	    int16_t *out)
{
	if (group->columns == 4) {
		score_four(group, features, out);
		return;
	}
	for (size_t i = 0; i < features->count; i++) {
		size_t row = features->items[i] >> group->row_shift;

		add_row(group->weights + group->columns * row, out,
			group->columns);
	}
}

void
model_score(const struct model *model, const struct features *features,
	    int16_t out[MODEL_COLUMNS])
{
	memset(out, 0, MODEL_COLUMNS * sizeof *out);
	for (size_t i = 0; i < model->group_count; i++) {
		score_group(&model->groups[i], features, out);
		out += model->groups[i].columns;
	}
}

size_t
model_best(const struct model *model, const struct features *features)
{
	int16_t scores[MODEL_COLUMNS];
	size_t best = 0;

	model_score(model, features, scores);
	for (size_t i = 1; i < model->label_count; i++)
		if (scores[i] > scores[best])
			best = i;
	return best;
}
