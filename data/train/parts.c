#include "data/train/parts.h"

#include <stdlib.h>

#include "stages/tag/pos.h"

enum { ROUNDS = 8, FOLDS = 5 };

static const struct model_size groups[MODEL_GROUPS] = {
	{16, 18}, {16, 16}, {24, 15}};

/* Tags the example as the product would, and learns from each fault. */
static size_t
learn_example(struct learner *learner, const struct example *example,
	      uint8_t *tags)
{
	size_t faults = 0;

	for (size_t i = 0; i < example->count; i++) {
		struct features features;
		int32_t scores[MODEL_COLUMNS];
		size_t best = 0, right = example->parts[i];

		pos_features(example->atoms, tags, i, &features);
		learner_filter(learner, &features);
		learner_score(learner, &features, scores);
		for (size_t k = 1; k < learner->label_count; k++)
			if (scores[k] > scores[best])
				best = k;
		learner->step++;
		if (best != right)
			learner_update(learner, &features, right, best);
		faults += best != right;
		tags[i] = (uint8_t)best;
	}
	return faults;
}

static void
count_example(struct learner *learner, const struct example *example)
{
	for (size_t i = 0; i < example->count; i++) {
		struct features features;

		pos_features(example->atoms, example->parts, i, &features);
		learner_count(learner, &features);
	}
}

/* Neighbours stay together: the same sentence set twice, the same story. */
static int
fold_of(size_t example)
{
	return (int)(example / 50 % FOLDS);
}

static size_t *
order_of(const struct examples *examples, int fold, size_t *count)
{
	size_t *order = calloc(examples->count + 1, sizeof *order);

	if (!order)
		fail("out of memory");
	*count = 0;
	for (size_t i = 0; i < examples->count; i++)
		if (fold_of(i) != fold)
			order[(*count)++] = i;
	return order;
}

void
parts_learn(const struct examples *examples, int fold, uint64_t *random,
	    struct ensemble *out)
{
	struct learner learner;
	size_t count, *order = order_of(examples, fold, &count);
	uint8_t *tags = malloc(examples->longest + 1);

	if (!tags)
		fail("out of memory");
	learner_init(&learner, groups, examples->parts.count);
	for (size_t i = 0; i < count; i++)
		count_example(&learner, &examples->items[order[i]]);
	for (int round = 0; round < ROUNDS; round++) {
		shuffle(order, count, random);
		for (size_t i = 0; i < count; i++)
			learn_example(&learner, &examples->items[order[i]],
				      tags);
	}
	ensemble_add(out, &learner);
	learner_clear(&learner);
	free(tags);
	free(order);
}

/* What a model makes of those examples that it has not seen. */
static void
tag_fold(struct examples *examples, int fold, const struct model *model)
{
	for (size_t i = 0; i < examples->count; i++) {
		struct example *example = &examples->items[i];

		if (fold_of(i) == fold)
			pos_tag(model, example->atoms, example->count,
				example->found_parts);
	}
}

void
parts_jackknife(struct examples *examples)
{
	for (int fold = 0; fold < FOLDS; fold++) {
		struct ensemble ensemble = {0};
		uint64_t random = RANDOM_START;
		struct model model;
		const char *why;
		char *bytes;
		size_t size;

		parts_learn(examples, fold, &random, &ensemble);
		bytes = ensemble_model(&ensemble, &examples->parts, &size);
		why = model_open(bytes, size, &model);
		if (why)
			fail("%s", why);
		tag_fold(examples, fold, &model);
		free(bytes);
		ensemble_clear(&ensemble);
	}
}
