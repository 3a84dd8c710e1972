#include "stages/tag/supertags.h"

#include "stages/tag/tagger.h"

enum { NO_TAG = 1, NONE_FOUND = 255 };

enum { REACH = ATOMS_MARGIN }; /* how far a word is seen */

/* Where the templates of each kind begin. */
enum {
	TEMPLATES_OWN = 0,
	TEMPLATES_BESIDE = 13, /* so many for each word beside it: */
	BESIDE = 6,
	BESIDE_ALONE = 4, /* of these, by itself */
	TEMPLATES_FOUND = 82,
};

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
add_own(const struct atoms *a, uint32_t tag, struct sink *sink)
{
	sink_add(sink, a->word, 0, 0);
	sink_add(sink, a->shape, 0, 0);
	sink_add(sink, a->shape, a->place, 0);
	sink_add(sink, a->suffix[1], 0, 0);
	sink_add(sink, a->suffix[2], 0, 0);
	sink_add(sink, a->suffix[3], 0, 0);
	sink_add(sink, a->prefix[2], 0, 0);
	for (size_t k = 0; k < GRAIN_COUNT; k++)
		sink_add(sink, a->clusters.items[k], tag, 0);
	sink_add(sink, tag, 0, 0);
	sink_add(sink, tag, a->word, 0);
	sink_add(sink, tag, a->suffix[2], 0);
}

/* A word beside it. */
static void
add_neighbour(const struct atoms *other, uint32_t other_tag, struct sink *sink)
{
	sink_add(sink, other->word, 0, 0);
	sink_add(sink, other->word, other_tag, 0);
	sink_add(sink, cluster(other, GRAIN_MIDDLE), other_tag, 0);
	sink_add(sink, other_tag, 0, 0);
}

/* The tag of a word beside it with the word itself. */
static void
add_beside(const struct atoms *a, uint32_t tag, uint32_t other_tag,
	   struct sink *sink)
{
	sink_add(sink, other_tag, tag, 0);
	sink_add(sink, other_tag, a->word, 0);
}

static uint32_t
both(uint32_t a, uint32_t b)
{
	return 31 * a + b;
}

/* Tags together, t[0] being the word's own; some with a word. */
static void
add_sequences(const struct atoms *a, const struct tagged *t, struct sink *sink)
{
	uint32_t before = t[-1].tag, tag = t->tag, behind = t[1].tag;

	sink_add(sink, t[-4].tag, 0, 0);
	sink_add(sink, t[4].tag, 0, 0);
	sink_add(sink, before, tag, behind);
	sink_add(sink, t[-2].tag, before, tag);
	sink_add(sink, tag, behind, t[2].tag);
	sink_add(sink, t[-2].tag, both(before, tag), behind);
	sink_add(sink, before, both(tag, behind), t[2].tag);
	sink_add(sink, t[-3].tag, both(t[-2].tag, before), tag);
	sink_add(sink, tag, both(behind, t[2].tag), t[3].tag);
	sink_add(sink, before, behind, 0);
	sink_add(sink, t[-2].tag, before, 0);
	sink_add(sink, behind, t[2].tag, 0);
	sink_add(sink, behind, t[2].tag, t[3].tag);
	sink_add(sink, t[-3].tag, t[-2].tag, before);
	sink_add(sink, before, behind, a->word);
	sink_add(sink, a->word, behind, t[2].tag);
	sink_add(sink, a->word, before, t[-2].tag);
	sink_add(sink, a[-1].word, a->word, 0);
	sink_add(sink, a->word, a[1].word, 0);
	sink_add(sink, a[-1].word, tag, a[1].word);
	sink_add(sink, a[-1].word, tag, behind);
	sink_add(sink, before, tag, a[1].word);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), cluster(a + 1, GRAIN_MIDDLE),
		 0);
	sink_add(sink, cluster(a - 1, GRAIN_MIDDLE), cluster(a, GRAIN_MIDDLE),
		 0);
	sink_add(sink, cluster(a, GRAIN_MIDDLE), before, behind);
}

static void
add_verbs(const struct atoms *a, const struct tagged *t, struct sink *sink)
{
	sink_add(sink, t->verbs[0], t->tag, 0);
	sink_add(sink, t->verbs[1], t->tag, 0);
	sink_add(sink, t->words[0], t->tag, 0);
	sink_add(sink, t->words[1], t->tag, 0);
	sink_add(sink, t->verbs[0], t->tag, t->verbs[1]);
	sink_add(sink, t->words[0], a->word, 0);
	sink_add(sink, t->words[1], a->word, 0);
	sink_add(sink, both(t->verbs[0], t->verbs[1]), t[-1].tag, t[1].tag);
}

static uint32_t
before(const uint8_t *supertags, size_t i, size_t distance)
{
	return i < distance ? NONE_FOUND : supertags[i - distance];
}

/* What was found before it. */
static void
add_found(const struct atoms *a, const struct tagged *t,
	  const uint8_t *supertags, size_t i, bool has_root, struct sink *sink)
{
	uint32_t one = before(supertags, i, 1), two = before(supertags, i, 2);

	sink_add(sink, one, 0, 0);
	sink_add(sink, one, two, 0);
	sink_add(sink, one, two, before(supertags, i, 3));
	sink_add(sink, one, t->tag, 0);
	sink_add(sink, one, a->word, 0);
	sink_add(sink, two, t->tag, 0);
	sink_add(sink, one, t[-1].tag, t->tag);
	sink_add(sink, one, t->tag, t[1].tag);
	sink_add(sink, has_root, t->tag, 0);
	sink_add(sink, has_root, a->word, 0);
	sink_add(sink, has_root, t->verbs[0], t->verbs[1]);
	sink_add(sink, i == 0, t->tag, 0);
}

void
supertag_features(const struct atoms *atoms, const struct tagged *tagged,
		  const uint8_t *supertags, bool has_root, size_t i,
		  struct features *out)
{
	const struct atoms *a = atoms + ATOMS_MARGIN + i;
	const struct tagged *t = tagged + TAGGED_MARGIN + i;
	struct sink sink = {out, 0};

	out->count = 0;
	add_own(a, t->tag, &sink);
	for (int d = -REACH; d <= REACH; d++)
		if (d) {
			add_neighbour(a + d, t[d].tag, &sink);
			add_beside(a, t->tag, t[d].tag, &sink);
		}
	add_sequences(a, t, &sink);
	add_verbs(a, t, &sink);
	add_found(a, t, supertags, i, has_root, &sink);
}

/* Of these, what a word alone is to the one that stands distance before it. */
static void
see_alone(struct word_key word, ptrdiff_t distance, struct features *out)
{
	struct sink sink = {out, TEMPLATES_OWN};

	if (!distance) {
		add_own(word.atoms, word.tag, &sink);
		return;
	}
	sink.template = (size_t)(TEMPLATES_BESIDE +
				 BESIDE * (distance + REACH - (distance > 0)));
	add_neighbour(word.atoms, word.tag, &sink);
}

/* What words together are. */
static void
see_together(const struct tagging *in, size_t i, struct features *out)
{
	const struct atoms *a = in->words + i;
	const struct tagged *t = in->tagged + i;
	struct sink sink = {out, TEMPLATES_BESIDE};

	for (int d = -REACH; d <= REACH; d++)
		if (d) {
			sink.template += BESIDE_ALONE;
			add_beside(a, t->tag, t[d].tag, &sink);
		}
	add_sequences(a, t, &sink);
	add_verbs(a, t, &sink);
}

/* What the supertags before it say. */
static void
see_found(struct tagging *in, size_t i, struct features *out)
{
	struct sink sink = {out, TEMPLATES_FOUND};
	bool has_root;

	/* The one before it may be a guess, those before that are found. */
	if (i > 1)
		in->has_root |= in->labels[i - 2] == in->root;
	has_root = in->has_root || (i && in->labels[i - 1] == in->root);
	add_found(in->words + i, in->tagged + i, in->labels, i, has_root,
		  &sink);
}

static struct word_key
key_of(const struct tagging *in, ptrdiff_t word)
{
	return (struct word_key){in->words + word, in->tagged[word].tag, 0};
}

static const struct tagger_kind kind = {REACH, key_of, see_alone, see_together,
					see_found};

struct word_memo *
supertags_memo_new(const struct model *model)
{
	return tagger_memo_new(&kind, model);
}

void
supertags_find(const struct model *model, struct word_memo *memo,
	       const struct label_values *values, const struct atoms *atoms,
	       const struct tagged *tagged, size_t count, uint8_t *supertags)
{
	struct tagging in = {.words = atoms + ATOMS_MARGIN,
			     .tagged = tagged + TAGGED_MARGIN,
			     .count = count,
			     .labels = supertags,
			     .root = (uint8_t)values->root_supertag};

	tagger_run(&kind, model, memo, &in);
}
