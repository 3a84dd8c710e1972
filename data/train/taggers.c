#include "data/train/taggers.h"

#include <stdlib.h>
#include <string.h>

#include "stages/tag/pos.h"

enum { FOLDS = 5 };

static const struct names *
labels_of(const struct examples *examples, enum tagger tagger)
{
	return tagger == TAGGER_PARTS ? &examples->parts : &examples->supertags;
}

static const uint8_t *
right_of(const struct example *example, enum tagger tagger)
{
	return tagger == TAGGER_PARTS ? example->parts : example->supertags;
}

/* What decides the label of word i, after those that were found before it. */
static void
look(const struct examples *examples, const struct example *example,
     enum tagger tagger, const uint8_t *found, size_t i, struct features *out)
{
	int root = (int)examples->values.root_supertag;

	if (tagger == TAGGER_PARTS)
		pos_features(example->atoms, found, i, out);
	else
		supertag_features(example->atoms, example->tagged, found,
				  memchr(found, root, i) != NULL, i, out);
}

/* Neighbours stay together: the same sentence set twice, the same story. */
static int
fold_of(size_t example)
{
	return (int)(example / 50 % FOLDS);
}

static size_t *
order_of(const struct examples *examples, int fold, size_t *count,
	 size_t *words)
{
	size_t *order = calloc(examples->count + 1, sizeof *order);

	if (!order)
		fail("out of memory");
	*count = *words = 0;
	for (size_t i = 0; i < examples->count; i++)
		if (fold_of(i) != fold) {
			order[(*count)++] = i;
			*words += examples->items[i].count;
		}
	return order;
}

static void
count_example(const struct examples *examples, const struct example *example,
	      enum tagger tagger, struct learner *learner)
{
	for (size_t i = 0; i < example->count; i++) {
		struct features features;

		look(examples, example, tagger, right_of(example, tagger), i,
		     &features);
		learner_count(learner, &features);
	}
}

/* Tags the example as the product would, and learns from each word. */
static void
learn_example(const struct examples *examples, const struct example *example,
	      enum tagger tagger, bool is_first, struct learner *learner,
	      uint8_t *found)
{
	size_t labels = learner->size.label_count;

	for (size_t i = 0; i < example->count; i++) {
		uint8_t right = right_of(example, tagger)[i];
		float gains[MODEL_LABELS] = {0};
		struct features features;

		look(examples, example, tagger, found, i, &features);
		learner_score(learner, &features, true);
		found[i] = (uint8_t)learner_best(learner, 0, labels);
		learner_gains_of(learner, 0, labels, right, gains);
		learner_step(learner, gains);
		if (is_first || random_next(&learner->random) % 10 == 0)
			found[i] = right;
	}
}

void
tagger_learn(const struct examples *examples, const struct plan *plan, int fold,
	     struct learner *out)
{
	enum tagger tagger = plan->tagger;
	size_t rounds = plan->rounds, count, words, done = 0;
	size_t *order = order_of(examples, fold, &count, &words);
	uint8_t *found = malloc(examples->longest + 1);
	uint64_t random = RANDOM_START;
	struct learner_size size = {labels_of(examples, tagger)->count,
				    plan->unit_count, plan->row_bits,
				    .drop_quarters = 2};

	if (!found)
		fail("out of memory");
	learner_init(out, size, plan->seed);
	for (size_t i = 0; i < count; i++)
		count_example(examples, &examples->items[order[i]], tagger,
			      out);
	learner_begin(out);
	for (size_t i = 0; i < rounds * count; i++) {
		const struct example *example;

		if (i % count == 0)
			shuffle(order, count, &random);
		example = &examples->items[order[i % count]];
		out->rate = plan->rate *
			    (1 - (float)done / (float)(words * rounds));
		learn_example(examples, example, tagger, i < count, out, found);
		done += example->count;
	}
	free(found);
	free(order);
}

/* What a model makes of those examples that it has not seen. */
static void
tag_fold(struct examples *examples, enum tagger tagger, int fold,
	 const struct model *model)
{
	struct word_memo *memo = tagger == TAGGER_PARTS
					 ? pos_memo_new(model)
					 : supertags_memo_new(model);

	if (!memo)
		fail("out of memory");
	for (size_t i = 0; i < examples->count; i++) {
		struct example *example = &examples->items[i];

		if (fold_of(i) != fold)
			continue;
		if (tagger == TAGGER_SUPERTAGS) {
			supertags_find(model, memo, &examples->values,
				       example->atoms, example->tagged,
				       example->count,
				       example->found_supertags);
			continue;
		}
		pos_tag(model, memo, example->atoms, example->count,
			example->found_parts);
		tagged_make(&examples->values, example->atoms,
			    example->found_parts, example->count,
			    example->tagged);
	}
	word_memo_free(memo);
}

void
tagger_jackknife(struct examples *examples, const struct plan *plan)
{
	for (int fold = 0; fold < FOLDS; fold++) {
		struct learner learner;
		struct model model;
		const char *why;
		char *bytes;
		size_t size;

		tagger_learn(examples, plan, fold, &learner);
		bytes = learner_model(&learner,
				      labels_of(examples, plan->tagger), &size);
		why = model_open(bytes, size, &model);
		if (why)
			fail("%s", why);
		tag_fold(examples, plan->tagger, fold, &model);
		free(bytes);
		learner_clear(&learner);
	}
}

void
parts_vote(const struct examples *examples, struct learner *voters,
	   size_t voter_count, struct example *out)
{
	for (size_t i = 0; i < out->count; i++) {
		float sums[MODEL_LABELS] = {0};
		struct features features;
		size_t best = 0;

		look(examples, out, TAGGER_PARTS, out->parts, i, &features);
		for (size_t k = 0; k < voter_count; k++) {
			learner_score(&voters[k], &features, false);
			for (size_t y = 0; y < examples->parts.count; y++)
				sums[y] += voters[k].scores[y];
		}
		for (size_t y = 1; y < examples->parts.count; y++)
			if (sums[y] > sums[best])
				best = y;
		out->parts[i] = (uint8_t)best;
	}
}

void
tagger_find(const struct examples *examples, enum tagger tagger,
	    struct learner *learner, struct example *out)
{
	uint8_t *found = tagger == TAGGER_PARTS ? out->found_parts
						: out->found_supertags;

	for (size_t i = 0; i < out->count; i++) {
		struct features features;

		look(examples, out, tagger, found, i, &features);
		learner_score(learner, &features, false);
		found[i] = (uint8_t)learner_best(learner, 0,
						 learner->size.label_count);
	}
	if (tagger == TAGGER_PARTS)
		tagged_make(&examples->values, out->atoms, found, out->count,
			    out->tagged);
}
