#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

/* Widths at which people and programs wrap text, in code points. */
enum { NARROWEST = 50, WIDEST = 100, FEWEST_JOINTS = 3 };

struct span
text_trim(const char *text, struct span span)
{
	while (span.start < span.end) {
		size_t at = span.start;

		if (!is_space(text_next(text, span.end, &at)))
			break;
		span.start = at;
	}
	while (span.end > span.start) {
		size_t at = span.end;

		if (!is_space(text_previous(text, &at)))
			break;
		span.end = at;
	}
	return span;
}

/* Where the line that begins at ends: behind its line end. */
static size_t
line_end(const struct document *doc, size_t at)
{
	const char *found = memchr(doc->text + at, '\n', doc->size - at);

	return found ? (size_t)(found - doc->text) + 1 : doc->size;
}

/* The code points of a line, up to a little above what may be a width. */
static size_t
width(const struct document *doc, const struct line *line)
{
	size_t size = line->span.end - line->span.start;

	if (size > 4 * (WIDEST + 1))
		return WIDEST + 1;
	return text_count(doc->text + line->span.start, size);
}

static size_t
first_word_width(const struct document *doc, const struct line *line)
{
	size_t at = line->span.start, count = 0;

	while (at < line->span.end && count <= WIDEST) {
		if (is_space(text_next(doc->text, line->span.end, &at)))
			break;
		count++;
	}
	return count;
}

/*
 * The width at which a text is wrapped; 0 where it is not. Among the joints
 * of lines that follow each other without a blank one, nearly all must leave
 * no room for the next word.
 */
static size_t
find_width(const struct document *doc, const struct lines *lines)
{
	size_t widest = 0, joints = 0, full = 0;

	for (size_t i = 0; i + 1 < lines->count; i++) {
		size_t here = width(doc, &lines->items[i]);

		if (!lines->items[i + 1].after_blank && here > widest)
			widest = here;
	}
	if (widest < NARROWEST || widest > WIDEST)
		return 0;
	for (size_t i = 0; i + 1 < lines->count; i++) {
		const struct line *next = &lines->items[i + 1];

		if (next->after_blank)
			continue;
		joints++;
		full += width(doc, &lines->items[i]) + 1 +
				first_word_width(doc, next) >
			widest;
	}
	return full >= FEWEST_JOINTS && 3 * full >= 2 * joints ? widest : 0;
}

void
find_lines(const struct document *doc, struct arena *arena, struct lines *out)
{
	size_t begin = 0, wide;
	bool blank = true;

	for (size_t at = 0; at < doc->size;) {
		size_t end = line_end(doc, at);
		struct span span = text_trim(doc->text, (struct span){at, end});

		if (!is_none(span)) {
			*arena_push(arena, out) = (struct line){
				.span = span,
				.begin = begin,
				.after_blank = blank,
			};
			begin = end;
		} else if (out->count > 0) {
			begin = end; /* a blank line goes with the one before */
		}
		blank = is_none(span);
		at = end;
	}
	wide = find_width(doc, out);
	for (size_t i = 0; wide && i + 1 < out->count; i++) {
		const struct line *next = &out->items[i + 1];

		out->items[i].goes_on =
			!next->after_blank &&
			width(doc, &out->items[i]) + 1 +
					first_word_width(doc, next) >
				wide;
	}
}
