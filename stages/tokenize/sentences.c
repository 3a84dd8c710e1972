#include "stages/tokenize/sentences.h"

#include <string.h>

#include "stages/text.h"

/* What a byte may begin that ends a sentence. */
enum trigger { NOTHING, STOP, COLON, COMMA, FACE };

static const unsigned char triggers[256] = {
	['.'] = STOP,
	['!'] = STOP,
	['?'] = STOP,
	[':'] = COLON,
	[','] = COMMA,
	[';'] = FACE,
	['='] = FACE,
	['^'] = FACE,
	/* the first bytes of the stops that are no ASCII */
	[0xD8] = STOP,
	[0xDB] = STOP,
	[0xE0] = STOP,
	[0xE2] = STOP,
	[0xE3] = STOP,
	[0xEF] = STOP,
};

/* Adds what stands between start and end, without white space around it. */
static void
add_sentence(struct arena *arena, const char *text, size_t start, size_t end,
	     struct sentences *out)
{
	struct span span = text_trim(text, (struct span){start, end});

	if (!is_none(span))
		arena_push(arena, out)->span = span;
}

static bool
begins_capital(const struct block *block, size_t at)
{
	return at < block->end &&
	       is_upper_case(text_next(block->text, block->end, &at));
}

/* An address ends a sentence where another one or a capital follows. */
static struct cut
cut_at_address(const struct block *block, size_t colon)
{
	size_t at = colon, next;

	while (at < block->end && (unsigned char)block->text[at] > ' ')
		at++;
	next = skip_space(block, at);
	if (begins_capital(block, next) ||
	    (block->end - next > 4 && !memcmp(block->text + next, "http", 4)))
		return (struct cut){at, at};
	return (struct cut){0, at};
}

/*
 * "05/03/2001 04:06 PM" in the head of a forwarded letter stands alone. colon
 * is that of its time; *start is set where the stamp begins.
 */
static struct cut
cut_at_stamp(const struct block *block, size_t colon, size_t *start)
{
	size_t at = colon, next;
	struct span match;

	while (at > block->start && colon - at < 14 &&
	       (is_ascii_digit(block->text[at - 1]) ||
		strchr("/ ", block->text[at - 1])))
		at--;
	while (block->text[at] == ' ')
		at++;
	if (!pattern_match(block->state->stamp, block->text, block->end, at,
			   &match))
		return (struct cut){0, colon + 1};
	next = skip_space(block, match.end);
	if (match.start < 4 || memcmp(block->text + match.start - 4, " on ", 4))
		*start = match.start;
	if (next < block->end &&
	    is_lower_case((unsigned char)block->text[next]))
		return (struct cut){0, match.end};
	return (struct cut){match.end, match.end};
}

/* A face that is followed by a word ends the sentence. */
static struct cut
cut_at_face(const struct block *block, size_t at)
{
	size_t end, next;

	if (at == block->start || block->text[at - 1] != ' ')
		return (struct cut){0, at + 1};
	end = face_end(block->state, block->text, at, block->end);
	if (!end)
		return (struct cut){0, at + 1};
	next = skip_space(block, end);
	if (next == end || !begins_capital(block, next))
		return (struct cut){0, end};
	return (struct cut){end, end};
}

/* Whether words that greet want a name behind them. */
static bool
is_start(const struct lexicon *greetings, const struct matches *matches)
{
	return matches->count &&
	       *lexicon_cell(greetings, matches->items->row, 0) == 's';
}

/* "Dear Ms Lachance," and "Kind regards," stand alone. */
static struct cut
cut_at_comma(const struct block *block, size_t comma)
{
	enum { LONGEST = 40 };
	struct cut goes_on = {0, comma + 1}, cut = {comma + 1, comma + 1};
	const struct lexicon *greetings = &block->state->greetings;
	size_t start = skip_space(block, block->start), size = 0;
	char words[LONGEST];
	struct matches matches;

	if (comma <= start || comma - start > LONGEST ||
	    !begins_capital(block, skip_space(block, comma + 1)))
		return goes_on;
	for (; start + size < comma; size++)
		words[size] = (char)lower_case(block->text[start + size]);
	matches = lexicon_find(greetings, words, size);
	if (matches.count)
		return is_start(greetings, &matches) ? goes_on : cut;
	for (size = 0; start + size < comma && words[size] != ' ';)
		size++;
	matches = lexicon_find(greetings, words, size);
	return is_start(greetings, &matches) ? cut : goes_on;
}

/* Where the sentence that is being read may end at a byte. */
static struct cut
cut_at(struct arena *arena, struct block *block, size_t at,
       struct sentences *out)
{
	size_t next = at, stamp = 0;
	struct cut cut;

	switch ((enum trigger)triggers[(unsigned char)block->text[at]]) {
	case STOP:
		if (is_stop(text_next(block->text, block->end, &next)))
			return cut_at_stop(block, at);
		return (struct cut){0, next};
	case COLON:
		if (block->end - at > 2 && !memcmp(block->text + at, "://", 3))
			return cut_at_address(block, at);
		if (at == block->start || !is_ascii_digit(block->text[at - 1]))
			return cut_at_face(block, at);
		cut = cut_at_stamp(block, at, &stamp);
		if (stamp > block->start) {
			add_sentence(arena, block->text, block->start, stamp,
				     out);
			block->start = stamp;
		}
		return cut;
	case COMMA:
		return cut_at_comma(block, at);
	case FACE:
		return cut_at_face(block, at);
	case NOTHING:
		break;
	}
	return (struct cut){0, at + 1};
}

/* Cuts a block of lines into sentences. */
static void
read_block(struct arena *arena, struct block *block, struct sentences *out)
{
	const char *text = block->text;
	size_t at = block->start, end = block->end;

	for (;;) {
		struct cut cut;

		do
			at = text_skip(text, at, end, true);
		while (at < end && !triggers[(unsigned char)text[at]] && ++at);
		if (at >= end)
			break;
		cut = cut_at(arena, block, at, out);
		at = cut.resume;
		if (cut.end) {
			add_sentence(arena, block->text, block->start, cut.end,
				     out);
			block->start = cut.end;
		}
	}
	add_sentence(arena, block->text, block->start, block->end, out);
}

/* The end of the block that starts at a place of a zone that ends at end. */
static size_t
block_end(const struct lines *lines, size_t *line, size_t end)
{
	while (*line < lines->count && lines->items[*line].goes_on &&
	       lines->items[*line].span.end < end)
		++*line;
	if (*line < lines->count && lines->items[*line].span.end < end)
		return lines->items[(*line)++].span.end;
	return end;
}

void
find_sentences(const struct tokenize_state *state, const struct document *doc,
	       struct arena *arena, struct sentences *out)
{
	struct zone whole = {{0, doc->size}, ZONE_BODY};
	const struct zone *zones = doc->zones.items;
	size_t zone_count = doc->zones.count, line = 0;
	struct lines lines = {0};

	if (!zone_count) {
		zones = &whole;
		zone_count = 1;
	}
	find_lines(doc, arena, &lines);
	out->capacity = lines.count + 1;
	out->items = arena_array(arena, out->capacity, sizeof *out->items);
	for (size_t i = 0; i < zone_count; i++) {
		size_t start = zones[i].span.start, end = zones[i].span.end;

		while (line < lines.count &&
		       lines.items[line].span.end <= start)
			line++;
		while (start < end) {
			size_t stop = block_end(&lines, &line, end);
			struct block block = {state, doc->text, start, stop};

			read_block(arena, &block, out);
			start = stop;
		}
	}
}
