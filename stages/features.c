#include "stages/features.h"

#include <stdbool.h>
#include <string.h>

#include "stages/knowledge.h"
#include "stages/text.h"

/* Quotation marks and dashes come in many forms and mean the same. */
static int32_t
normal_form(int32_t point)
{
	switch (point) {
	case 0x2018: /* single quotation marks, the apostrophe */
	case 0x2019:
	case 0x201A:
	case 0x2039:
	case 0x203A:
	case '`':
		return '\'';
	case 0x201C: /* double quotation marks */
	case 0x201D:
	case 0x201E:
	case 0x00AB:
	case 0x00BB:
		return '"';
	case 0x2010: /* hyphens */
	case 0x2011:
		return '-';
	default:
		return is_digit(point) ? '0' : lower_case(point);
	}
}

static char
shape_of(int32_t point)
{
	if (is_upper_case(point))
		return 'X';
	if (is_letter(point))
		return 'x';
	if (is_digit(point))
		return '0';
	return point < 0x80 ? (char)point : '*';
}

static uint32_t
mix(uint32_t hash, uint32_t value)
{
	return (uint32_t)(feature_mix(hash, value) >> 32);
}

enum { SHAPE_LIMIT = 8 };

/* Hashes the characters of span; the shape is what runs of them look like. */
static void
make_word(const char *text, struct span span, struct atoms *out)
{
	uint32_t word = HASH_START, shape = HASH_START;
	int32_t last[AFFIX_LIMIT] = {0}; /* in a ring */
	size_t count = 0, runs = 0, run = 0;
	char before = 0;

	for (size_t at = span.start; at < span.end; count++) {
		int32_t point = text_next(text, span.end, &at);
		int32_t normal = normal_form(point);
		char now = shape_of(point);

		word = mix(word, (uint32_t)normal);
		if (count < AFFIX_LIMIT)
			out->prefix[count] = word;
		last[count % AFFIX_LIMIT] = normal;
		run = now == before ? run + 1 : 1;
		runs += run == 1;
		if (run <= 2 && runs <= SHAPE_LIMIT)
			shape = mix(shape, (uint32_t)now);
		before = now;
	}
	out->word = word;
	for (size_t i = count; i < AFFIX_LIMIT; i++)
		out->prefix[i] = word;
	for (size_t i = 0; i < AFFIX_LIMIT; i++)
		out->suffix[i] =
			mix(i ? out->suffix[i - 1] : HASH_START,
			    (uint32_t)last[(count + AFFIX_LIMIT - 1 - i) %
					   AFFIX_LIMIT]);
	out->shape = shape;
}

uint32_t
word_hash(const char *text, size_t size)
{
	uint32_t hash = HASH_START;

	for (size_t at = 0; at < size;) {
		int32_t point = text_next(text, size, &at);

		if (point < 'a' || point > 'z') /* seldom */
			point = normal_form(point);
		hash = mix(hash, (uint32_t)point);
	}
	return hash;
}

/* How letters are set: of words that a title would capitalise, how many are. */
static enum letter_case
letter_case_of(const struct document *doc, struct range range)
{
	size_t words = 0, capitalised = 0, capitals = 0;

	for (size_t i = range.first; i < range.end; i++) {
		struct span span = doc->tokens.items[i].span;
		size_t at = span.start;
		int32_t first = text_next(doc->text, span.end, &at), second;

		if (!is_letter(first) || span.end - span.start < 4)
			continue;
		second = text_next(doc->text, span.end, &at);
		words++;
		capitalised += is_upper_case(first);
		capitals += is_upper_case(first) && is_upper_case(second);
	}
	if (words < 3 || capitalised * 5 < words * 4)
		return CASE_PLAIN;
	return capitals * 2 > words ? CASE_CAPITALS : CASE_TITLE;
}

static bool
is_word(const struct document *doc, size_t token)
{
	size_t at = doc->tokens.items[token].span.start;

	return is_letter(text_next(doc->text, doc->size, &at));
}

enum {
	PLACE_SPACE_BEFORE = 1,
	PLACE_SPACE_BEHIND = 2,
	PLACE_FIRST = 4, /* no word of the sentence stands before it */
};

static uint32_t
place_of(const struct document *doc, struct span span)
{
	size_t before = span.start, behind = span.end;
	uint32_t place = 0;

	if (!before || is_space(text_previous(doc->text, &before)))
		place |= PLACE_SPACE_BEFORE;
	if (behind >= doc->size ||
	    is_space(text_next(doc->text, doc->size, &behind)))
		place |= PLACE_SPACE_BEHIND;
	return place;
}

/* Fills what is known of words, which was called for. */
static void
look_up(const struct clusters *clusters, struct atoms *atoms, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		atoms[i].clusters = (struct word_clusters){0};
		atoms[i].forms = 0;
		if (clusters) {
			atoms[i].clusters =
				clusters_of(clusters, atoms[i].word);
			atoms[i].forms = forms_of(clusters, atoms[i].word);
		}
	}
}

void
atoms_make(const struct clusters *clusters, const struct document *doc,
	   struct range range, struct atoms *out)
{
	enum letter_case letter_case = letter_case_of(doc, range);
	size_t count = range.end - range.first;
	bool first = true;

	for (size_t i = 0; i < ATOMS_MARGIN; i++) {
		struct atoms bound;

		/* Bytes, not hashes: no word's hash is as small. */
		memset(&bound, (int)i + 1, sizeof bound);
		out[ATOMS_MARGIN - 1 - i] = bound;
		memset(&bound, (int)i + 9, sizeof bound);
		out[ATOMS_MARGIN + count + i] = bound;
	}
	for (size_t i = 0; i < count; i++) {
		struct atoms *atoms = &out[ATOMS_MARGIN + i];
		struct span span = doc->tokens.items[range.first + i].span;

		make_word(doc->text, span, atoms);
		if (clusters)
			clusters_expect(clusters, atoms->word);
		atoms->place = place_of(doc, span);
		if (first && is_word(doc, range.first + i)) {
			atoms->place |= PLACE_FIRST;
			first = false;
		}
		atoms->shape = mix(atoms->shape,
				   letter_case << 1 |
					   (atoms->place & PLACE_FIRST) << 2);
	}
	look_up(clusters, out + ATOMS_MARGIN, count);
}
