#include "data/train/learner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "data/train/examples.h"

enum { FIRST_SLOTS = 1 << 16, LEAST_USES = 2 };

static void *
allocate(size_t count, size_t size)
{
	void *out = calloc(count, size);

	if (!out)
		fail("out of memory");
	return out;
}

void
learner_init(struct learner *learner, struct learner_size size, uint64_t seed)
{
	*learner = (struct learner){
		.size = size,
		.counted = allocate(FIRST_SLOTS, sizeof *learner->counted),
		.slot_count = FIRST_SLOTS,
		.random = RANDOM_START + seed * UINT64_C(0x9E3779B97F4A7C15),
	};
}

void
learner_clear(struct learner *learner)
{
	free(learner->counted);
	free(learner->checks);
	free(learner->rows);
	free(learner->row_steps);
	free(learner->votes);
	free(learner->vote_steps);
	free(learner->biases);
	free(learner->bias_steps);
	free(learner->starts);
	free(learner->start_steps);
}

/* The slot of feature: its own, or the empty one where it would stand. */
static struct counted *
slot_of(const struct learner *learner, uint32_t feature)
{
	size_t mask = learner->slot_count - 1;
	size_t at = (feature * UINT32_C(0x9E3779B1)) & mask;

	while (learner->counted[at].count &&
	       learner->counted[at].feature != feature)
		at = (at + 1) & mask;
	return &learner->counted[at];
}

static void
double_slots(struct learner *learner)
{
	struct counted *old = learner->counted;
	size_t count = learner->slot_count;

	learner->slot_count *= 2;
	learner->counted =
		allocate(learner->slot_count, sizeof *learner->counted);
	for (size_t i = 0; i < count; i++)
		if (old[i].count)
			*slot_of(learner, old[i].feature) = old[i];
	free(old);
}

void
learner_count(struct learner *learner, const struct features *features)
{
	for (size_t i = 0; i < features->count; i++) {
		struct counted *slot = slot_of(learner, features->items[i]);

		slot->feature = features->items[i];
		if (slot->count++)
			continue;
		if (3 * ++learner->feature_count > 2 * learner->slot_count)
			double_slots(learner);
	}
}

/* The most frequent first, those met alike by their numbers. */
static int
compare_counted(const void *first, const void *second)
{
	const struct counted *a = first, *b = second;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return a->feature < b->feature ? -1 : a->feature > b->feature;
}

/* Gives the most frequent features their rows, one of a pair. */
static void
choose_rows(struct learner *learner)
{
	struct counted *counted = learner->counted;
	uint16_t *checks = learner->checks;

	qsort(counted, learner->slot_count, sizeof *counted, compare_counted);
	for (size_t i = 0; i < learner->slot_count; i++) {
		uint32_t feature = counted[i].feature;
		size_t row = feature >> (32 - learner->size.row_bits);

		if (counted[i].count < LEAST_USES)
			break;
		row ^= checks[row] != 0;
		if (!checks[row])
			checks[row] = check_of(feature);
	}
	free(learner->counted);
	learner->counted = NULL;
}

/* A number from -most to most. */
static float
random_number(uint64_t *random, float most)
{
	float number = (float)(random_next(random) >> 8) / (1 << 23);

	return (number - 1) * most;
}

void
learner_begin(struct learner *learner)
{
	size_t units = learner->size.unit_count;
	size_t labels = learner->size.label_count;
	size_t rows = (size_t)1 << learner->size.row_bits;

	learner->checks = allocate(rows, sizeof *learner->checks);
	choose_rows(learner);
	learner->rows = allocate(rows * units, sizeof(float));
	learner->row_steps = allocate(rows, sizeof(float));
	learner->votes = allocate(labels * units, sizeof(float));
	learner->vote_steps = allocate(labels * units, sizeof(float));
	learner->biases = allocate(labels, sizeof(float));
	learner->bias_steps = allocate(labels, sizeof(float));
	learner->starts = allocate(units, sizeof(float));
	learner->start_steps = allocate(units, sizeof(float));
	for (size_t i = 0; i < rows * units; i++)
		learner->rows[i] = random_number(&learner->random, 0.01F);
	for (size_t i = 0; i < labels * units; i++)
		learner->votes[i] = random_number(&learner->random, 0.3F);
}

/* Adds a block of units at a time, which compilers make vectors of. */
static void
add_units(const float *row, float *out, size_t units)
{
	for (size_t first = 0; first < units; first += UNIT_BLOCK)
		for (size_t i = first; i < first + UNIT_BLOCK; i++)
			out[i] += row[i];
}

/* By how much what is left stands for all. */
static float
share_kept(const struct learner *learner)
{
	return 4 / (float)(4 - learner->size.drop_quarters);
}

static void
keep_rows(struct learner *learner, const struct features *features,
	  bool to_learn)
{
	/* Of two bits, or of one where a half goes. */
	size_t bits = learner->size.drop_quarters == 2 ? 1 : 2;
	size_t each = 32 / bits, mask = bits == 1 ? 1 : 3;
	size_t least = bits == 1 ? 1 : 4 - learner->size.drop_quarters;
	uint64_t chances = 0;

	learner->kept_count = 0;
	for (size_t i = 0; i < features->count; i++) {
		uint32_t feature = features->items[i];
		size_t row = row_of(learner->checks, learner->size.row_bits,
				    feature);

		if (i % each == 0)
			chances = random_next(&learner->random);
		if ((to_learn &&
		     (chances >> i % each * bits & mask) >= least) ||
		    learner->checks[row] != check_of(feature))
			continue;
		learner->kept[learner->kept_count++] = (uint32_t)row;
	}
}

/* Eight sums side by side, in a fixed order. */
static float
product(const float *a, const float *b, size_t count)
{
	float parts[8] = {0};

	for (size_t first = 0; first < count; first += 8)
		for (size_t i = 0; i < 8; i++)
			parts[i] += a[first + i] * b[first + i];
	return ((parts[0] + parts[4]) + (parts[1] + parts[5])) +
	       ((parts[2] + parts[6]) + (parts[3] + parts[7]));
}

void
learner_score(struct learner *learner, const struct features *features,
	      bool to_learn)
{
	size_t units = learner->size.unit_count;
	float *sums = learner->sums;
	float share = to_learn ? share_kept(learner) : 1;

	keep_rows(learner, features, to_learn);
	memset(sums, 0, sizeof learner->sums);
	for (size_t i = 0; i < learner->kept_count; i++)
		add_units(learner->rows + learner->kept[i] * units, sums,
			  units);
	for (size_t i = 0; i < units; i++) {
		/* As large as if none had been left out. */
		sums[i] = sums[i] * share + learner->starts[i];
		learner->units[i] = sums[i] > 0 ? sums[i] : sums[i] / 8;
	}
	for (size_t i = 0; i < learner->size.label_count; i++)
		learner->scores[i] =
			learner->biases[i] + product(learner->votes + i * units,
						     learner->units, units);
}

size_t
learner_best(const struct learner *learner, size_t first, size_t end)
{
	size_t best = first;

	for (size_t i = first + 1; i < end; i++)
		if (learner->scores[i] > learner->scores[best])
			best = i;
	return best;
}

float
power_of_e(float x)
{
	double part = (x < -40 ? -40 : (double)x) / 64, out;

	out = 1 + part * (1 + part / 2 * (1 + part / 3 * (1 + part / 4)));
	for (int i = 0; i < 6; i++)
		out *= out;
	return (float)out;
}

void
learner_gains(const struct learner *learner, size_t first, size_t end,
	      const bool *may_be, const bool *wanted, float *gains)
{
	float most = -INFINITY, all = 0, good = 0;

	for (size_t i = first; i < end; i++)
		if (may_be[i] && learner->scores[i] > most)
			most = learner->scores[i];
	for (size_t i = first; i < end; i++) {
		if (!may_be[i])
			continue;
		gains[i] = power_of_e(learner->scores[i] - most);
		all += gains[i];
		if (wanted[i])
			good += gains[i];
	}
	for (size_t i = first; i < end; i++) {
		float chance = gains[i] / all;

		gains[i] = wanted[i] && good > 0 ? gains[i] / good - chance
						 : -chance;
	}
}

void
learner_gains_of(const struct learner *learner, size_t first, size_t end,
		 size_t wanted, float *gains)
{
	bool may_be[MODEL_LABELS], is_wanted[MODEL_LABELS] = {0};

	memset(may_be, true, sizeof may_be);
	is_wanted[wanted] = true;
	learner_gains(learner, first, end, may_be, is_wanted, gains);
}

/* A step of AdaGrad for each of a block of numbers at a time. */
static void
step_all(float *restrict out, float *restrict steps,
	 const float *restrict slopes, float factor, float rate, size_t count)
{
	for (size_t first = 0; first < count; first += UNIT_BLOCK)
		for (size_t i = first; i < first + UNIT_BLOCK; i++) {
			float slope = slopes[i] * factor;

			steps[i] += slope * slope;
			out[i] += rate * slope / sqrtf(steps[i] + 1e-8F);
		}
}

static void
step_one(float *out, float *steps, float slope, float rate)
{
	*steps += slope * slope;
	*out += rate * slope / sqrtf(*steps + 1e-8F);
}

/* Moves the rows that were kept; they share the size of their steps. */
static void
step_rows(struct learner *learner, float *slopes)
{
	size_t units = learner->size.unit_count;
	float square;

	for (size_t i = 0; i < units; i++)
		slopes[i] *= share_kept(learner);
	square = product(slopes, slopes, units) / (float)units;
	for (size_t i = 0; i < learner->kept_count; i++) {
		float *row = learner->rows + learner->kept[i] * units;
		float *steps = &learner->row_steps[learner->kept[i]], rate;

		*steps += square;
		rate = learner->rate / sqrtf(*steps + 1e-8F);
		for (size_t first = 0; first < units; first += UNIT_BLOCK)
			for (size_t k = first; k < first + UNIT_BLOCK; k++)
				row[k] += rate * slopes[k];
	}
}

void
learner_step(struct learner *learner, const float *gains)
{
	enum { FEW = 1000 }; /* a gain of less than a thousandth is none */
	size_t units = learner->size.unit_count;
	float slopes[MODEL_UNITS] = {0}, rate = learner->rate;
	bool any = false;

	for (size_t i = 0; i < learner->size.label_count; i++) {
		float *votes = learner->votes + i * units;

		if (fabsf(gains[i]) * FEW < 1)
			continue;
		any = true;
		for (size_t k = 0; k < units; k++)
			slopes[k] += gains[i] * votes[k];
		step_all(votes, learner->vote_steps + i * units, learner->units,
			 gains[i], rate, units);
		step_one(&learner->biases[i], &learner->bias_steps[i], gains[i],
			 rate);
	}
	if (!any)
		return;
	for (size_t k = 0; k < units; k++)
		if (learner->sums[k] <= 0)
			slopes[k] /= 8;
	step_all(learner->starts, learner->start_steps, slopes, 1, rate, units);
	step_rows(learner, slopes);
}
