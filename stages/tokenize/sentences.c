#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

/* What is read of a zone: blocks of lines that a sentence may cross. */
struct reader {
	const struct tokenize_state *state;
	const char *text;
	size_t size;
	struct arena *arena;
	struct sentences *out;
};

static bool
is_opening(int32_t point)
{
	return point == '"' || point == '\'' || point == '(' || point == '[' ||
	       point == '{' || point == 0x201C || point == 0x2018 ||
	       point == 0xAB || point == 0x201E || point == 0x2039;
}

static bool
is_closing(int32_t point)
{
	return point == '"' || point == '\'' || point == ')' || point == ']' ||
	       point == '}' || point == 0x201D || point == 0x2019 ||
	       point == 0xBB || point == 0x203A;
}

static bool
is_stop(int32_t point)
{
	return point == '.' || point == '!' || point == '?' ||
	       point == 0x2026 || point == 0x3002 || point == 0xFF01 ||
	       point == 0xFF1F || point == 0x0964 || point == 0x06D4 ||
	       point == 0x061F;
}

/* Stops behind which the next sentence follows without a space. */
static bool
is_wide_stop(int32_t point)
{
	return point == 0x3002 || point == 0xFF01 || point == 0xFF1F;
}

static void
add_sentence(struct reader *reader, size_t start, size_t end)
{
	while (start < end) {
		size_t at = start;

		if (!is_space(text_next(reader->text, end, &at)))
			break;
		start = at;
	}
	while (start < end) {
		size_t at = end;

		if (!is_space(text_previous(reader->text, &at)))
			break;
		end = at;
	}
	if (start < end)
		arena_push(reader->arena, reader->out)->span =
			(struct span){start, end};
}

/* The word that ends at a place: back to white space or an opening mark. */
static size_t
word_start(const struct reader *reader, size_t start, size_t end)
{
	size_t at = end;

	while (at > start && end - at < 64) {
		size_t before = at;
		int32_t point = text_previous(reader->text, &before);

		if (is_space(point) || is_opening(point) || point == '/' ||
		    point == '-' || point == 0x2014 || point == 0x2013)
			break;
		at = before;
	}
	return at;
}

/* Whether the word at a place is one with which sentences like to begin. */
static bool
is_opener(const struct reader *reader, size_t at, size_t end)
{
	size_t start = at;

	while (at < end) {
		size_t next = at;

		if (!is_letter(text_next(reader->text, end, &next)))
			break;
		at = next;
	}
	return at - start <= 16 && table_find(&reader->state->openers,
					      reader->text + start, at - start)
						   .count > 0;
}

/* Letters parted by stops, or a single letter. */
static bool
is_initials(const char *word, size_t size, size_t *letters)
{
	*letters = 0;
	for (size_t at = 0; at < size;) {
		int32_t point = text_next(word, size, &at);

		if (!is_letter(point))
			return false;
		++*letters;
		if (at == size)
			return true;
		if (word[at++] != '.')
			return false;
	}
	return false;
}

/* Whether a full stop at dot ends a sentence that began at start. */
static bool
ends_at_stop(const struct reader *reader, size_t start, size_t dot, size_t next,
	     size_t end)
{
	size_t begin = word_start(reader, start, dot), letters, at = next;
	const char *word = reader->text + begin;
	int32_t first = text_next(reader->text, end, &at);

	while (is_opening(first) && at < end)
		first = text_next(reader->text, end, &at);
	text_previous(reader->text, &at);
	if (is_lower_case(first))
		return false;
	if (begin == dot)
		return true;
	if (is_initials(word, dot - begin, &letters)) {
		if (letters == 1 && (*word < 'A' || *word > 'Z'))
			return is_opener(reader, at, end);
		return is_opener(reader, at, end) && !is_digit(first);
	}
	switch (find_stop(reader->state, word, dot - begin)) {
	case STOP_ENDS:
		return true;
	case STOP_TITLE:
		return false;
	case STOP_NUMBER:
		return !is_digit(first);
	case STOP_MID:
	case STOP_EITHER:
		return is_opener(reader, at, end);
	}
	return true;
}

/*
 * Whether a sentence that began at start ends at the stop at, and where: behind
 * what closes with it. Returns 0 where it does not.
 */
static size_t
sentence_end(const struct reader *reader, size_t start, size_t at, size_t end,
	     size_t *resume)
{
	size_t stop = at, next, after, run = 0;
	int32_t point = 0, kind = 0;
	bool closed = false;

	while (at < end) {
		next = at;
		point = text_next(reader->text, end, &next);
		if (!is_stop(point))
			break;
		kind = point;
		run++;
		at = next;
	}
	while (at < end) {
		next = at;
		point = text_next(reader->text, end, &next);
		if (!is_closing(point))
			break;
		closed = true;
		at = next;
	}
	*resume = at;
	if (at >= end)
		return at;
	after = at;
	while (after < end) {
		next = after;
		if (!is_space(text_next(reader->text, end, &next)))
			break;
		after = next;
	}
	if (after == end)
		return end;
	if (after == at)
		return is_wide_stop(kind) ? at : 0;
	next = after;
	point = text_next(reader->text, end, &next);
	if (is_lower_case(point) || point == ',' || point == ')' ||
	    point == ';' || point == ':')
		return 0;
	if (run == 1 && kind == '.' && !closed &&
	    !ends_at_stop(reader, start, stop, after, end))
		return 0;
	return at;
}

/* Cuts a block of lines into sentences. */
static void
read_block(struct reader *reader, size_t start, size_t end)
{
	size_t at = start, resume;

	while (at < end) {
		unsigned char byte = (unsigned char)reader->text[at];
		size_t next = at + 1, cut;

		if (byte != '.' && byte != '!' && byte != '?' && byte < 0x80) {
			at = next;
			continue;
		}
		next = at;
		if (!is_stop(text_next(reader->text, end, &next))) {
			at = next;
			continue;
		}
		cut = sentence_end(reader, start, at, end, &resume);
		at = resume;
		if (cut) {
			add_sentence(reader, start, cut);
			start = cut;
		}
	}
	add_sentence(reader, start, end);
}

void
find_sentences(const struct tokenize_state *state, const struct document *doc,
	       struct arena *arena, struct sentences *out)
{
	struct reader reader = {state, doc->text, doc->size, arena, out};
	struct zone whole = {{0, doc->size}, ZONE_BODY};
	const struct zone *zones = doc->zones.items;
	size_t zone_count = doc->zones.count, line = 0;
	struct lines lines = {0};

	if (!zone_count) {
		zones = &whole;
		zone_count = 1;
	}
	find_lines(doc, arena, &lines);
	for (size_t i = 0; i < zone_count; i++) {
		size_t start = zones[i].span.start, end = zones[i].span.end;

		while (line < lines.count &&
		       lines.items[line].span.end <= start)
			line++;
		while (start < end) {
			size_t stop = end;

			while (line < lines.count && lines.items[line].goes_on)
				line++;
			if (line < lines.count &&
			    lines.items[line].span.end < end)
				stop = lines.items[line++].span.end;
			read_block(&reader, start, stop);
			start = stop;
		}
	}
}
