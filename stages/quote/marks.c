#include "stages/quote/marks.h"

#include <string.h>

#include "stages/text.h"

enum family { FAMILY_NONE, FAMILY_DOUBLE, FAMILY_ANGLE, FAMILY_SINGLE };

/* A mark, and what it could do where it stands. */
struct mark {
	size_t at, end; /* bytes */
	enum family family;
	bool opens, closes;
	bool weak; /* or an apostrophe, "the workers' union"; or no mark */
};

struct marks {
	struct mark *items;
	size_t count, capacity;
};

/*
 * Where the paragraph that holds the byte at ends: at white space, or at limit
 * where none ends before it.
 */
static size_t
paragraph_end(const struct words *words, size_t at, size_t limit)
{
	const struct document *doc = words->doc;
	const char *text = doc->text;

	while (at < limit) {
		const char *line_end = memchr(text + at, '\n', limit - at);
		size_t run, end;

		if (!line_end)
			return limit;
		end = (size_t)(line_end - text);
		run = strspn(line_end, " \t\r\n");
		/* A blank line, or a line end between two sentences. */
		if (memchr(line_end + 1, '\n', run - 1) ||
		    (!words->wrapped && sentence_at(doc, end) == SIZE_MAX))
			return end;
		at = end + run;
	}
	return limit;
}

/*
 * Whether lines are cut at a width: then more of them end within a sentence
 * than between two, and only a blank line ends a paragraph.
 */
static bool
is_wrapped(const struct document *doc)
{
	size_t within = 0, between = 0, sentence = 0;

	for (size_t at = 0; at < doc->size; at++) {
		const char *line_end =
			memchr(doc->text + at, '\n', doc->size - at);

		if (!line_end)
			break;
		at = (size_t)(line_end - doc->text);
		while (sentence < doc->sentences.count &&
		       doc->sentences.items[sentence].span.end <= at)
			sentence++;
		if (sentence < doc->sentences.count &&
		    doc->sentences.items[sentence].span.start < at)
			within++;
		else if (doc->text[at + 1] != '\n' &&
			 (at == 0 || doc->text[at - 1] != '\n'))
			between++;
	}
	return within > between && within > 2;
}

bool
has_paragraph_end(const struct words *words, size_t start, size_t end)
{
	return paragraph_end(words, start, end) < end;
}

static bool
is_open_punctuation(int32_t point)
{
	return point == '(' || point == '[' || point == '-' ||
	       is_long_dash(point) || point == '/' || point == ':' ||
	       point == '"' || point == 0x201C || point == 0x2018 ||
	       point == 0x202A || point == '>';
}

static bool
ends_clause(int32_t point)
{
	return point == '.' || point == ',' || point == '?' || point == '!' ||
	       point == 0x2026;
}

/* The family of the mark at a place, and its bytes; or FAMILY_NONE. */
static enum family
family_at(const struct document *doc, size_t at, int32_t *point, size_t *end)
{
	*end = at;
	*point = text_next(doc->text, doc->size, end);
	switch (*point) {
	case '\'':
	case '`':
		if (*end < doc->size && doc->text[*end] == *point) {
			++*end; /* and one of a quotation within */
			if (*end < doc->size && doc->text[*end] == *point)
				++*end;
			*point = *point == '`' ? 0x201C : '"';
			return FAMILY_DOUBLE;
		}
		return FAMILY_SINGLE;
	case 0x2018:
	case 0x2019:
	case 0x201B:
		return FAMILY_SINGLE;
	case '"':
	case 0xFF02:
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
		return FAMILY_DOUBLE;
	case 0xAB:
	case 0xBB:
	case 0x2039:
	case 0x203A:
		return FAMILY_ANGLE;
	default:
		return FAMILY_NONE;
	}
}

/* What a mark could do, by the characters on its two sides (0: none). */
static void
judge(struct mark *mark, int32_t point, int32_t before, int32_t behind)
{
	bool open_left =
		!before || is_space(before) || is_open_punctuation(before);
	bool open_right = behind && !is_space(behind) && !ends_clause(behind);
	bool word_right = is_letter(behind) || is_digit(behind);

	mark->opens = open_left && open_right;
	mark->closes = before && !is_space(before);
	if (mark->family == FAMILY_DOUBLE && point != 0x201C &&
	    is_space(before) && (!behind || is_space(behind)))
		mark->closes = mark->weak = true; /* "so, " he said */
	if (mark->family == FAMILY_SINGLE) {
		mark->closes = mark->closes && !word_right;
		mark->weak = is_letter(before) && is_space(behind);
		if (point == 0x2018)
			mark->closes = false;
		else if (point == 0x2019)
			mark->opens = false;
		/* '90s */
		if (mark->opens && is_digit(behind) && point != 0x2018)
			mark->opens = false;
		return;
	}
	if (mark->opens && mark->closes) /* ("he said:"no way"") */
		mark->closes = !word_right;
	if (point == 0x201C || point == 0x201E)
		mark->opens = mark->opens || !mark->closes;
	if (point == 0x201D && mark->closes)
		mark->opens = false;
	if (point == 0xAB || point == 0x2039)
		mark->opens = true;
	if (point == 0xBB || point == 0x203A) {
		mark->closes = mark->closes || !mark->opens;
		mark->opens = false;
	}
}

static void
find_marks(const struct document *doc, struct arena *arena, struct marks *out)
{
	int32_t before = 0;

	for (size_t at = 0; at < doc->size;) {
		int32_t point, behind = 0;
		size_t end, next;
		struct mark mark = {.at = at};
		unsigned char byte = (unsigned char)doc->text[at];

		/* Nearly all of a text is no mark: look no closer. */
		if (byte < 0x80 && byte != '"' && byte != '\'' && byte != '`') {
			before = byte;
			at++;
			continue;
		}
		mark.family = family_at(doc, at, &point, &end);
		mark.end = next = end;
		if (mark.family != FAMILY_NONE) {
			if (next < doc->size)
				behind = text_next(doc->text, doc->size, &next);
			judge(&mark, point, before, behind);
			if (mark.opens || mark.closes)
				*arena_push(arena, out) = mark;
		}
		before = point;
		at = end;
	}
}

/*
 * The partner of an opening mark among marks [i + 1, end), or end. A weak
 * closing one is taken where no better one comes before the next opening one.
 */
static size_t
find_partner(const struct marks *marks, size_t i, size_t end)
{
	enum { LOOK_AHEAD = 24 };
	enum family family = marks->items[i].family;
	size_t weak = end, seen = 0;

	for (size_t j = i + 1; j < end; j++) {
		const struct mark *mark = &marks->items[j];

		if (mark->family != family)
			continue;
		if (mark->opens && !mark->closes) {
			/* Left open, or one inside the other. */
			return weak;
		}
		if (!mark->closes)
			continue;
		if (!mark->weak)
			return j;
		if (weak == end)
			weak = j;
		if (++seen == LOOK_AHEAD)
			break;
	}
	return weak;
}

/* The next mark that can only open, among marks [i + 1, end), or end. */
static size_t
next_opening(const struct marks *marks, size_t i, size_t end)
{
	enum family family = marks->items[i].family;

	for (size_t j = i + 1; j < end; j++)
		if (marks->items[j].family == family && marks->items[j].opens &&
		    !marks->items[j].closes)
			return j;
	return end;
}

static void
add_passage(struct words *words, struct arena *arena, struct passages *out,
	    struct span span, bool closed)
{
	const struct document *doc = words->doc;
	struct range range = tokens_in(doc, span);
	struct passage *passage;

	/* A mark may hang on its word where the tokens are a stranger's. */
	if (range.first > 0 &&
	    doc->tokens.items[range.first - 1].span.end > span.start)
		range.first--;
	if (range.end <= range.first)
		return;
	passage = arena_push(arena, out);
	*passage = (struct passage){span,   range.first, range.end,
				    closed, false,       false};
	for (size_t i = range.first; i < range.end; i++)
		words->passage[i] = (uint32_t)out->count;
	words->classes[range.first] |= WORD_MARK;
	if (closed)
		words->classes[range.end - 1] |= WORD_MARK;
}

/* The end of [start, end) without the white space. */
static size_t
text_end(const struct document *doc, size_t start, size_t end)
{
	while (end > start && strchr(" \t\r\n", doc->text[end - 1]))
		end--;
	return end;
}

/* Pairs the marks [first, end) of the paragraph [start, stop) of the text. */
static void
pair_paragraph(struct words *words, struct arena *arena,
	       const struct marks *marks, struct range range,
	       struct span paragraph, bool *open, struct passages *out)
{
	bool was_open = *open;

	*open = false;
	for (size_t i = range.first; i < range.end; i++) {
		const struct mark *mark = &marks->items[i];
		bool begins = text_end(words->doc, paragraph.start, mark->at) ==
			      paragraph.start;
		size_t partner, before = out->count;

		if (!mark->opens)
			continue;
		partner = find_partner(marks, i, range.end);
		if (partner < range.end) {
			add_passage(words, arena, out,
				    (struct span){mark->at,
						  marks->items[partner].end},
				    true);
			i = partner;
		} else if (mark->family != FAMILY_SINGLE || begins) {
			size_t stop = next_opening(marks, i, range.end);
			size_t end = stop < range.end ? marks->items[stop].at
						      : paragraph.end;

			add_passage(words, arena, out,
				    (struct span){mark->at,
						  text_end(words->doc, mark->at,
							   end)},
				    false);
			*open = stop == range.end;
			i = stop - 1;
		}
		if (begins && was_open && out->count > before)
			out->items[before].continues = true;
	}
}

void
marks_pair(struct words *words, struct arena *arena, struct passages *out)
{
	const struct document *doc = words->doc;
	struct marks marks = {0};
	struct range range = {0};
	bool open = false;
	size_t start = 0;

	words->wrapped = is_wrapped(doc);
	find_marks(doc, arena, &marks);
	while (start < doc->size && range.end < marks.count) {
		size_t stop = paragraph_end(words, start, doc->size), next;

		next = stop + strspn(doc->text + stop, " \t\r\n");
		range.first = range.end;
		while (range.end < marks.count &&
		       marks.items[range.end].at < stop)
			range.end++;
		if (stop > start)
			pair_paragraph(words, arena, &marks, range,
				       (struct span){start, stop}, &open, out);
		start = next;
	}
}
