#include "stages/tag/pos.h"

#include "stages/tag/tagger.h"

enum { REACH = 2 }; /* How far a word is seen. */

/* Where the templates of each kind begin. */
enum {
	TEMPLATES_OWN = 0,
	TEMPLATES_BESIDE = 20, /* so many for each word beside it: */
	BESIDE = 7,
	TEMPLATES_PAIRS = 48,
	TEMPLATES_TAGS = 62,
	TEMPLATES_FORMS = 71,
	TEMPLATES_FORMS_BESIDE = 74,
	TEMPLATES_FORMS_PAIR = 76,
	TEMPLATES_FORMS_TAGS = 77,
};

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
add_own(const struct atoms *a, struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->word, a->shape, 0);
	sink_add(sink, a->shape, 0, 0);
	sink_add(sink, a->shape, a->place, 0);
	sink_add(sink, a->word, a->place, 0);
	for (size_t k = 0; k < AFFIX_LIMIT; k++)
		sink_add(sink, a->prefix[k], 0, 0);
	for (size_t k = 0; k < AFFIX_LIMIT; k++)
		sink_add(sink, a->suffix[k], 0, 0);
	sink_add(sink, a->suffix[2], a->shape, 0);
	sink_add(sink, a->suffix[1], a->prefix[1], 0);
	for (size_t k = 0; k < GRAIN_COUNT; k++)
		sink_add(sink, a->clusters.items[k], 0, 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), a->suffix[2], 0);
	sink_add(sink, cluster(a, GRAIN_COARSE), a->suffix[1], a->shape);
}

/* A word beside it. */
static void
add_neighbour(const struct atoms *a, struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->suffix[2], 0, 0);
	sink_add(sink, cluster(a, GRAIN_FINE), 0, 0);
	sink_add(sink, cluster(a, GRAIN_COARSE), 0, 0);
	sink_add(sink, a->shape, 0, 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), 0, 0);
	sink_add(sink, a->suffix[1], 0, 0);
}

/* Words together. */
static void
add_pairs(const struct atoms *a, struct sink *sink)
{
	sink_add(sink, a[-1].word, a->word, 0);
	sink_add(sink, a->word, a[1].word, 0);
	sink_add(sink, a->word, cluster(a + 1, GRAIN_MIDDLE), 0);
	sink_add(sink, a->word, cluster(a - 1, GRAIN_MIDDLE), 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), cluster(a + 1, GRAIN_MIDDLE),
		 0);
	sink_add(sink, cluster(a - 1, GRAIN_MIDDLE), cluster(a, GRAIN_MIDDLE),
		 0);
	sink_add(sink, a->suffix[2], a[1].suffix[2], 0);
	sink_add(sink, a->suffix[1], a[1].suffix[1], 0);
	sink_add(sink, a[-1].shape, a->shape, a[1].shape);
	sink_add(sink, a[-1].word, a[1].word, 0);
	sink_add(sink, a[1].word, a[2].word, 0);
	sink_add(sink, a[-1].word, a->shape, 0);
	sink_add(sink, a[1].word, a->shape, 0);
	sink_add(sink, a->suffix[2], a[1].word, 0);
}

/* The tags before it. */
static void
add_tags(const struct atoms *a, const uint8_t *tags, size_t i,
	 struct sink *sink)
{
	uint32_t t1 = tag_before(tags, i, 1), t2 = tag_before(tags, i, 2);
	uint32_t t3 = tag_before(tags, i, 3), two = t1 << 8 | t2;

	sink_add(sink, t1, 0, 0);
	sink_add(sink, t2, 0, 0);
	sink_add(sink, t3, 0, 0);
	sink_add(sink, two, 0, 0);
	sink_add(sink, two, t3, 0);
	sink_add(sink, t1, a->word, 0);
	sink_add(sink, t1, a->suffix[2], 0);
	sink_add(sink, t1, a->suffix[1], a->shape);
	sink_add(sink, t1, a->shape, 0);
}

/* The forms that it can be. */
static void
add_forms(const struct atoms *a, struct sink *sink)
{
	sink_add(sink, a->forms, 0, 0);
	sink_add(sink, a->forms, a->shape, 0);
	sink_add(sink, a->forms, a->suffix[1], 0);
}

/* The forms that it may have, given the tag before it. */
static void
add_tagged_forms(const struct atoms *a, uint32_t tag_before, struct sink *sink)
{
	sink_add(sink, tag_before, a->forms, 0);
	sink_add(sink, tag_before, a->forms, a[1].forms);
}

void
pos_features(const struct atoms *atoms, const uint8_t *tags, size_t i,
	     struct features *out)
{
	const struct atoms *a = atoms + ATOMS_MARGIN + i;
	struct sink sink = {out, 0};

	out->count = 0;
	add_own(a, &sink);
	add_neighbour(a - 2, &sink);
	add_neighbour(a - 1, &sink);
	add_neighbour(a + 1, &sink);
	add_neighbour(a + 2, &sink);
	add_pairs(a, &sink);
	add_tags(a, tags, i, &sink);
	add_forms(a, &sink);
	sink_add(&sink, a[-1].forms, 0, 0);
	sink_add(&sink, a[1].forms, 0, 0);
	sink_add(&sink, a->forms, a[1].forms, 0);
	add_tagged_forms(a, tag_before(tags, i, 1), &sink);
}

/* Of these, what a word alone is to the one that stands distance before it. */
static void
see_alone(struct word_key word, ptrdiff_t distance, struct features *out)
{
	struct sink sink = {out, TEMPLATES_OWN};

	if (!distance) {
		add_own(word.atoms, &sink);
		sink.template = TEMPLATES_FORMS;
		add_forms(word.atoms, &sink);
		return;
	}
	sink.template = (size_t)(TEMPLATES_BESIDE +
				 BESIDE * (distance + REACH - (distance > 0)));
	add_neighbour(word.atoms, &sink);
	sink.template = TEMPLATES_FORMS_BESIDE + (distance > 0);
	if (distance == -1 || distance == 1)
		sink_add(&sink, word.atoms->forms, 0, 0);
}

/* What words together are. */
static void
see_together(const struct tagging *in, size_t i, struct features *out)
{
	const struct atoms *a = in->words + i;
	struct sink sink = {out, TEMPLATES_PAIRS};

	add_pairs(a, &sink);
	sink.template = TEMPLATES_FORMS_PAIR;
	sink_add(&sink, a->forms, a[1].forms, 0);
}

/* What the tags before it say. */
static void
see_found(struct tagging *in, size_t i, struct features *out)
{
	const struct atoms *a = in->words + i;
	struct sink sink = {out, TEMPLATES_TAGS};

	add_tags(a, in->labels, i, &sink);
	sink.template = TEMPLATES_FORMS_TAGS;
	add_tagged_forms(a, tag_before(in->labels, i, 1), &sink);
}

static struct word_key
key_of(const struct tagging *in, ptrdiff_t word)
{
	return (struct word_key){in->words + word, 0, 0};
}

static const struct tagger_kind kind = {REACH, key_of, see_alone, see_together,
					see_found};

struct word_memo *
pos_memo_new(const struct model *model)
{
	return tagger_memo_new(&kind, model);
}

void
pos_tag(const struct model *model, struct word_memo *memo,
	const struct atoms *atoms, size_t count, uint8_t *tags)
{
	struct tagging in = {
		.words = atoms + ATOMS_MARGIN, .count = count, .labels = tags};

	tagger_run(&kind, model, memo, &in);
}
