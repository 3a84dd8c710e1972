#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/sentences.h"

enum { LONGEST_WORD = 40 };

enum stop
find_stop(const struct tokenize_state *state, const char *word, size_t size)
{
	static const struct {
		const char *name;
		enum stop stop;
	} rules[] = {
		{"title", STOP_TITLE},   {"mid", STOP_MID},
		{"number", STOP_NUMBER}, {"either", STOP_EITHER},
		{"mark", STOP_MARK},     {"capital", STOP_CAPITAL},
	};
	struct matches matches =
		lexicon_find(&state->abbreviations, word, size);
	const char *rule;

	if (!matches.count)
		return STOP_ENDS;
	rule = lexicon_cell(&state->abbreviations, matches.items->row, 0);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (!strcmp(rules[i].name, rule))
			return rules[i].stop;
	return STOP_ENDS;
}

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

bool
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

static int32_t
point_at(const struct block *block, size_t at)
{
	return at < block->end ? text_next(block->text, block->end, &at) : 0;
}

size_t
skip_space(const struct block *block, size_t at)
{
	size_t next = at;

	while (at < block->end) {
		if (!is_space(text_next(block->text, block->end, &next)))
			break;
		at = next;
	}
	return at;
}

/* The end of the letters at a place; at where there are none. */
static size_t
skip_letters(const struct block *block, size_t at)
{
	size_t next = at;

	while (at < block->end) {
		if (!is_letter(text_next(block->text, block->end, &next)))
			break;
		at = next;
	}
	return at;
}

/* The start of the word that ends at a place. */
static size_t
word_start(const struct block *block, size_t end)
{
	size_t at = end;

	while (at > block->start && end - at < LONGEST_WORD) {
		size_t before = at;
		int32_t point;

		if (is_ascii_letter(block->text[at - 1])) {
			at--;
			continue;
		}
		point = text_previous(block->text, &before);
		if (is_space(point) || is_opening(point) || point == '/' ||
		    point == '-' || point == 0x2014 || point == 0x2013 ||
		    point == '*')
			break;
		at = before;
	}
	return at;
}

/* Whether the word at a place is one with which sentences like to begin. */
static bool
is_opener(const struct block *block, size_t at)
{
	size_t size = skip_letters(block, at) - at;

	return lexicon_find(&block->state->openers, block->text + at, size)
		       .count > 0;
}

/* Letters parted by stops, or a single letter. */
static bool
is_initials(const char *word, size_t size)
{
	for (size_t at = 0; at < size;) {
		if (!is_letter(text_next(word, size, &at)))
			return false;
		if (at == size)
			return true;
		if (word[at++] != '.')
			return false;
	}
	return false;
}

/* Whether all of a word is lower-case letters, two at least. */
static bool
is_plain(const char *word, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (!is_lower_case((unsigned char)word[i]))
			return false;
	return size >= 2;
}

/* Whether a name and a verb of saying follow: '"Why?" Xi Jinping asked'. */
static bool
is_said(const struct block *block, size_t at)
{
	for (int i = 0; i < 4; i++) {
		size_t end = skip_letters(block, at);

		if (i > 0 && lexicon_find(&block->state->speech,
					  block->text + at, end - at)
				     .count)
			return true;
		if (end == at || !is_upper_case(point_at(block, at)))
			return false;
		at = skip_space(block, end);
		if (at == end)
			return false;
	}
	return false;
}

/* What stands at the end of a sentence: a run of stops. */
struct stops {
	size_t start, end;
	int32_t last;
	size_t count; /* "..." is 3, and so is ". . ." */
	bool full;    /* nothing but full stops */
};

static struct stops
read_stops(const struct block *block, size_t at)
{
	struct stops stops = {.start = at, .end = at, .full = true};

	while (at < block->end) {
		size_t next = at;
		int32_t point = text_next(block->text, block->end, &next);

		if (is_stop(point)) {
			stops.last = point;
			stops.count++;
			stops.full &= point == '.';
			stops.end = at = next;
		} else if (point != ' ' || point_at(block, next) != '.' ||
			   !is_space(point_at(block, next + 1))) {
			break;
		} else {
			at = next;
		}
	}
	return stops;
}

size_t
face_end(const struct tokenize_state *state, const char *text, size_t at,
	 size_t end)
{
	size_t size = 0;

	if (at == end || (text[at] & 0x80) ||
	    !state->face_starts[text[at] & 127])
		return 0;
	while (at + size < end && size < 5 &&
	       (unsigned char)text[at + size] > ' ' &&
	       (unsigned char)text[at + size] < 0x7F)
		size++;
	for (; size > 1; size--) {
		size_t next = at + size;

		if (!lexicon_find(&state->emoticons, text + at, size).count)
			continue;
		if (next == end || !is_letter(text_next(text, end, &next)))
			return at + size;
	}
	return 0;
}

/*
 * The end of a reference mark at a place, "[12]" or "[citation needed]"; 0:
 * none there.
 */
static size_t
reference_end(const struct block *block, size_t at)
{
	enum { LONGEST = 40 };
	size_t end = at + 1;

	if (point_at(block, at) != '[')
		return 0;
	while (end < block->end && end < at + LONGEST &&
	       (block->text[end] == ' ' || block->text[end] == '?' ||
		is_digit((unsigned char)block->text[end]) ||
		is_lower_case((unsigned char)block->text[end])))
		end++;
	return end > at + 1 && point_at(block, end) == ']' ? end + 1 : 0;
}

/* Passes closing marks, reference marks and faces behind a stop. */
static size_t
pass_closing(const struct block *block, size_t at, bool *closed)
{
	size_t next, more;

	*closed = false;
	while (at < block->end) {
		next = at;
		if (is_closing(text_next(block->text, block->end, &next)) ||
		    (point_at(block, at) == 0x201C && /* of „Genug.“ */
		     is_space(point_at(block, next)))) {
			*closed = true;
			at = next;
			continue;
		}
		next = skip_space(block, at);
		more = reference_end(block, next);
		if (!more && next > at)
			more = face_end(block->state, block->text, next,
					block->end);
		if (!more)
			break;
		at = more;
	}
	return at;
}

/*
 * Whether what stands before a stop only numbers a paragraph or begins one:
 * "2.", "...", also behind a colon, "three things: 1. We".
 */
static bool
is_label(const struct block *block, size_t stop)
{
	size_t at = word_start(block, stop), before = at, digits = 0;

	if (stop - at > 4)
		return false;
	while (before > block->start) {
		size_t back = before;
		int32_t point = text_previous(block->text, &back);

		if (point != '*' && !is_space(point) && !is_opening(point))
			break;
		before = back;
	}
	if (before > block->start && block->text[before - 1] != ':')
		return false;
	while (at < stop) {
		int32_t point = text_next(block->text, stop, &at);

		if (is_letter(point))
			return false;
		digits += is_digit(point);
	}
	return digits <= 3;
}

/* Whether a lone full stop ends the sentence before what stands at next. */
static bool
full_stop_ends(const struct block *block, size_t dot, size_t next)
{
	size_t begin = word_start(block, dot);
	const char *word = block->text + begin;
	int32_t first = point_at(block, next);
	bool lower = is_lower_case(first);
	enum stop stop = find_stop(block->state, word, dot - begin);

	if (lower)
		return stop == STOP_ENDS && is_plain(word, dot - begin);
	while (is_opening(first) && next < block->end) {
		text_next(block->text, block->end, &next);
		first = point_at(block, next);
	}
	if (stop == STOP_TITLE || stop == STOP_MID)
		return false;
	if (stop == STOP_NUMBER)
		return !is_digit(first);
	if (stop == STOP_CAPITAL)
		return is_upper_case(first);
	if (stop != STOP_ENDS || is_initials(word, dot - begin))
		return is_opener(block, next);
	return true;
}

/*
 * Whether a "!" or "?" belongs to the name before it: "Yahoo! Japan", "Black
 * Girls Rock! aired". lower: a small letter follows.
 */
static bool
is_name_mark(const struct block *block, size_t mark, bool lower)
{
	size_t begin = word_start(block, mark);

	if (lower && is_upper_case(point_at(block, begin)))
		return true;
	return find_stop(block->state, block->text + begin, mark - begin) ==
	       STOP_MARK;
}

/* Whether stops without a space behind them end a sentence: "it.The next". */
static bool
ends_without_space(const struct block *block, const struct stops *stops,
		   size_t at)
{
	size_t begin, end = at, last = stops->start;
	const char *word;

	if (is_wide_stop(stops->last))
		return true;
	if (last == block->start || !is_upper_case(point_at(block, at)) ||
	    !is_lower_case((unsigned char)block->text[last - 1]) ||
	    skip_letters(block, at) - at < 2)
		return false;
	begin = word_start(block, last);
	word = block->text + begin;
	if (!is_plain(word, last - begin) ||
	    find_stop(block->state, word, last - begin) != STOP_ENDS)
		return false;
	while (end < block->end && end < at + LONGEST_WORD &&
	       (unsigned char)block->text[end] > ' ')
		if (strchr("@/=", block->text[end++]))
			return false;
	return true;
}

struct cut
cut_at_stop(const struct block *block, size_t at)
{
	struct stops stops = read_stops(block, at);
	bool closed, lower, ends;
	size_t end = pass_closing(block, stops.end, &closed), next;
	struct cut goes_on = {0, end}, cut = {end, end};

	next = skip_space(block, end);
	if (next == block->end)
		return (struct cut){block->end, block->end};
	if (next == end)
		return !closed && ends_without_space(block, &stops, next)
			       ? cut
			       : goes_on;
	if (is_label(block, stops.start))
		return goes_on;
	if (strchr(",;:)", block->text[next]))
		return goes_on;
	lower = is_lower_case(point_at(block, next));
	if (closed && (lower || (stops.last != '.' && is_said(block, next))))
		return goes_on;
	if (stops.count == 1 && stops.last == '.' && !closed)
		ends = full_stop_ends(block, stops.start, next);
	else if (stops.full || stops.last == 0x2026)
		ends = !lower;
	else
		ends = !is_name_mark(block, stops.start, lower);
	return ends ? cut : goes_on;
}
