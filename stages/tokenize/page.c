#include "stages/tokenize/page.h"

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

static bool
is_in_run(const struct shape *shape)
{
	return !shape->stop && shape->width < PARAGRAPH;
}

static bool
is_in_block(const struct shape *shape)
{
	return !shape->after_blank;
}

/*
 * Finds the stretches of lines of which each but the first goes on with the
 * one before, where what is alone is a stretch of none.
 */
static void
find_blocks(const struct page *page, struct stretch *out)
{
	for (size_t i = 0, end; i < page->count; i = end) {
		for (end = i + 1; end < page->count && end - i < RUN_LIMIT &&
				  is_in_block(&page->shapes[end]);)
			end++;
		for (size_t k = i; k < end; k++)
			out[k] = (struct stretch){i, end - i};
	}
}

static void
find_runs(const struct page *page, struct stretch *out)
{
	for (size_t i = 0, end; i < page->count; i = end) {
		for (end = i; end < page->count && end - i < RUN_LIMIT &&
			      is_in_run(&page->shapes[end]);)
			end++;
		for (size_t k = i; k < end; k++)
			out[k] = (struct stretch){i, end - i};
		if (end == i) {
			out[i] = (struct stretch){i, 0};
			end++;
		}
	}
}

/* How many words of a line are among those of authors above it. */
static size_t
count_authors(const struct shape *shape, const struct filter *authors)
{
	size_t known = 0;

	for (size_t i = 0; i < shape->words && i < LINE_WORDS; i++)
		known += filter_holds(authors, shape->wording[i]);
	return known;
}

static void
note_authors(const struct shape *shape, struct filter *authors)
{
	if (!shape->by && !shape->names && shape->points[ZONE_BYLINE] <= 4)
		return;
	for (size_t i = shape->by; i < shape->words && i < LINE_WORDS; i++)
		if (shape->capital_words >> i & 1)
			filter_add(authors, shape->wording[i]);
}

/* Notes which lines stand a second time, and which name authors again. */
static void
find_repeats(struct page *page)
{
	struct filter above = {0}, below = {0}, authors = {0};

	for (size_t i = 0; i < page->count; i++) {
		const struct shape *shape = &page->shapes[i];
		size_t known = count_authors(shape, &authors);

		if (!shape->words || shape->numbers)
			continue;
		if (filter_holds(&above, shape->whole))
			page->repeats[i] |= REPEAT_ABOVE;
		if (known >= 2)
			page->repeats[i] |= REPEAT_AUTHOR;
		if (known >= shape->words)
			page->repeats[i] |= REPEAT_NOTHING_ELSE;
		filter_add(&above, shape->whole);
		note_authors(shape, &authors);
	}
	for (size_t i = page->count; i-- > 0;) {
		const struct shape *shape = &page->shapes[i];

		if (!shape->words || shape->numbers)
			continue;
		if (filter_holds(&below, shape->whole))
			page->repeats[i] |= REPEAT_BELOW;
		filter_add(&below, shape->whole);
	}
}

/* Reads the lines, of which wrapped ones are one. */
static void
read_lines(const struct tokenize_state *state, const struct lines *lines,
	   struct page *page)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct span span = lines->items[i].span;
		size_t first = i;

		while (lines->items[i].goes_on)
			span.end = lines->items[++i].span.end;
		read_shape(state, page->doc->text, span,
			   &page->shapes[page->count]);
		page->shapes[page->count++].after_blank =
			lines->items[first].after_blank;
	}
}

/* How many words of a line address somebody. */
static size_t
addresses(const struct shape *shape)
{
	const uint32_t you = hash_text(HASH_START, "you", 3);
	const uint32_t your = hash_text(HASH_START, "your", 4);
	size_t count = 0;

	for (size_t i = 0; i < shape->words && i < LINE_WORDS; i++)
		count += shape->wording[i] == you || shape->wording[i] == your;
	return count;
}

static void
find_body(struct page *page)
{
	page->first_body = page->count;
	for (size_t i = page->count; i-- > 0;)
		if (is_paragraph(&page->shapes[i]))
			page->first_body = i;
	for (size_t i = 0; i < page->count; i++)
		if (is_paragraph(&page->shapes[i]))
			page->last_body = i;
	extend_body(page);
	for (size_t i = page->first_body; i < page->last_body; i++) {
		const struct shape *shape = &page->shapes[i];

		if (!shape->question)
			continue;
		page->questions += shape->after_blank && !shape->quoted;
		page->addressed += addresses(shape);
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
	page->looks = arena_array(arena, lines.count, sizeof *page->looks);
	page->runs = arena_array(arena, lines.count, sizeof *page->runs);
	page->blocks = arena_array(arena, lines.count, sizeof *page->blocks);
	page->repeats = arena_array(arena, lines.count, sizeof *page->repeats);
	read_lines(state, &lines, page);
	find_body(page);
	for (size_t i = 0; i < page->count; i++) {
		if (!is_given(page, i))
			page->clues[i] = read_clues(page, i);
		find_clusters(state, &page->shapes[i]);
		page->looks[i] = read_look(&page->shapes[i]);
	}
	find_runs(page, page->runs);
	find_blocks(page, page->blocks);
	find_repeats(page);
}

/* Whether a sentence stands between paragraphs, as one of several. */
static bool
is_among_text(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];

	return i > page->first_body && i < page->last_body && shape->stop &&
	       shape->width >= 60 && !shape->bullet && !shape->numbered &&
	       is_paragraph(shape - 1) && is_paragraph(shape + 1);
}

bool
is_given(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];

	return is_plain_text(shape) || (shape->rule && i > 0) ||
	       (!shape->cued && is_among_text(page, i));
}

unsigned char
given_kind(const struct page *page, size_t i, const unsigned char *kinds)
{
	return page->shapes[i].rule && i > 0 ? kinds[i - 1] : ZONE_BODY;
}
