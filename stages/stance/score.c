#include "stages/stance/score.h"

#include <stdlib.h>
#include <string.h>

enum { DECISIVE = 600 }; /* thousandths of score: milder words turn nothing */
enum { MIXED = 150 };    /* thousandths of confidence lost to the other sign */

static int
compare_opinions(const void *first, const void *second)
{
	const struct opinion *a = first, *b = second;

	if (a->holder != b->holder)
		return a->holder < b->holder ? -1 : 1;
	if (a->target != b->target)
		return a->target < b->target ? -1 : 1;
	if (a->evidence.cue.start != b->evidence.cue.start)
		return a->evidence.cue.start < b->evidence.cue.start ? -1 : 1;
	return (a->evidence.cue.end > b->evidence.cue.end) -
	       (a->evidence.cue.end < b->evidence.cue.end);
}

static int
compare_stances(const void *first, const void *second)
{
	const struct stance *a = first, *b = second;
	struct span left = a->evidence.items[0].cue;
	struct span right = b->evidence.items[0].cue;
	int order;

	if (left.start != right.start)
		return left.start < right.start ? -1 : 1;
	if (left.end != right.end)
		return left.end < right.end ? -1 : 1;
	order = strcmp(a->holder, b->holder);
	return order ? order : strcmp(a->target, b->target);
}

static const char *
holder_id(const struct document *doc, long holder)
{
	if (holder == HOLDER_ANY)
		return "any";
	if (holder == HOLDER_AUTHOR)
		return "author";
	return doc->entities.items[holder].id;
}

/* The item of a list that speaks of the same sentence in the same sense. */
static struct evidence *
same_word(const struct evidences *list, const struct evidence *evidence)
{
	for (size_t i = list->count; i > 0; i--) {
		struct evidence *item = &list->items[i - 1];

		if (item->span.start != evidence->span.start)
			break;
		if ((item->score > 0) == (evidence->score > 0) &&
		    (item->score < 0) == (evidence->score < 0))
			return item;
	}
	return NULL;
}

/* Adds a piece of evidence; of one sentence and sign the strongest stays. */
static void
add_evidence(struct arena *arena, struct evidences *list,
	     const struct evidence *evidence)
{
	struct evidence *same = same_word(list, evidence);

	if (!same)
		*arena_push(arena, list) = *evidence;
	else if (abs(evidence->score) > abs(same->score))
		*same = *evidence;
}

/* What a stance says in the end, and how strongly it was ever said. */
static void
weigh(struct stance *stance, const struct opinion *first, size_t count)
{
	int last = 0, highest[2] = {0, 0};

	for (size_t i = 0; i < count; i++) {
		int score = first[i].evidence.score;
		int *high = &highest[score < 0];

		if (abs(score) >= DECISIVE || abs(last) < DECISIVE)
			last = score ? score : last;
		if (abs(score) > *high)
			*high = abs(score);
		if (score && first[i].confidence > stance->confidence)
			stance->confidence = first[i].confidence;
	}
	if (last > 0) {
		stance->label = STANCE_SUPPORT;
		stance->score = highest[0];
	} else if (last < 0) {
		stance->label = STANCE_OPPOSE;
		stance->score = -highest[1];
	}
	if (!stance->confidence)
		stance->confidence = first[count - 1].confidence;
	if (highest[0] && highest[1])
		stance->confidence -= MIXED;
}

/* The stance of the opinions [first, first + count), which are of one pair. */
static struct stance
settle(const struct document *doc, const struct opinion *first, size_t count,
       struct arena *arena)
{
	struct stance stance = {
		.holder = holder_id(doc, first->holder),
		.target = doc->entities.items[first->target].id,
		.label = STANCE_NEUTRAL,
	};

	for (size_t i = 0; i < count; i++)
		add_evidence(arena, &stance.evidence, &first[i].evidence);
	weigh(&stance, first, count);
	return stance;
}

/*
 * Whether unnamed holders lean both ways: those are several, of whom the pieces
 * say nothing together.
 */
static bool
is_split(const struct opinion *first, size_t count)
{
	bool seen[2] = {false, false};

	if (first->holder != HOLDER_ANY)
		return false;
	for (size_t i = 0; i < count; i++)
		if (first[i].evidence.score)
			seen[first[i].evidence.score < 0] = true;
	return seen[0] && seen[1];
}

void
score_stances(const struct document *doc, struct opinions *opinions,
	      struct arena *arena, struct stances *out)
{
	struct opinion *items = opinions->items;

	if (!opinions->count)
		return;
	qsort(items, opinions->count, sizeof *items, compare_opinions);
	for (size_t i = 0, end; i < opinions->count; i = end) {
		for (end = i + 1; end < opinions->count &&
				  items[end].holder == items[i].holder &&
				  items[end].target == items[i].target;
		     end++)
			;
		if (!is_split(items + i, end - i))
			*arena_push(arena, out) =
				settle(doc, items + i, end - i, arena);
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items,
		      compare_stances);
}
