#include "stages/tag/tagger.h"

#include <string.h>

enum { PLACES = 2 * TAGGER_REACH + 1, PENDING = 8 };

_Static_assert(PENDING > PLACES, "words on their way have no room");
_Static_assert((int)PLACES <= (int)SUM_PARTS, "a word has too many places");
_Static_assert((int)TAGGER_REACH <= (int)ATOMS_MARGIN, "margins are narrow");

/* A word whose label is to be found. */
struct pending {
	struct features joint, found;
	struct rows rows;
	struct sums sums;
	struct word_slot *slot;
};

struct tagger {
	const struct tagger_kind *kind;
	const struct model *model;
	struct word_memo *memo;
	struct tagging *in;
	struct pending pending[PENDING]; /* [word % PENDING] */
};

static size_t
places_of(const struct tagger_kind *kind)
{
	return 2 * (size_t)kind->reach + 1;
}

struct word_memo *
tagger_memo_new(const struct tagger_kind *kind, const struct model *model)
{
	return word_memo_new(places_of(kind) * model->unit_count);
}

static struct pending *
pending(struct tagger *tagger, size_t i)
{
	return &tagger->pending[i % PENDING];
}

/* Makes the sums of a word alone, as it is seen from each place. */
static void
make_sums(const struct tagger *tagger, struct word_key word, int16_t *out)
{
	const struct tagger_kind *kind = tagger->kind;
	const struct model *model = tagger->model;
	struct sums sums[PLACES] = {0}, *targets[PLACES];
	struct sum_parts parts;

	parts.count = parts.features.count = 0;
	for (ptrdiff_t d = -kind->reach; d <= kind->reach; d++) {
		targets[parts.count] = &sums[parts.count];
		kind->alone(word, d, &parts.features);
		sum_parts_end(model, &parts);
	}
	sum_parts_add(model, &parts, targets);
	for (size_t i = 0; i < parts.count; i++)
		memcpy(out + i * model->unit_count, sums[i].items,
		       model->unit_count * sizeof *out);
}

/*
 * Adds the word reach before word end to the sums of all that see it, of which
 * word end is the last.
 */
static void
see_word(struct tagger *tagger, size_t end)
{
	const struct tagger_kind *kind = tagger->kind;
	ptrdiff_t word = (ptrdiff_t)end - kind->reach;
	struct word_key key = kind->key(tagger->in, word);
	struct word_slot *slot = word_memo_find(tagger->memo, key);
	size_t places = places_of(kind), units = tagger->model->unit_count;

	if (!slot->known) {
		make_sums(tagger, key, slot->sums);
		slot->known = 1;
	}
	for (size_t k = 0; k < places; k++)
		if (k <= end && end - k < tagger->in->count)
			sums_join(tagger->model, slot->sums + k * units,
				  &pending(tagger, end - k)->sums);
	if (word >= 0)
		pending(tagger, (size_t)word)->slot = slot;
	if (end + 2 < tagger->in->count + places)
		word_memo_expect(tagger->memo, kind->key(tagger->in, word + 1));
}

static void
expect_joint(struct tagger *tagger, size_t i)
{
	struct features *joint = &pending(tagger, i)->joint;

	joint->count = 0;
	tagger->kind->joint(tagger->in, i, joint);
	features_expect(tagger->model, joint->items, joint->count);
}

static void
start_word(struct tagger *tagger, size_t i)
{
	struct pending *word = pending(tagger, i);

	sums_start(tagger->model, &word->sums);
	word->rows.count = 0;
	rows_find(tagger->model, word->joint.items, word->joint.count,
		  &word->rows);
}

static void
expect_found(struct tagger *tagger, size_t i)
{
	struct features *found = &pending(tagger, i)->found;

	found->count = 0;
	tagger->kind->found(tagger->in, i, found);
	features_expect(tagger->model, found->items, found->count);
}

static void
find_label(struct tagger *tagger, size_t i)
{
	struct pending *word = pending(tagger, i);
	struct pending *next = pending(tagger, i + 1);
	uint8_t *label = &tagger->in->labels[i];
	uint32_t guess = word->slot->guess;
	bool is_last = i + 1 == tagger->in->count;

	*label = (uint8_t)guess;
	if (!is_last)
		expect_found(tagger, i + 1);
	sums_add_rows(tagger->model, word->rows.items, word->rows.count,
		      &word->sums);
	*label = (uint8_t)sums_best(tagger->model, &word->sums);
	word->slot->guess = *label;
	if (is_last)
		return;
	if (*label != guess)
		expect_found(tagger, i + 1);
	rows_find(tagger->model, next->found.items, next->found.count,
		  &next->rows);
}

static void
start_sentence(struct tagger *tagger)
{
	struct pending *first = pending(tagger, 0);

	expect_joint(tagger, 0);
	expect_found(tagger, 0);
	start_word(tagger, 0);
	rows_find(tagger->model, first->found.items, first->found.count,
		  &first->rows);
}

void
tagger_run(const struct tagger_kind *kind, const struct model *model,
	   struct word_memo *memo, struct tagging *in)
{
	size_t behind = 2 * (size_t)kind->reach;
	struct tagger tagger;

	tagger.kind = kind;
	tagger.model = model;
	tagger.memo = memo;
	tagger.in = in;
	start_sentence(&tagger);
	for (size_t end = 0; end < in->count + behind; end++) {
		if (end + 1 < in->count)
			expect_joint(&tagger, end + 1);
		if (end && end < in->count)
			start_word(&tagger, end);
		see_word(&tagger, end);
		if (end >= behind)
			find_label(&tagger, end - behind);
	}
}
