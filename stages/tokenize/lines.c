#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

/*
 * Widths at which people and programs wrap text, in code points; and how many
 * lines must be full at one, for a text to be wrapped: more than the fewest,
 * or all of them before small letters.
 */
enum { NARROWEST = 45, WIDEST = 100, FEWEST = 2 };

/* Whether a byte is no white space, whatever stands around it. */
static bool
is_dark(char byte)
{
	return (unsigned char)byte > ' ' && (unsigned char)byte < 0x80;
}

struct span
text_trim(const char *text, struct span span)
{
	while (span.start < span.end && !is_dark(text[span.start])) {
		size_t at = span.start;

		if (!is_space(text_next(text, span.end, &at)))
			break;
		span.start = at;
	}
	while (span.end > span.start && !is_dark(text[span.end - 1])) {
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

/* A bit for each of eight bytes that only goes on with a character: 10xxxxxx.
 */
static uint64_t
continuations(const char *bytes)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t eight;

	memcpy(&eight, bytes, sizeof eight);
	return eight >> 7 & ~(eight >> 6) & ones;
}

size_t
line_width(const char *text, struct span span, size_t most)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t count = 0, at = span.start;

	if (span.end - span.start > 4 * most + 3)
		return most + 1;
	while (span.end - at >= 8 && count <= most) {
		size_t eights = (span.end - at) / 8, i = 0;
		uint64_t going_on = 0; /* in each byte a sum, at most of 31 */

		for (eights = eights < 31 ? eights : 31; i < eights; i++)
			going_on += continuations(text + at + 8 * i);
		at += 8 * eights;
		count += 8 * eights - (going_on * ones >> 56);
	}
	for (; at < span.end && count <= most; at++)
		count += ((unsigned char)text[at] & 0xC0) != 0x80;
	return count <= most ? count : most + 1;
}

/* The code points of a line; all above WIDEST is one more. */
static size_t
width(const struct document *doc, const struct line *line)
{
	return line_width(doc->text, line->span, WIDEST);
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

static bool
begins_small(const struct document *doc, const struct line *line)
{
	size_t at = line->span.start;

	return is_lower_case(text_next(doc->text, line->span.end, &at));
}

static bool
ends_with_stop(const struct document *doc, const struct line *line)
{
	char last = doc->text[line->span.end - 1];

	return last == '.' || last == '!' || last == '?' || last == ':' ||
	       last == '"' || last == '\'';
}

/* Bullets are no wrapped line's second half. */
static bool
begins_item(const struct document *doc, const struct line *line)
{
	const char *text = doc->text + line->span.start;
	size_t size = line->span.end - line->span.start;

	return size > 2 && ((strchr("*-", *text) && text[1] == ' ') ||
			    !memcmp(text, "\342\200\242", 3));
}

/* The most common width at which lines leave no room for the next word. */
struct widths {
	int full[WIDEST + 2];  /* [width], first as steps up and down */
	int small[WIDEST + 2]; /* of these, before a line in small letters */
	size_t joints[WIDEST + 2]; /* lines of this width with one below */
};

static void
count_widths(const struct document *doc, const struct lines *lines,
	     struct widths *widths)
{
	for (size_t i = 0; i + 1 < lines->count; i++) {
		const struct line *next = &lines->items[i + 1];
		size_t here, end;
		int small;

		if (next->after_blank)
			continue;
		here = width(doc, &lines->items[i]);
		small = begins_small(doc, next);
		widths->joints[here]++;
		end = here + first_word_width(doc, next) + 2;
		if (end > WIDEST + 1)
			end = WIDEST + 1;
		if (end <= here)
			continue;
		widths->full[here]++;
		widths->full[end]--;
		widths->small[here] += small;
		widths->small[end] -= small;
	}
	for (size_t i = 1; i < WIDEST + 2; i++) {
		widths->full[i] += widths->full[i - 1];
		widths->small[i] += widths->small[i - 1];
	}
}

static bool
has_joints(const struct lines *lines)
{
	for (size_t i = 1; i < lines->count; i++)
		if (!lines->items[i].after_blank)
			return true;
	return false;
}

/*
 * The width at which a text is wrapped; 0 where it is not. Lists of short
 * lines are told apart by how few of their lines begin with a small letter.
 */
static size_t
find_width(const struct document *doc, const struct lines *lines)
{
	struct widths widths;
	size_t best = 0, over = 0;

	if (!has_joints(lines))
		return 0;
	memset(&widths, 0, sizeof widths);
	count_widths(doc, lines, &widths);
	for (size_t i = NARROWEST; i <= WIDEST; i++)
		if (!best || widths.full[i] > widths.full[best])
			best = i;
	for (size_t i = best + 1; i < WIDEST + 2; i++)
		over += widths.joints[i];
	if (widths.full[best] < FEWEST ||
	    (widths.full[best] == FEWEST && widths.small[best] < FEWEST) ||
	    3 * widths.small[best] < widths.full[best] ||
	    2 * over > (size_t)widths.full[best])
		return 0;
	return best;
}

/* Whether a line of wrapped text goes on in the next. */
static bool
goes_on(const struct document *doc, const struct line *line, size_t wide)
{
	const struct line *next = line + 1;
	size_t here = width(doc, line);

	if (next->after_blank || begins_item(doc, next) || here > wide)
		return false;
	if (here + 2 + first_word_width(doc, next) > wide)
		return true;
	return 2 * here > wide && begins_small(doc, next) &&
	       !ends_with_stop(doc, line);
}

/* Room for all lines of a text at once: of hostile ones there are millions. */
static void
make_room(const struct document *doc, struct arena *arena, struct lines *out)
{
	out->capacity = 1;
	for (size_t at = 0; at < doc->size; at = line_end(doc, at))
		out->capacity++;
	out->items = arena_array(arena, out->capacity, sizeof *out->items);
}

void
find_lines(const struct document *doc, struct arena *arena, struct lines *out)
{
	size_t wide;
	bool blank = true;

	make_room(doc, arena, out);
	for (size_t at = 0; at < doc->size;) {
		size_t end = line_end(doc, at);
		struct span span = text_trim(doc->text, (struct span){at, end});

		if (!is_none(span)) {
			*arena_push(arena, out) = (struct line){
				.span = span,
				.after_blank = blank,
			};
		}
		blank = is_none(span);
		at = end;
	}
	wide = find_width(doc, out);
	for (size_t i = 0; wide && i + 1 < out->count; i++)
		out->items[i].goes_on = goes_on(doc, &out->items[i], wide);
}
