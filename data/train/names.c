/*
 * Learns what stages/tag/recognise.c finds names by: a conditional random
 * field whose scores are a net's, over the labels that make whole names. Where
 * a corpus leaves open what a token is, all that may be right is wanted.
 *
 *     names OUT.model FILE[@PERCENT]...
 *
 * J. Lafferty, A. McCallum, F. Pereira, Conditional random fields, 2001;
 * Y. Tsuboi and others, Training conditional random fields using incomplete
 * annotations, 2008.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/examples.h"
#include "data/train/gold.h"
#include "data/train/learner.h"

enum { ROUNDS = 8, UNITS = 64, ROW_BITS = 16, DROP_QUARTERS = 1, SEED = 6 };
static const float first_rate = 0.04F;

/* A token's decision, kept until those of its stretch are all scored. */
struct kept {
	float sums[MODEL_UNITS], units[MODEL_UNITS];
	uint32_t rows[SUM_FEATURES];
	size_t row_count;
	float chances[LABEL_COUNT]; /* e to the score, the best is 1 */
	float ahead[LABEL_COUNT];   /* sums of ways from the left ... */
	float gains[LABEL_COUNT];
};

struct trainer {
	struct gold gold;
	struct learner learner;
	struct kept *kept;                      /* [token of a stretch] */
	bool follows[LABEL_COUNT][LABEL_COUNT]; /* [label][before] */
};

static void
keep(const struct learner *learner, struct kept *out)
{
	float most = learner->scores[0];

	memcpy(out->sums, learner->sums, sizeof out->sums);
	memcpy(out->units, learner->units, sizeof out->units);
	memcpy(out->rows, learner->kept,
	       learner->kept_count * sizeof *out->rows);
	out->row_count = learner->kept_count;
	for (size_t i = 1; i < LABEL_COUNT; i++)
		if (learner->scores[i] > most)
			most = learner->scores[i];
	for (size_t i = 0; i < LABEL_COUNT; i++) {
		out->chances[i] = power_of_e(learner->scores[i] - most);
		out->gains[i] = 0;
	}
}

static void
put_back(const struct kept *kept, struct learner *learner)
{
	memcpy(learner->sums, kept->sums, sizeof kept->sums);
	memcpy(learner->units, kept->units, sizeof kept->units);
	memcpy(learner->kept, kept->rows, kept->row_count * sizeof *kept->rows);
	learner->kept_count = kept->row_count;
}

static bool
may_end(size_t label)
{
	return label_follows(LABEL_NONE, label);
}

/* Makes the items of a column add up to 1. */
static bool
normalise(float *column)
{
	float sum = 0;

	for (size_t i = 0; i < LABEL_COUNT; i++)
		sum += column[i];
	if (sum <= 0)
		return false;
	for (size_t i = 0; i < LABEL_COUNT; i++)
		column[i] /= sum;
	return true;
}

/* Whether a label may be right at a token; wanted is NULL: any may. */
static bool
is_wanted(const uint32_t *wanted, size_t at, size_t label)
{
	return !wanted || (wanted[at] >> label & 1);
}

/* Sums of the ways to each label, from the left; false: there is no way. */
static bool
go_ahead(const struct trainer *trainer, const uint32_t *wanted, size_t count)
{
	struct kept *kept = trainer->kept;

	for (size_t at = 0; at < count; at++) {
		for (size_t i = 0; i < LABEL_COUNT; i++) {
			float sum = 0;

			for (size_t k = 0; at && k < LABEL_COUNT; k++)
				if (trainer->follows[i][k])
					sum += kept[at - 1].ahead[k];
			if (!at)
				sum = trainer->follows[i][LABEL_NONE];
			kept[at].ahead[i] = is_wanted(wanted, at, i)
						    ? sum * kept[at].chances[i]
						    : 0;
		}
		if (!normalise(kept[at].ahead))
			return false;
	}
	return true;
}

/* Adds sign times the probability of each label to the gains. */
static bool
go_back(const struct trainer *trainer, const uint32_t *wanted, size_t count,
	float sign)
{
	float behind[LABEL_COUNT];

	for (size_t i = 0; i < LABEL_COUNT; i++)
		behind[i] = may_end(i);
	for (size_t at = count; at-- > 0;) {
		struct kept *kept = &trainer->kept[at];
		float both[LABEL_COUNT], next[LABEL_COUNT];

		for (size_t i = 0; i < LABEL_COUNT; i++)
			both[i] = kept->ahead[i] * behind[i];
		if (!normalise(both))
			return false;
		for (size_t i = 0; i < LABEL_COUNT; i++) {
			kept->gains[i] += sign * both[i];
			next[i] = is_wanted(wanted, at, i)
					  ? behind[i] * kept->chances[i]
					  : 0;
		}
		for (size_t k = 0; k < LABEL_COUNT; k++) {
			behind[k] = 0;
			for (size_t i = 0; i < LABEL_COUNT; i++)
				if (trainer->follows[i][k])
					behind[k] += next[i];
		}
		if (!normalise(behind))
			return false;
	}
	return true;
}

static void
look(const struct trainer *trainer, const struct stretch *stretch, size_t token,
     struct features *out)
{
	hint_features(&trainer->gold.items[stretch->text].hints,
		      stretch->sentence, stretch->range, token, out);
}

static void
learn_stretch(struct trainer *trainer, const struct stretch *stretch)
{
	const uint32_t *wanted =
		trainer->gold.items[stretch->text].wanted + stretch->open.first;
	size_t count = stretch->open.end - stretch->open.first;
	bool done;

	for (size_t i = 0; i < count; i++) {
		struct features features;

		look(trainer, stretch, stretch->open.first + i, &features);
		learner_score(&trainer->learner, &features, true);
		keep(&trainer->learner, &trainer->kept[i]);
	}
	done = go_ahead(trainer, wanted, count) &&
	       go_back(trainer, wanted, count, 1) &&
	       go_ahead(trainer, NULL, count) &&
	       go_back(trainer, NULL, count, -1);
	for (size_t i = 0; done && i < count; i++) {
		float gains[MODEL_LABELS] = {0};

		memcpy(gains, trainer->kept[i].gains,
		       sizeof trainer->kept[i].gains);
		put_back(&trainer->kept[i], &trainer->learner);
		learner_step(&trainer->learner, gains);
	}
}

static void
begin(struct trainer *trainer)
{
	struct learner_size size = {LABEL_COUNT, UNITS, ROW_BITS, DROP_QUARTERS,
				    NAMES_VOTE_UNIT};
	size_t longest = 0;

	learner_init(&trainer->learner, size, SEED);
	for (size_t i = 0; i < trainer->gold.stretches.count; i++) {
		const struct stretch *stretch =
			&trainer->gold.stretches.items[i];
		size_t count = stretch->open.end - stretch->open.first;

		longest = count > longest ? count : longest;
		for (size_t k = 0; k < count; k++) {
			struct features features;

			look(trainer, stretch, stretch->open.first + k,
			     &features);
			learner_count(&trainer->learner, &features);
		}
	}
	learner_begin(&trainer->learner);
	trainer->kept = calloc(longest + 1, sizeof *trainer->kept);
	if (!trainer->kept)
		fail("out of memory");
	for (size_t i = 0; i < LABEL_COUNT; i++)
		for (size_t k = 0; k < LABEL_COUNT; k++)
			trainer->follows[i][k] = label_follows(i, k);
}

static void
learn(struct trainer *trainer)
{
	size_t count = trainer->gold.stretches.count;
	size_t *order = calloc(count + 1, sizeof *order);
	uint64_t random = RANDOM_START;

	if (!order)
		fail("out of memory");
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	for (size_t i = 0; i < ROUNDS * count; i++) {
		if (i % count == 0)
			shuffle(order, count, &random);
		trainer->learner.rate =
			first_rate * (1 - (float)i / (float)(ROUNDS * count));
		learn_stretch(trainer,
			      &trainer->gold.stretches.items[order[i % count]]);
	}
	free(order);
}

int
main(int count, char **arguments)
{
	struct trainer trainer;
	struct names labels = {.count = LABEL_COUNT};

	if (count < 3)
		fail("usage: names OUT.model FILE[@PERCENT]...");
	gold_read(arguments + 2, (size_t)count - 2, &trainer.gold);
	fprintf(stderr, "%zu names, of which %zu can't be learned\n",
		trainer.gold.marked, trainer.gold.lost);
	begin(&trainer);
	learn(&trainer);
	for (size_t i = 0; i < LABEL_COUNT; i++)
		labels.items[i] = label_name(i);
	learner_write(&trainer.learner, &labels, arguments[1]);
	learner_clear(&trainer.learner);
	free(trainer.kept);
	gold_clear(&trainer.gold);
	return 0;
}
