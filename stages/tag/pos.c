#include "stages/tag/pos.h"

static uint32_t
tag_before(const uint8_t *tags, size_t i, size_t distance)
{
	return i < distance ? POS_NONE : tags[i - distance];
}

static uint32_t
cluster(const struct atoms *a, enum grain grain)
{
	return a->clusters.items[grain];
}

/* The word itself. */
static void
add_own(const struct atoms *a, struct features *out)
{
	feature_add(out, a->word, 0, 0);
	feature_add(out, a->word, a->shape, 0);
	feature_add(out, a->shape, 0, 0);
	feature_add(out, a->shape, a->place, 0);
	feature_add(out, a->word, a->place, 0);
	for (size_t k = 0; k < AFFIX_LIMIT; k++)
		feature_add(out, a->prefix[k], 0, 0);
	for (size_t k = 0; k < AFFIX_LIMIT; k++)
		feature_add(out, a->suffix[k], 0, 0);
	feature_add(out, a->suffix[2], a->shape, 0);
	feature_add(out, a->suffix[1], a->prefix[1], 0);
	for (size_t k = 0; k < GRAIN_COUNT; k++)
		feature_add(out, a->clusters.items[k], 0, 0);
	feature_add(out, cluster(a, GRAIN_MIDDLE), a->suffix[2], 0);
	feature_add(out, cluster(a, GRAIN_COARSE), a->suffix[1], a->shape);
}

/* A word beside it. */
static void
add_neighbour(const struct atoms *a, struct features *out)
{
	feature_add(out, a->word, 0, 0);
	feature_add(out, a->suffix[2], 0, 0);
	feature_add(out, cluster(a, GRAIN_FINE), 0, 0);
	feature_add(out, cluster(a, GRAIN_COARSE), 0, 0);
	feature_add(out, a->shape, 0, 0);
	feature_add(out, cluster(a, GRAIN_MIDDLE), 0, 0);
	feature_add(out, a->suffix[1], 0, 0);
}

/* Words together. */
static void
add_pairs(const struct atoms *a, struct features *out)
{
	feature_add(out, a[-1].word, a->word, 0);
	feature_add(out, a->word, a[1].word, 0);
	feature_add(out, a->word, cluster(a + 1, GRAIN_MIDDLE), 0);
	feature_add(out, a->word, cluster(a - 1, GRAIN_MIDDLE), 0);
	feature_add(out, cluster(a, GRAIN_MIDDLE), cluster(a + 1, GRAIN_MIDDLE),
		    0);
	feature_add(out, cluster(a - 1, GRAIN_MIDDLE), cluster(a, GRAIN_MIDDLE),
		    0);
	feature_add(out, a->suffix[2], a[1].suffix[2], 0);
	feature_add(out, a->suffix[1], a[1].suffix[1], 0);
	feature_add(out, a[-1].shape, a->shape, a[1].shape);
	feature_add(out, a[-1].word, a[1].word, 0);
	feature_add(out, a[1].word, a[2].word, 0);
	feature_add(out, a[-1].word, a->shape, 0);
	feature_add(out, a[1].word, a->shape, 0);
	feature_add(out, a->suffix[2], a[1].word, 0);
}

/* The forms that it and the words beside it can be. */
static void
add_forms(const struct atoms *a, uint32_t tag_before, struct features *out)
{
	feature_add(out, a->forms, 0, 0);
	feature_add(out, a->forms, a->shape, 0);
	feature_add(out, a->forms, a->suffix[1], 0);
	feature_add(out, a[-1].forms, 0, 0);
	feature_add(out, a[1].forms, 0, 0);
	feature_add(out, a->forms, a[1].forms, 0);
	feature_add(out, tag_before, a->forms, 0);
	feature_add(out, tag_before, a->forms, a[1].forms);
}

/* The tags before it. */
static void
add_tags(const struct atoms *a, const uint8_t *tags, size_t i,
	 struct features *out)
{
	uint32_t t1 = tag_before(tags, i, 1), t2 = tag_before(tags, i, 2);
	uint32_t t3 = tag_before(tags, i, 3), two = t1 << 8 | t2;

	feature_add(out, t1, 0, 0);
	feature_add(out, t2, 0, 0);
	feature_add(out, t3, 0, 0);
	feature_add(out, two, 0, 0);
	feature_add(out, two, t3, 0);
	feature_add(out, t1, a->word, 0);
	feature_add(out, t1, a->suffix[2], 0);
	feature_add(out, t1, a->suffix[1], a->shape);
	feature_add(out, t1, a->shape, 0);
}

void
pos_features(const struct atoms *atoms, const uint8_t *tags, size_t i,
	     struct features *out)
{
	const struct atoms *here = atoms + ATOMS_MARGIN + i;

	out->count = 0;
	add_own(here, out);
	add_neighbour(here - 2, out);
	add_neighbour(here - 1, out);
	add_neighbour(here + 1, out);
	add_neighbour(here + 2, out);
	add_pairs(here, out);
	add_tags(here, tags, i, out);
	add_forms(here, tag_before(tags, i, 1), out);
}

void
pos_tag(const struct model *model, const struct atoms *atoms, size_t count,
	uint8_t *tags)
{
	struct features features;

	for (size_t i = 0; i < count; i++) {
		pos_features(atoms, tags, i, &features);
		tags[i] = (uint8_t)model_best(model, &features);
	}
}
