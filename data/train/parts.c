#include "data/train/parts.h"

#include <stdlib.h>

#include "stages/tag/pos.h"

enum { ROUNDS = 6, FOLDS = 5 };

const struct model_size parts_size = {
	.columns = 64, .dense_bits = 13, .sparse_bits = 19};

/* Tags the example as the product would, and learns from each fault. */
static size_t
learn_example(struct learner *learner, const struct example *example,
	      uint8_t *tags)
{
	size_t faults = 0;

	for (size_t i = 0; i < example->count; i++) {
		struct features features;
		int32_t scores[MODEL_LABELS];
		size_t best = 0, right = example->parts[i];

		pos_features(example->atoms, tags, i, &features);
		learner_find(learner, &features);
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
parts_learn(const struct examples *examples, int fold, int runs,
	    struct learner *out)
{
	size_t count, *order = order_of(examples, fold, &count);
	uint8_t *tags = malloc(examples->longest + 1);
	uint64_t random = RANDOM_START;

	if (!tags)
		fail("out of memory");
	learner_init(out, examples->parts.count);
	for (size_t i = 0; i < count; i++)
		count_example(out, &examples->items[order[i]]);
	learner_begin(out);
	for (int run = 0; run < runs; run++) {
		learner_restart(out);
		for (size_t i = 0; i < ROUNDS * count; i++) {
			if (i % count == 0)
				shuffle(order, count, &random);
			learn_example(out, &examples->items[order[i % count]],
				      tags);
		}
	}
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
		struct learner learner;
		struct model model;
		const char *why;
		char *bytes;
		size_t size;

		parts_learn(examples, fold, 1, &learner);
		bytes = learner_model(&learner, parts_size, &examples->parts,
				      &size);
		why = model_open(bytes, size, &model);
		if (why)
			fail("%s", why);
		tag_fold(examples, fold, &model);
		free(bytes);
		learner_clear(&learner);
	}
}
