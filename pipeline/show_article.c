#include <string.h>

#include "pipeline/flow.h"
#include "pipeline/marks.h"
#include "pipeline/names.h"
#include "pipeline/show.h"
#include "stages/text.h"

/* Columns for the names of zones, of which "navigation" is the longest. */
enum { MARGIN = 12 };

/* The line ends inside sentences: there a text was wrapped at a width. */
struct wraps {
	size_t *items; /* offsets, ascending */
	size_t count, capacity;
};

/* An article as it is walked through. */
struct walk {
	const struct document *doc;
	struct flow flow;
	struct marks marks;
	size_t next_mark;
	size_t open[MARK_KINDS]; /* how many of a kind are begun, not ended */
	struct wraps wraps;
	size_t next_wrap;
	size_t next_zone;
	unsigned zone_style;
	size_t paragraph_end; /* the next empty line, or the zone's end */
	bool is_wrapped;      /* the paragraph's line ends mean nothing */
	bool has_text;        /* the line is not empty so far */
};

static unsigned
mark_style(enum mark_kind kind)
{
	static const unsigned styles[MARK_KINDS] = {
		[MARK_QUOTE] = STYLE_ITALIC,
		[MARK_UNTYPED] = STYLE_BOLD,
		[MARK_PLACE] = STYLE_BOLD,
		[MARK_ORGANIZATION] = STYLE_CYAN,
		[MARK_COUNTRY] = STYLE_MAGENTA,
		[MARK_PERSON] = STYLE_YELLOW,
		[MARK_COMPANY] = STYLE_BLUE,
		[MARK_NEUTRAL] = STYLE_BOLD,
		[MARK_SUPPORT] = STYLE_BOLD | STYLE_GREEN,
		[MARK_OPPOSE] = STYLE_BOLD | STYLE_RED,
	};

	return styles[kind];
}

static unsigned
zone_style(enum zone_kind kind)
{
	switch (kind) {
	case ZONE_HEADLINE:
		return STYLE_BOLD;
	case ZONE_CAPTION:
	case ZONE_PROMO:
	case ZONE_NAVIGATION:
		return STYLE_DIM;
	case ZONE_BYLINE:
	case ZONE_DATELINE:
	case ZONE_BULLET:
	case ZONE_BODY:
		break;
	}
	return STYLE_PLAIN;
}

static struct wraps
wraps_of(const struct document *doc, struct arena *arena)
{
	struct wraps wraps = {0};

	for (size_t i = 0; i < doc->sentences.count; i++) {
		struct span span = doc->sentences.items[i].span;
		const char *at = doc->text + span.start;
		const char *end = doc->text + span.end;

		while (end > at && (end[-1] == '\n' || end[-1] == '\r'))
			end--;
		while (at < end && (at = memchr(at, '\n', (size_t)(end - at))))
			*arena_push(arena, &wraps) = (size_t)(at++ - doc->text);
	}
	return wraps;
}

/* The style of the next character, by what is open around it. */
static void
choose_style(struct walk *walk)
{
	unsigned style = walk->zone_style;

	if (walk->open[MARK_QUOTE])
		style |= mark_style(MARK_QUOTE);
	for (enum mark_kind kind = MARK_KINDS - 1; kind > MARK_QUOTE; kind--) {
		if (walk->open[kind]) {
			style |= mark_style(kind);
			break;
		}
	}
	walk->flow.style = style;
}

/* Writes the marks that stand at or before an offset. */
static void
pass_marks(struct walk *walk, size_t at)
{
	const struct marks *marks = &walk->marks;

	while (walk->next_mark < marks->count &&
	       marks->items[walk->next_mark].offset <= at) {
		const struct mark *mark = &marks->items[walk->next_mark++];

		flow_mark(&walk->flow, STYLE_DIM, mark->string);
		if (mark->opens)
			walk->open[mark->kind]++;
		else
			walk->open[mark->kind]--;
		choose_style(walk);
	}
}

/* Begins the zone at the offset of a line, if one begins there. */
static void
pass_zone(struct walk *walk, size_t at)
{
	const struct zones *zones = &walk->doc->zones;

	while (walk->next_zone < zones->count &&
	       zones->items[walk->next_zone].span.start <= at) {
		const struct zone *zone = &zones->items[walk->next_zone++];

		flow_break(&walk->flow);
		walk->flow.label = name_of(&zone_kind_names, zone->kind);
		walk->zone_style = zone_style(zone->kind);
		walk->paragraph_end = at;
		choose_style(walk);
	}
}

/* Where the paragraph at an offset ends: at an empty line, or another zone. */
static size_t
paragraph_end(const struct walk *walk, size_t at)
{
	const struct document *doc = walk->doc;
	size_t end = walk->next_zone < doc->zones.count
			     ? doc->zones.items[walk->next_zone].span.start
			     : doc->size;
	bool is_empty = false;

	for (; at < end; at++) {
		char byte = doc->text[at];

		if (byte == '\n' && is_empty)
			return at;
		if (byte == '\n')
			is_empty = true;
		else if (byte != ' ' && byte != '\t' && byte != '\r')
			is_empty = false;
	}
	return end;
}

static void
pass_paragraph(struct walk *walk, size_t at)
{
	const struct wraps *wraps = &walk->wraps;

	if (at < walk->paragraph_end)
		return;
	walk->paragraph_end = paragraph_end(walk, at);
	while (walk->next_wrap < wraps->count &&
	       wraps->items[walk->next_wrap] < at)
		walk->next_wrap++;
	walk->is_wrapped = walk->next_wrap < wraps->count &&
			   wraps->items[walk->next_wrap] < walk->paragraph_end;
}

/* A line end of the text: of the shown one too, unless it is but a wrap. */
static void
pass_line_end(struct walk *walk, size_t end)
{
	if (!walk->has_text)
		flow_skip(&walk->flow);
	else if (walk->is_wrapped && end < walk->paragraph_end)
		flow_point(&walk->flow, ' ');
	else
		flow_break(&walk->flow);
	walk->has_text = false;
}

void
show_article(const struct view *view, const struct document *doc,
	     struct arena *arena)
{
	struct walk walk = {
		.doc = doc,
		.flow = {.out = view->out,
			 .word.arena = arena,
			 .colour = view->colour,
			 .width = view->width,
			 .label_style = STYLE_DIM,
			 .indent = doc->zones.count ? MARGIN : 0},
		.marks = marks_of(doc, arena),
		.wraps = wraps_of(doc, arena),
	};
	size_t at = 0;

	while (at < doc->size) {
		size_t start = at;
		int32_t point = text_next(doc->text, doc->size, &at);

		pass_zone(&walk, start);
		pass_paragraph(&walk, start);
		pass_marks(&walk, start);
		if (point == '\n') {
			pass_line_end(&walk, at);
			continue;
		}
		flow_point(&walk.flow, point);
		if (!is_space(point))
			walk.has_text = true;
	}
	pass_marks(&walk, doc->size);
	flow_break(&walk.flow);
}
