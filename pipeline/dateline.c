#include "pipeline/dateline.h"

#include <stdint.h>
#include <string.h>

#include "stages/text.h"

enum {
	FIRST_LINES = 15,  /* not blank, in which a date is looked for */
	SHORT_LINE = 120,  /* bytes of a line that may be about the article */
	PLACE_SIZE = 80,   /* bytes of a dateline before its date */
	WORDS_BEFORE = 12, /* of a line before its date */
};

/* Whether a word is one of a list with "|" between them. */
static bool
is_one_of(const char *word, size_t size, const char *list)
{
	while (*list) {
		size_t whole = strcspn(list, "|"), i = 0;

		while (i < size && i < whole && (word[i] | 32) == list[i])
			i++;
		if (i == size && i == whole)
			return true;
		list += whole + (list[whole] == '|');
	}
	return false;
}

/* Small words in the name of a place, or before a date. */
static const char small_words[] = "and|of|de|la|at";

/* What says when an article came out. */
static const char publishing[] = "published|posted|updated|am|pm";

/*
 * Moves over one word of a place, a name or a label, or a mark between them.
 * *may_follow says whether a date may stand behind it. Returns false where
 * the line is a sentence instead.
 */
static bool
skip_label(struct cursor *cursor, bool *may_follow)
{
	const char *word = cursor->text + cursor->at;
	size_t start = cursor->at, size, next = start;
	int32_t first = text_next(cursor->text, cursor->end, &next);

	if (!is_letter(first) && !is_digit(first)) {
		cursor->at = next;
		*may_follow = true;
		return true;
	}
	while (cursor->at < cursor->end) {
		int32_t point;

		next = cursor->at;
		point = text_next(cursor->text, cursor->end, &next);
		if (!is_letter(point) && !is_digit(point) && point != '\'' &&
		    point != 0x2019 && point != '-' && point != ':')
			break;
		cursor->at = next;
	}
	size = cursor->at - start;
	if (cursor->text[cursor->at - 1] == ':')
		size--;
	if (is_one_of(word, size, "on")) /* "published on", no "Rise on" */
		return true;
	*may_follow = cursor->text[cursor->at - 1] == ':' ||
		      is_one_of(word, size, publishing);
	return *may_follow || is_upper_case(first) || is_digit(first) ||
	       is_one_of(word, size, small_words);
}

/* A dash of any length. */
static bool
is_dash(int32_t point)
{
	return point == '-' || (point >= 0x2010 && point <= 0x2015);
}

/* Whether what stands behind a date lets the line be about the article. */
static bool
ends_well(struct cursor cursor, bool is_paragraph)
{
	int32_t point;

	if (cursor_peek(&cursor, 0) == 'T') /* the time of an ISO 8601 date */
		return !is_paragraph;
	cursor_skip_blanks(&cursor);
	if (cursor.at == cursor.end)
		return !is_paragraph;
	point = text_next(cursor.text, cursor.end, &cursor.at);
	if (point == '(' || point == '/' || is_dash(point))
		return true;
	if (is_paragraph)
		return false;
	if (point == ',')
		cursor_skip_blanks(&cursor);
	if (point == ',' && cursor_peek(&cursor, 0) >= '0' &&
	    cursor_peek(&cursor, 0) <= '9')
		return true;                    /* the time of day */
	if (cursor.text[cursor.end - 1] == '.') /* a sentence's */
		return cursor.at == cursor.end;
	return point == ',' || point == '|' || point == 0xB7 ||
	       point == 0x2022 || point == ';' || point == ')' ||
	       is_digit(point) ||
	       (point == 'a' && cursor_peek(&cursor, 0) == 't');
}

/* The date of a line that is about the article, or of a dateline. */
static bool
find_in_line(struct cursor line, char out[DATE_SIZE])
{
	bool is_paragraph = line.end - line.at > SHORT_LINE;
	size_t limit = is_paragraph ? PLACE_SIZE : SHORT_LINE;
	size_t start = line.at;
	bool may_follow = true;

	for (int words = 0; words < WORDS_BEFORE; words++) {
		cursor_skip_blanks(&line);
		if (line.at == line.end || line.at - start > limit)
			return false;
		if (may_follow) {
			while (cursor_take_weekday(&line))
				;
			if (cursor_take_date(&line, out))
				return ends_well(line, is_paragraph);
		}
		if (line.at == line.end || !skip_label(&line, &may_follow))
			return false;
	}
	return false;
}

bool
dateline_find(const char *text, size_t size, char out[DATE_SIZE])
{
	size_t at = 0;

	for (int lines = 0; lines < FIRST_LINES && at < size;) {
		const char *end = memchr(text + at, '\n', size - at);
		struct cursor line = {text, at,
				      end ? (size_t)(end - text) : size};

		at = line.end + 1;
		while (line.end > line.at && (text[line.end - 1] == '\r' ||
					      text[line.end - 1] == ' '))
			line.end--;
		if (line.at == line.end)
			continue;
		lines++;
		if (find_in_line(line, out))
			return true;
	}
	return false;
}
