/* The templates of what decides whether a token is of a name. */
#include "stages/tag/hints.h"

/* A token as the templates see it: itself and its neighbours. */
struct sight {
	const struct hints *hints;
	const struct atoms *atoms;
	struct range range;
	size_t token;
	uint32_t manner;
};

static const struct hint *
hint_at(const struct sight *sight, ptrdiff_t distance)
{
	static const struct hint beyond = {.part = 1, .classes = 1U << 31};
	ptrdiff_t at = (ptrdiff_t)sight->token + distance;

	if (at < (ptrdiff_t)sight->range.first ||
	    at >= (ptrdiff_t)sight->range.end)
		return &beyond;
	return &sight->hints->items[at];
}

static uint32_t
cluster(const struct atoms *a, enum grain grain)
{
	return a->clusters.items[grain];
}

/* The word itself. */
static void
add_own(const struct sight *sight, struct features *out)
{
	const struct atoms *a = sight->atoms;
	const struct hint *h = hint_at(sight, 0);

	feature_add(out, a->word, 0, 0);
	feature_add(out, a->word, a->shape, 0);
	feature_add(out, a->shape, 0, 0);
	feature_add(out, a->shape, a->place, h->part);
	for (size_t k = 1; k < AFFIX_LIMIT; k++)
		feature_add(out, a->prefix[k], 0, 0);
	for (size_t k = 1; k < AFFIX_LIMIT; k++)
		feature_add(out, a->suffix[k], 0, 0);
	feature_add(out, a->suffix[2], a->shape, 0);
	for (size_t k = 0; k < GRAIN_COUNT; k++)
		feature_add(out, a->clusters.items[k], 0, 0);
	feature_add(out, cluster(a, GRAIN_COARSE), a->shape, 0);
	feature_add(out, h->part, 0, 0);
	feature_add(out, h->part, a->shape, sight->manner);
	feature_add(out, h->part, h->lists, 0);
	feature_add(out, sight->manner, a->shape, 0);
	feature_add(out, sight->manner, cluster(a, GRAIN_MIDDLE), 0);
}

/* A token beside it. */
static void
add_neighbour(const struct sight *sight, ptrdiff_t distance,
	      struct features *out)
{
	const struct atoms *a = sight->atoms + distance;
	const struct hint *h = hint_at(sight, distance);

	feature_add(out, a->word, 0, 0);
	feature_add(out, a->suffix[2], 0, 0);
	feature_add(out, cluster(a, GRAIN_FINE), 0, 0);
	feature_add(out, cluster(a, GRAIN_COARSE), h->part, 0);
	feature_add(out, a->shape, 0, 0);
	feature_add(out, h->part, 0, 0);
	feature_add(out, h->reading, 0, 0);
	feature_add(out, h->label, h->tables, 0);
	feature_add(out, h->classes, 0, 0);
}

/* Words together. */
static void
add_pairs(const struct sight *sight, struct features *out)
{
	const struct atoms *a = sight->atoms;
	const struct hint *h = hint_at(sight, 0);
	uint32_t before = hint_at(sight, -1)->part;
	uint32_t behind = hint_at(sight, 1)->part;

	feature_add(out, a[-1].word, a->word, 0);
	feature_add(out, a->word, a[1].word, 0);
	feature_add(out, a[-1].word, a->shape, 0);
	feature_add(out, a[1].word, a->shape, 0);
	feature_add(out, a[-1].shape, a->shape, a[1].shape);
	feature_add(out, a->shape, a[1].shape, a[2].shape);
	feature_add(out, a[-2].shape, a[-1].shape, a->shape);
	feature_add(out, cluster(a - 1, GRAIN_MIDDLE), cluster(a, GRAIN_MIDDLE),
		    0);
	feature_add(out, cluster(a, GRAIN_MIDDLE), cluster(a + 1, GRAIN_MIDDLE),
		    0);
	feature_add(out, cluster(a - 1, GRAIN_MIDDLE), a->shape,
		    cluster(a + 1, GRAIN_MIDDLE));
	feature_add(out, a[-1].word, a->shape, a[1].word);
	feature_add(out, a[-2].word, a[-1].word, a->shape);
	feature_add(out, a[1].word, a[2].word, a->shape);
	feature_add(out, before, h->part, behind);
	feature_add(out, h->part, behind, hint_at(sight, 2)->part);
	feature_add(out, hint_at(sight, -2)->part, before, h->part);
}

/* What the rules and the tables say. */
static void
add_readings(const struct sight *sight, struct features *out)
{
	const struct atoms *a = sight->atoms;
	const struct hint *h = hint_at(sight, 0);
	const struct hint *before = hint_at(sight, -1);
	const struct hint *behind = hint_at(sight, 1);

	feature_add(out, h->reading, 0, 0);
	feature_add(out, h->reading, sight->manner, 0);
	feature_add(out, h->reading, h->tables, 0);
	feature_add(out, h->reading, a->word, 0);
	feature_add(out, h->reading, a->shape, 0);
	feature_add(out, h->reading, h->part, 0);
	feature_add(out, h->reading, cluster(a, GRAIN_MIDDLE), 0);
	feature_add(out, before->reading, h->reading, behind->reading);
	feature_add(out, before->label, h->label, behind->label);
	feature_add(out, h->reading, cluster(a - 1, GRAIN_COARSE),
		    cluster(a + 1, GRAIN_COARSE));
	feature_add(out, h->label, a[-1].word, 0);
	feature_add(out, h->label, a[1].word, 0);
	feature_add(out, h->label, sight->manner, h->ground);
	feature_add(out, h->tables, 0, 0);
	feature_add(out, h->tables, h->lists, 0);
	feature_add(out, h->tables, sight->manner, 0);
	feature_add(out, before->tables, h->tables, behind->tables);
	feature_add(out, h->tables, a[-1].word, 0);
	feature_add(out, h->tables, a[1].word, 0);
}

/* What word lists say. */
static void
add_lists(const struct sight *sight, struct features *out)
{
	const struct atoms *a = sight->atoms;
	const struct hint *h = hint_at(sight, 0);
	const struct hint *before = hint_at(sight, -1);
	const struct hint *behind = hint_at(sight, 1);

	feature_add(out, h->lists, 0, 0);
	feature_add(out, h->lists, sight->manner, 0);
	feature_add(out, h->classes, 0, 0);
	feature_add(out, h->classes, a->shape, 0);
	feature_add(out, before->classes, h->lists, 0);
	feature_add(out, behind->classes, h->lists, 0);
	feature_add(out, before->classes, a->shape, behind->classes);
	feature_add(out, before->lists, h->lists, 0);
	feature_add(out, h->lists, behind->lists, 0);
	feature_add(out, before->lists, h->lists, behind->lists);
}

/* What the run of capitals and the rest of the document say. */
static void
add_document(const struct sight *sight, struct features *out)
{
	const struct hint *h = hint_at(sight, 0);

	feature_add(out, h->run, 0, 0);
	feature_add(out, h->run, h->last, 0);
	feature_add(out, h->run, h->first, 0);
	feature_add(out, h->run, h->before, 0);
	feature_add(out, h->run, h->behind, 0);
	feature_add(out, h->lead, h->run, 0);
	feature_add(out, h->follow, h->run, 0);
	feature_add(out, h->lead, h->follow, 0);
	feature_add(out, h->last, h->label, 0);
	feature_add(out, h->rest, 0, 0);
	feature_add(out, h->rest, h->label, 0);
	feature_add(out, h->rest, h->lists, 0);
	feature_add(out, h->rest, hint_at(sight, -1)->rest, 0);
	feature_add(out, h->rest, hint_at(sight, 1)->rest, 0);
	feature_add(out, h->contexts, 0, 0);
	feature_add(out, h->contexts & 0x7, h->contexts & 0x70, 0);
	feature_add(out, h->contexts & 0x7F8, h->run, 0);
	feature_add(out, h->contexts & 0xC07, h->lists, 0);
}

void
hint_features(const struct hints *hints, size_t i, struct range range,
	      size_t token, struct features *out)
{
	struct sight sight = {hints,
			      hints_atoms(hints, i, range) + ATOMS_MARGIN +
				      (token - range.first),
			      range, token, (uint32_t)hints->manner};

	out->count = 0;
	add_own(&sight, out);
	add_neighbour(&sight, -2, out);
	add_neighbour(&sight, -1, out);
	add_neighbour(&sight, 1, out);
	add_neighbour(&sight, 2, out);
	add_pairs(&sight, out);
	add_readings(&sight, out);
	add_lists(&sight, out);
	add_document(&sight, out);
}
