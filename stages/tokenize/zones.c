#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/page.h"

/* So many lines that only say who speaks make a transcript. */
enum { TRANSCRIPT = 3 };

/* How far ahead of the second decisions the first ones are; a power of two. */
enum { AHEAD = 64 };

/* Lines are decided by themselves, and then by what was found around them. */
struct decisions {
	const struct model *model;
	struct page *page;
	struct features features[2]; /* of the next two lines, [line % 2] */
	struct sums sums[AHEAD]; /* of what speaks for lines by themselves */
	unsigned char *found;    /* by themselves */
	size_t count;            /* of these */
	size_t title;            /* the first headline of them */
};

static unsigned char
best_kind(const struct model *model, const struct sums *sums)
{
	struct votes votes;
	unsigned char best = ZONE_BODY;

	sums_vote(model, sums, 0, ZONE_KINDS, &votes);
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		if (votes.items[kind] > votes.items[best])
			best = (unsigned char)kind;
	return best;
}

/* Finds what speaks for a line, and fetches what the model knows of it. */
static void
look_at(struct decisions *decisions, size_t i)
{
	struct features *features = &decisions->features[i % 2];

	if (i == decisions->page->count || is_given(decisions->page, i))
		return;
	line_features(decisions->page, i, features);
	features_expect(decisions->model, features->items, features->count);
}

static void
decide_alone(struct decisions *decisions)
{
	size_t i = decisions->count++;
	struct sums *sums = &decisions->sums[i % AHEAD];

	look_at(decisions, i + 1);
	if (is_given(decisions->page, i)) {
		decisions->found[i] =
			given_kind(decisions->page, i, decisions->found);
	} else {
		sums_start(decisions->model, sums);
		sums_add(decisions->model, &decisions->features[i % 2], sums);
		decisions->found[i] = best_kind(decisions->model, sums);
	}
	if (decisions->found[i] == ZONE_HEADLINE && decisions->title > i)
		decisions->title = i;
}

static void
decide_among(struct decisions *decisions, size_t i)
{
	struct page *page = decisions->page;
	struct sums *sums = &decisions->sums[i % AHEAD];
	struct features features;

	if (is_given(page, i)) {
		page->kinds[i] = given_kind(page, i, page->kinds);
		return;
	}
	features.count = 0;
	kind_features(page, i, decisions->found, decisions->title, &features);
	sums_add(decisions->model, &features, sums);
	page->kinds[i] = best_kind(decisions->model, sums);
}

static void
decide_all(const struct model *model, struct page *page, struct arena *arena)
{
	struct decisions decisions; /* large: only its ends are set */

	_Static_assert(AHEAD > RUN_LIMIT + 1, "runs are seen as a whole");
	decisions.model = model;
	decisions.page = page;
	decisions.count = 0;
	decisions.title = page->count;
	decisions.found = arena_array(arena, page->count, 1);
	look_at(&decisions, 0);
	for (size_t i = 0; i < page->count; i++) {
		while (decisions.count < page->count &&
		       decisions.count - i < AHEAD - 1)
			decide_alone(&decisions);
		decide_among(&decisions, i);
	}
}

/* Whether a line says whose words stand above it: "― Jane Roe". */
static bool
is_attribution(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];
	const char *text = page->doc->text, *line = text + shape->span.start;
	const char *above = text + shape[-1].span.start;
	size_t size = shape->span.end - shape->span.start;

	return size > 3 && shape->width < 80 && !memcmp(line, "\342\200", 2) &&
	       (line[2] == '\224' || line[2] == '\225') && !shape->gaps &&
	       (*above == '"' || !memcmp(above, "\342\200\234", 3));
}

/* Whether a first line with a full stop is a title: a text's one above it. */
static bool
is_stopped_title(const struct page *page)
{
	const struct shape *shape = page->shapes;
	const char *line = page->doc->text + shape->span.start;

	return page->count > 2 && shape->stop && !shape->question &&
	       shape[1].after_blank && shape->width <= 90 &&
	       shape->words >= 3 && !shape->quoted && !shape->bullet &&
	       !memchr(line, '.', shape->span.end - shape->span.start - 1) &&
	       is_paragraph(&shape[1]);
}

static bool
has_small(const struct page *page, size_t i)
{
	struct span span = page->shapes[i].span;

	while (span.start < span.end)
		if (is_lower_case(
			    text_next(page->doc->text, span.end, &span.start)))
			return true;
	return false;
}

/* "ABSTRACT.", "FULL TEXT." */
static bool
is_stopped_heading(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];

	return shape->stop && !shape->question && shape->words > 0 &&
	       shape->words <= 3 && shape->capitals == shape->words &&
	       i + 1 < page->count &&
	       page->doc->text[shape->span.end - 1] == '.' &&
	       !has_small(page, i);
}

/* Whether a line is no more than who speaks below it: "JOURNALIST:". */
static bool
is_label(const struct shape *shape)
{
	return shape->shouts && shape->colon;
}

/* What a line takes from its neighbours, once all have been read alone. */
static void
mend(struct page *page)
{
	size_t labels = 0;

	for (size_t i = 0; i + 1 < page->count; i++) {
		const struct shape *below = &page->shapes[i + 1];

		if (page->kinds[i] == ZONE_HEADLINE && i > 0 &&
		    page->kinds[i + 1] == ZONE_CAPTION && !below->after_blank &&
		    page->shapes[i].after_blank && below->width < 60)
			page->kinds[i] = ZONE_CAPTION;
	}
	for (size_t i = 0; i < page->count; i++)
		labels += is_label(&page->shapes[i]);
	for (size_t i = 0; i < page->count; i++) {
		size_t end = broken_end(page, i);

		if (labels >= TRANSCRIPT && is_label(&page->shapes[i]))
			page->kinds[i] = ZONE_BODY;
		else if (is_stopped_heading(page, i) ||
			 (i == 0 && is_stopped_title(page)))
			page->kinds[i] = ZONE_HEADLINE;
		else if (i > 0 && is_attribution(page, i))
			page->kinds[i] = ZONE_BODY;
		if (end == i || page->kinds[i] == ZONE_BULLET)
			continue;
		while (i <= end)
			page->kinds[i++] = ZONE_BODY;
		i--;
	}
}

/* Where the line of a place begins. */
static size_t
line_begin(const char *text, size_t at)
{
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

void
find_zones(const struct tokenize_state *state, const struct document *doc,
	   struct arena *arena, struct zones *out)
{
	struct page page = {0};

	read_page(state, doc, arena, &page);
	decide_all(&state->zone_model, &page, arena);
	mend(&page);
	for (size_t i = 0; i < page.count; i++) {
		enum zone_kind kind = (enum zone_kind)page.kinds[i];
		size_t begin = 0; /* blank lines go with the line before */

		if (out->count && out->items[out->count - 1].kind == kind)
			continue;
		if (out->count) {
			begin = line_begin(doc->text,
					   page.shapes[i].span.start);
			out->items[out->count - 1].span.end = begin;
		}
		*arena_push(arena, out) =
			(struct zone){{begin, doc->size}, kind};
	}
	if (!out->count && doc->size)
		*arena_push(arena, out) =
			(struct zone){{0, doc->size}, ZONE_BODY};
}
