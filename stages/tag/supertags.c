#include "stages/tag/supertags.h"

enum { NO_TAG = 1, NONE_FOUND = 255 };

void
tagged_make(const struct label_values *values, const struct atoms *atoms,
	    const uint8_t *tags, size_t count, struct tagged *out)
{
	const struct tagged none = {NO_TAG, {NO_TAG, NO_TAG}, {0, 0}};
	struct tagged before = none, behind = none;

	for (size_t i = 0; i < TAGGED_MARGIN; i++)
		out[i] = out[TAGGED_MARGIN + count + i] = none;
	out += TAGGED_MARGIN;
	for (size_t i = 0; i < count; i++) {
		out[i].tag = values->tags[tags[i]];
		out[i].verbs[0] = before.tag;
		out[i].words[0] = before.words[0];
		if (values->kinds[tags[i]] == TAG_VERB) {
			before.tag = out[i].tag;
			before.words[0] = atoms[ATOMS_MARGIN + i].word;
		}
	}
	for (size_t i = count; i-- > 0;) {
		out[i].verbs[1] = behind.tag;
		out[i].words[1] = behind.words[0];
		if (values->kinds[tags[i]] == TAG_VERB) {
			behind.tag = out[i].tag;
			behind.words[0] = atoms[ATOMS_MARGIN + i].word;
		}
	}
}

static uint32_t
cluster(const struct atoms *a, enum grain grain)
{
	return a->clusters.items[grain];
}

/* The word itself. */
static void
add_own(const struct atoms *a, uint32_t tag, struct features *out)
{
	feature_add(out, a->word, 0, 0);
	feature_add(out, a->shape, 0, 0);
	feature_add(out, a->shape, a->place, 0);
	feature_add(out, a->suffix[1], 0, 0);
	feature_add(out, a->suffix[2], 0, 0);
	feature_add(out, a->suffix[3], 0, 0);
	feature_add(out, a->prefix[2], 0, 0);
	for (size_t k = 0; k < GRAIN_COUNT; k++)
		feature_add(out, a->clusters.items[k], tag, 0);
	feature_add(out, tag, 0, 0);
	feature_add(out, tag, a->word, 0);
	feature_add(out, tag, a->suffix[2], 0);
}

/* A word beside it, at this tag. */
static void
add_neighbour(const struct atoms *a, const struct atoms *other, uint32_t tag,
	      uint32_t other_tag, struct features *out)
{
	feature_add(out, other->word, 0, 0);
	feature_add(out, other->word, other_tag, 0);
	feature_add(out, cluster(other, GRAIN_MIDDLE), other_tag, 0);
	feature_add(out, other_tag, 0, 0);
	feature_add(out, other_tag, tag, 0);
	feature_add(out, other_tag, a->word, 0);
}

static uint32_t
both(uint32_t a, uint32_t b)
{
	return 31 * a + b;
}

/* Tags together, t[0] being the word's own; some with a word. */
static void
add_sequences(const struct atoms *a, const struct tagged *t,
	      struct features *out)
{
	uint32_t before = t[-1].tag, tag = t->tag, behind = t[1].tag;

	feature_add(out, t[-4].tag, 0, 0);
	feature_add(out, t[4].tag, 0, 0);
	feature_add(out, before, tag, behind);
	feature_add(out, t[-2].tag, before, tag);
	feature_add(out, tag, behind, t[2].tag);
	feature_add(out, t[-2].tag, both(before, tag), behind);
	feature_add(out, before, both(tag, behind), t[2].tag);
	feature_add(out, t[-3].tag, both(t[-2].tag, before), tag);
	feature_add(out, tag, both(behind, t[2].tag), t[3].tag);
	feature_add(out, before, behind, 0);
	feature_add(out, t[-2].tag, before, 0);
	feature_add(out, behind, t[2].tag, 0);
	feature_add(out, behind, t[2].tag, t[3].tag);
	feature_add(out, t[-3].tag, t[-2].tag, before);
	feature_add(out, before, behind, a->word);
	feature_add(out, a->word, behind, t[2].tag);
	feature_add(out, a->word, before, t[-2].tag);
	feature_add(out, a[-1].word, a->word, 0);
	feature_add(out, a->word, a[1].word, 0);
	feature_add(out, a[-1].word, tag, a[1].word);
	feature_add(out, a[-1].word, tag, behind);
	feature_add(out, before, tag, a[1].word);
	feature_add(out, cluster(a, GRAIN_MIDDLE), cluster(a + 1, GRAIN_MIDDLE),
		    0);
	feature_add(out, cluster(a - 1, GRAIN_MIDDLE), cluster(a, GRAIN_MIDDLE),
		    0);
	feature_add(out, cluster(a, GRAIN_MIDDLE), before, behind);
}

static void
add_verbs(const struct atoms *a, const struct tagged *t, struct features *out)
{
	feature_add(out, t->verbs[0], t->tag, 0);
	feature_add(out, t->verbs[1], t->tag, 0);
	feature_add(out, t->words[0], t->tag, 0);
	feature_add(out, t->words[1], t->tag, 0);
	feature_add(out, t->verbs[0], t->tag, t->verbs[1]);
	feature_add(out, t->words[0], a->word, 0);
	feature_add(out, t->words[1], a->word, 0);
	feature_add(out, both(t->verbs[0], t->verbs[1]), t[-1].tag, t[1].tag);
}

static uint32_t
before(const uint8_t *supertags, size_t i, size_t distance)
{
	return i < distance ? NONE_FOUND : supertags[i - distance];
}

/* What was found before it. */
static void
add_found(const struct atoms *a, const struct tagged *t,
	  const uint8_t *supertags, size_t i, bool has_root,
	  struct features *out)
{
	uint32_t one = before(supertags, i, 1), two = before(supertags, i, 2);

	feature_add(out, one, 0, 0);
	feature_add(out, one, two, 0);
	feature_add(out, one, two, before(supertags, i, 3));
	feature_add(out, one, t->tag, 0);
	feature_add(out, one, a->word, 0);
	feature_add(out, two, t->tag, 0);
	feature_add(out, one, t[-1].tag, t->tag);
	feature_add(out, one, t->tag, t[1].tag);
	feature_add(out, has_root, t->tag, 0);
	feature_add(out, has_root, a->word, 0);
	feature_add(out, has_root, t->verbs[0], t->verbs[1]);
	feature_add(out, i == 0, t->tag, 0);
}

void
supertag_features(const struct atoms *atoms, const struct tagged *tagged,
		  const uint8_t *supertags, bool has_root, size_t i,
		  struct features *out)
{
	const struct atoms *a = atoms + ATOMS_MARGIN + i;
	const struct tagged *t = tagged + TAGGED_MARGIN + i;

	out->count = 0;
	add_own(a, t->tag, out);
	for (int d = -ATOMS_MARGIN; d <= ATOMS_MARGIN; d++)
		if (d)
			add_neighbour(a, a + d, t->tag, t[d].tag, out);
	add_sequences(a, t, out);
	add_verbs(a, t, out);
	add_found(a, t, supertags, i, has_root, out);
}

void
supertags_find(const struct model *model, const struct label_values *values,
	       const struct atoms *atoms, const struct tagged *tagged,
	       size_t count, uint8_t *supertags)
{
	struct features features;
	bool has_root = false;

	for (size_t i = 0; i < count; i++) {
		supertag_features(atoms, tagged, supertags, has_root, i,
				  &features);
		supertags[i] = (uint8_t)model_best(model, &features);
		has_root |= supertags[i] == values->root_supertag;
	}
}
