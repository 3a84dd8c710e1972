#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/page.h"

/* How far around a line others are looked at. */
enum { WINDOW = 2 };

/* Lines into which links may break one sentence. */
enum { LONGEST_BREAK = 30 };

/* What is seen of a line; of rows of bounds, such as WIDTH_12, one. */
enum clue {
	AFTER_BLANK,
	BEFORE_BLANK,
	BULLET,
	STOP,
	QUESTION,
	COLON,
	QUOTED,
	ENCLOSED,
	NUMBERED,
	SPEAKER,
	NUMBERS,
	EMAIL,
	TAG,
	BY,
	NAMES,
	DATE,
	WIDTH_12,
	WIDTH_25,
	WIDTH_40,
	WIDTH_60,
	WIDTH_90,
	WIDTH_130,
	WIDER,
	WORDS_1,
	WORDS_2,
	WORDS_4,
	MORE_WORDS,
	ALONE,
	IN_LIST,
	ONE_GAP,
	GAPS,
	ALL_CAPITALS,
	FEW_CAPITALS,
	SMALL_START,
	NO_SMALL,
	DIGITS,
	DIGIT_START,
	SOME_PROMO,
	PROMO,
	STRONG_PROMO,
	SOME_NAVIGATION,
	NAVIGATION,
	STRONG_NAVIGATION,
	SOME_CAPTION,
	CAPTION,
	HEADLINE,
	SOME_BYLINE,
	BYLINE,
	DATELINE,
	SIGN,
	INNER_COLON,
	BAR,
	MONEY,
	MARK_START,
	LIST_MARK,
	FIRST,
	EARLY,
	LAST,
	LATE,
	AMONG_SHORT,
	NEAR_TEXT,
	OPEN_END,
	AFTER_OPEN,
	SENTENCES
};

const char *const zone_names[ZONE_KINDS] = {
	[ZONE_HEADLINE] = "headline", [ZONE_BYLINE] = "byline",
	[ZONE_DATELINE] = "dateline", [ZONE_CAPTION] = "caption",
	[ZONE_BULLET] = "bullet",     [ZONE_BODY] = "body",
	[ZONE_PROMO] = "promo",       [ZONE_NAVIGATION] = "navigation",
};

static uint64_t
bit(enum clue clue, bool seen)
{
	return (uint64_t)seen << clue;
}

/* The first of a rising row of clues whose bound is not passed. */
static uint64_t
step(enum clue first, size_t number, const unsigned char *bounds, size_t count)
{
	size_t i = 0;

	while (i < count && number > bounds[i])
		i++;
	return UINT64_C(1) << (first + i);
}

static uint64_t
read_wording(const struct shape *shape)
{
	const short *points = shape->points;

	return bit(SOME_PROMO, points[ZONE_PROMO] > 0) |
	       bit(PROMO, points[ZONE_PROMO] >= 4) |
	       bit(STRONG_PROMO, points[ZONE_PROMO] >= 8) |
	       bit(SOME_NAVIGATION, points[ZONE_NAVIGATION] > 0) |
	       bit(NAVIGATION, points[ZONE_NAVIGATION] >= 4) |
	       bit(STRONG_NAVIGATION, points[ZONE_NAVIGATION] >= 8) |
	       bit(SOME_CAPTION, points[ZONE_CAPTION] > 0) |
	       bit(CAPTION, points[ZONE_CAPTION] >= 5) |
	       bit(HEADLINE, points[ZONE_HEADLINE] > 0) |
	       bit(SOME_BYLINE, points[ZONE_BYLINE] > 0) |
	       bit(BYLINE, points[ZONE_BYLINE] >= 5) |
	       bit(DATELINE, points[ZONE_DATELINE] > 0);
}

static uint64_t
read_form(const struct shape *shape)
{
	static const unsigned char widths[] = {12, 25, 40, 60, 90, 130};
	static const unsigned char words[] = {1, 2, 4};

	return bit(AFTER_BLANK, shape->after_blank) |
	       bit(BULLET, shape->bullet) | bit(STOP, shape->stop) |
	       bit(QUESTION, shape->question) | bit(COLON, shape->colon) |
	       bit(QUOTED, shape->quoted) | bit(ENCLOSED, shape->enclosed) |
	       bit(NUMBERED, shape->numbered) | bit(SPEAKER, shape->speaker) |
	       bit(NUMBERS, shape->numbers) | bit(EMAIL, shape->email) |
	       bit(TAG, shape->tag) | bit(BY, shape->by) |
	       bit(NAMES, shape->names) | bit(DATE, shape->date) |
	       bit(ONE_GAP, shape->gaps == 1) | bit(GAPS, shape->gaps > 1) |
	       bit(ALL_CAPITALS,
		   shape->words > 1 && shape->capitals == shape->words) |
	       bit(FEW_CAPITALS, shape->words > 3 && shape->capitals < 2) |
	       step(WIDTH_12, shape->width, widths, sizeof widths) |
	       step(WORDS_1, shape->words, words, sizeof words);
}

/* "17.20 – ", "17:20 - " */
static bool
is_timed(const char *line, size_t size)
{
	return size > 8 && is_ascii_digit(line[0]) && is_ascii_digit(line[1]) &&
	       (line[2] == '.' || line[2] == ':') && is_ascii_digit(line[3]) &&
	       is_ascii_digit(line[4]) && line[5] == ' ' &&
	       (line[6] == '-' || line[6] == '\342');
}

/* "a) ", "+ ", and times before a dash: what points of lists begin with. */
static bool
is_list_mark(const char *line, size_t size)
{
	if (size > 3 && line[0] == '+' && line[1] == ' ')
		return true;
	if (size > 3 && is_ascii_letter(line[0]) && line[1] == ')' &&
	    line[2] == ' ')
		return true;
	return is_timed(line, size);
}

static uint64_t
read_bytes(const char *line, size_t size)
{
	bool small = false, digit = false, sign = false, colon = false;
	bool bar = false, money = false, sentences = false;

	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)line[i];

		if (small) { /* mostly letters, and they say no more */
			i = text_skip(line, i, size, true);
			if (i == size)
				break;
			byte = (unsigned char)line[i];
		}
		small |= byte >= 'a' && byte <= 'z';
		digit |= byte >= '0' && byte <= '9';
		sign |= byte == 0xA9 && i && line[i - 1] == '\302';
		colon |= byte == ':' && i + 1 < size && line[i + 1] == ' ';
		sentences |= (byte == '.' || byte == '?') && i > 8 &&
			     i + 2 < size && line[i + 1] == ' ' &&
			     is_upper_case((unsigned char)line[i + 2]);
		bar |= byte == '|';
		money |= byte == '$' || (byte == 0xA3 && i) ||
			 (byte == 0x82 && i && line[i - 1] == '\342');
	}
	return bit(NO_SMALL, !small) | bit(DIGITS, digit) | bit(SIGN, sign) |
	       bit(INNER_COLON, colon) | bit(SENTENCES, sentences) |
	       bit(BAR, bar) | bit(MONEY, money) |
	       bit(DIGIT_START, *line >= '0' && *line <= '9') |
	       bit(SMALL_START, *line >= 'a' && *line <= 'z') |
	       bit(MARK_START,
		   strchr("\"'", *line) ||
			   (size > 3 && !memcmp(line, "\342\200", 2) &&
			    ((unsigned char)line[2] & 0xF8) == 0x98)) |
	       bit(LIST_MARK, is_list_mark(line, size));
}

/* Whether a line ends in the middle of a sentence: a small word, no stop. */
static bool
is_open(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];
	char last = page->doc->text[shape->span.end - 1];

	return !shape->stop && !shape->colon &&
	       shape->capitals < shape->words &&
	       ((last >= 'a' && last <= 'z') || last == ',');
}

static bool
is_short(const struct page *page, size_t i)
{
	return page->shapes[i].width < 60 && !page->shapes[i].stop;
}

static uint64_t
read_place(const struct page *page, size_t i)
{
	size_t left = page->count - 1 - i, near = 0;
	bool text, alone, list;

	for (size_t k = i < WINDOW ? 0 : i - WINDOW;
	     k <= i + WINDOW && k < page->count; k++)
		near += k != i && is_short(page, k);
	text = (i > 0 && is_paragraph(&page->shapes[i - 1])) ||
	       (left > 0 && is_paragraph(&page->shapes[i + 1]));
	alone = page->shapes[i].after_blank &&
		(!left || page->shapes[i + 1].after_blank);
	list = i > 0 && left > 0 && !page->shapes[i].after_blank &&
	       !page->shapes[i + 1].after_blank && !page->shapes[i - 1].stop &&
	       !page->shapes[i].stop && !page->shapes[i + 1].stop;
	return bit(ALONE, alone) | bit(IN_LIST, list) |
	       bit(BEFORE_BLANK, !left || page->shapes[i + 1].after_blank) |
	       bit(FIRST, i < 2) | bit(EARLY, i < 8) | bit(LAST, left < 2) |
	       bit(LATE, left < 8) | bit(AMONG_SHORT, near >= 3) |
	       bit(NEAR_TEXT, text) | bit(OPEN_END, is_open(page, i)) |
	       bit(AFTER_OPEN, i > 0 && is_open(page, i - 1));
}

uint64_t
read_clues(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];
	size_t size = shape->span.end - shape->span.start;

	if (is_plain_text(shape))
		return read_form(shape) | read_place(page, i);
	return read_form(shape) | read_wording(shape) | read_place(page, i) |
	       read_bytes(page->doc->text + shape->span.start,
			  size < LONG_LINE ? size : LONG_LINE);
}

bool
is_table_row(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];
	uint64_t digits = page->clues[i];
	bool beside = false;

	if (!shape->gaps || shape->stop || i < page->first_body)
		return false;
	if (i > 0 && !shape->after_blank && shape[-1].gaps == shape->gaps) {
		digits |= page->clues[i - 1];
		beside = true;
	}
	if (i + 1 < page->count && !shape[1].after_blank &&
	    shape[1].gaps == shape->gaps) {
		digits |= page->clues[i + 1];
		beside = true;
	}
	return beside && (digits & bit(DIGITS, true));
}

/* Whether a line ends in a little word behind which more must come. */
static bool
ends_wanting(const struct page *page, size_t i)
{
	static const char little[] =
		" a an and as at by for from in of on or that the to with ";
	struct span span = page->shapes[i].span;
	char word[8] = " ";
	size_t size = 0;

	while (size < 5 && span.end - size > span.start &&
	       is_ascii_letter(page->doc->text[span.end - size - 1]))
		size++;
	if (size == 0 || size == 5)
		return false;
	memcpy(word + 1, page->doc->text + span.end - size, size);
	word[size + 1] = ' ';
	return strstr(little, word);
}

/* Whether a sentence goes on from line i to the next: broken at a link. */
static bool
is_broken(const struct page *page, size_t i)
{
	const struct shape *shape = &page->shapes[i];
	unsigned first;

	if (i + 1 >= page->count || shape[1].after_blank || shape->stop ||
	    shape->colon || shape->gaps || shape[1].gaps)
		return false;
	first = (unsigned char)page->doc->text[shape[1].span.start];
	return (first >= 'a' && first <= 'z') || first == ',' ||
	       ends_wanting(page, i);
}

size_t
broken_end(const struct page *page, size_t i)
{
	size_t end = i, width = page->shapes[i].width;

	while (is_broken(page, end) && end - i < LONGEST_BREAK)
		width += page->shapes[++end].width;
	if (width < 60 ||
	    page->doc->text[page->shapes[end].span.end - 1] != '.')
		return i;
	return end;
}
