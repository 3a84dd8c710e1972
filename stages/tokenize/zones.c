#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/page.h"

/* So many questions that stand alone are asked, and are no headings. */
enum { INTERVIEW = 4 };

/* So many lines that only say who speaks make a transcript. */
enum { TRANSCRIPT = 3 };

/* Whether a line is a paragraph whatever stands around it. */
bool
is_paragraph(const struct shape *shape)
{
	return !shape->bullet && shape->stop && shape->width >= 90 &&
	       shape->points[ZONE_NAVIGATION] + shape->points[ZONE_PROMO] < 8;
}

/* Whether its wording is that of what stands around an article. */
static bool
is_lure(const struct shape *shape)
{
	return shape->points[ZONE_PROMO] >= 4 ||
	       shape->points[ZONE_NAVIGATION] >= 4;
}

/* Shorter paragraphs go on with the text until its furniture begins. */
static void
extend_body(struct page *page)
{
	for (size_t i = page->last_body + 1;
	     page->first_body < page->count && i < page->count; i++) {
		const struct shape *shape = &page->shapes[i];

		if (is_lure(shape) || shape->gaps || shape->email)
			return;
		if (shape->stop && shape->width >= 40)
			page->last_body = i;
	}
}

void
read_page(const struct tokenize_state *state, const struct document *doc,
	  struct arena *arena, struct page *page)
{
	struct lines lines = {0};

	find_lines(doc, arena, &lines);
	page->doc = doc;
	page->shapes = arena_array(arena, lines.count, sizeof *page->shapes);
	page->kinds = arena_array(arena, lines.count, sizeof *page->kinds);
	page->clues = arena_array(arena, lines.count, sizeof *page->clues);
	for (size_t i = 0; i < lines.count; i++) {
		struct span span = lines.items[i].span;
		size_t first = i;

		while (lines.items[i].goes_on)
			span.end = lines.items[++i].span.end;
		read_shape(state, doc->text, span, &page->shapes[page->count]);
		page->shapes[page->count++].after_blank =
			lines.items[first].after_blank;
	}
	page->first_body = page->count;
	for (size_t i = page->count; i-- > 0;)
		if (is_paragraph(&page->shapes[i]))
			page->first_body = i;
	for (size_t i = 0; i < page->count; i++)
		if (is_paragraph(&page->shapes[i]))
			page->last_body = i;
	extend_body(page);
	for (size_t i = page->first_body; i < page->count; i++)
		page->questions += page->shapes[i].question &&
				   page->shapes[i].after_blank &&
				   !page->shapes[i].quoted &&
				   i < page->last_body;
	for (size_t i = 0; i < page->count; i++)
		page->clues[i] = read_clues(page, i);
}

static int
least(size_t count, int limit)
{
	return count < (size_t)limit ? (int)count : limit;
}

/*
 * Whether a line stands over a headline as the name of the page or section
 * does: a few words, and a longer line of the same look right below.
 */
static bool
is_kicker(const struct page *page, size_t i)
{
	const struct shape *here = &page->shapes[i], *below = here + 1;

	if (i + 1 == page->count || here->stop || below->after_blank ||
	    below->stop || here->words > (here->names ? 6u : 4u))
		return false;
	return below->gaps > 0 ||
	       (!below->by && !below->date && below->width > here->width + 5);
}

/* Whether a line stands right over a paragraph: a heading may. */
static bool
is_over_text(const struct page *page, size_t i)
{
	return i >= page->first_body && i < page->last_body &&
	       page->shapes[i + 1].stop && page->shapes[i + 1].width >= 40;
}

/*
 * How much a line looks like a headline: the article's own until there was
 * one, headings of its sections later.
 */
static int
weigh_headline(const struct page *page, size_t i, bool titled)
{
	const struct shape *shape = &page->shapes[i];
	bool before = i < page->first_body && !titled;
	bool over_text = is_over_text(page, i);
	int points = shape->width <= 120 ? 1 : -6;

	points += 4 * !shape->stop + shape->after_blank + 4 * before +
		  3 * over_text;
	if (shape->question &&
	    (before || (shape->quoted && over_text && shape->width <= 60)))
		points += 8;
	if (shape->question && over_text && shape->after_blank &&
	    page->questions < INTERVIEW && shape->words <= 10 &&
	    !shape[1].after_blank)
		points += 8;
	return points - 3 * (shape->words == 1 && i < page->first_body) -
	       6 * (shape->gaps > 0) - 6 * shape->enclosed -
	       10 * (titled && i > page->last_body);
}

/* Adds what the line above says: lists of links, authors, pictures go on. */
static void
weigh_above(const struct page *page, size_t i, bool after, int *points)
{
	const struct shape *shape = &page->shapes[i];
	enum zone_kind above = (enum zone_kind)page->kinds[i - 1];

	if (after && above == ZONE_PROMO && !shape->stop &&
	    shape->points[ZONE_NAVIGATION] < 8)
		points[ZONE_PROMO] += shape->date ? 13 : 6;
	if (i >= page->first_body || shape->after_blank || shape->stop)
		return;
	if (above == ZONE_CAPTION && shape[-1].width < 40)
		points[ZONE_CAPTION] += 6;
	if (above == ZONE_BYLINE && shape->words <= 3 && !shape->date)
		points[ZONE_BYLINE] += 5;
}

/* Whether a longer line below may be the article's headline. */
static bool
has_better(const struct page *page, size_t i)
{
	for (size_t k = i + 1; k < page->first_body && k < i + 30; k++)
		if (page->shapes[k].words >= 4 && !page->shapes[k].gaps &&
		    !is_lure(&page->shapes[k]) && !page->shapes[k].by &&
		    !page->shapes[k].names && !page->shapes[k].bullet &&
		    !page->shapes[k].date)
			return true;
	return false;
}

void
weigh_line(const struct page *page, size_t i, bool titled, int *points)
{
	const struct shape *shape = &page->shapes[i];
	bool before = i < page->first_body;
	bool after = !before && i > page->last_body;
	bool lure = is_lure(shape), table = is_table_row(page, i);

	for (int kind = 0; kind < ZONE_KINDS; kind++)
		points[kind] = shape->points[kind];
	points[ZONE_HEADLINE] += weigh_headline(page, i, titled) - 4 * lure;
	points[ZONE_BODY] += 6 * shape->stop + 2 * (shape->width >= 60) +
			     4 * (shape->width >= 100) +
			     8 * (shape->width > LONG_LINE) +
			     5 * (shape->speaker && !before && !lure) +
			     (10 * shape->colon + 6 * shape->shouts) *
				     ((!before || titled) && !lure) +
			     4 * shape->enclosed - 4 * (after && lure);
	points[ZONE_BODY] +=
		15 * table + 4 * (shape->question && !before && !after &&
				  page->questions >= INTERVIEW);
	points[ZONE_BULLET] += 20 * shape->bullet;
	if (shape->bullet && points[ZONE_PROMO] >= 5)
		points[ZONE_PROMO] += 16;
	points[ZONE_DATELINE] += 12 * (shape->date && !shape->by);
	points[ZONE_BYLINE] +=
		12 * (shape->by && !shape->stop) +
		7 * (shape->names && before && titled && !shape->stop &&
		     !shape->gaps) +
		6 * (shape->email && shape->words <= 8 && before && titled);
	if (i > 0)
		weigh_above(page, i, after, points);
	if (!shape->stop)
		points[ZONE_NAVIGATION] +=
			5 * least(shape->gaps, 2) * !shape->date * !table +
			12 * (!titled && is_kicker(page, i)) +
			8 * (!titled && shape->words <= 2 &&
			     has_better(page, i)) +
			3 * (after && shape->width < 80) +
			8 * (shape->numbers && !shape->date) +
			6 * (after && shape->email) + 6 * shape->tag;
}

static enum zone_kind
decide(const struct tokenize_state *state, const struct page *page, size_t i,
       bool titled)
{
	int points[ZONE_KINDS];
	enum zone_kind best = ZONE_BODY;

	if (page->shapes[i].rule && i > 0)
		return (enum zone_kind)page->kinds[i - 1];
	if (is_plain_text(&page->shapes[i]))
		return ZONE_BODY;
	weigh_line(page, i, titled, points);
	weigh_clues(state, page, i, titled, points);
	for (int kind = 0; kind < ZONE_KINDS; kind++)
		if (points[kind] > points[best])
			best = (enum zone_kind)kind;
	return best;
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
	bool titled = false;

	read_page(state, doc, arena, &page);
	for (size_t i = 0; i < page.count; i++) {
		page.kinds[i] = (unsigned char)decide(state, &page, i, titled);
		titled |= page.kinds[i] == ZONE_HEADLINE;
	}
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
