#include "pipeline/date.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stages/text.h"

struct date {
	unsigned year, month, day;
};

int
cursor_peek(const struct cursor *cursor, size_t ahead)
{
	return cursor->end - cursor->at > ahead
		       ? (unsigned char)cursor->text[cursor->at + ahead]
		       : -1;
}

static bool
take_byte(struct cursor *cursor, char byte)
{
	if (cursor_peek(cursor, 0) != (unsigned char)byte)
		return false;
	cursor->at++;
	return true;
}

void
cursor_skip_blanks(struct cursor *cursor)
{
	for (;;) {
		if (cursor_peek(cursor, 0) == ' ' ||
		    cursor_peek(cursor, 0) == '\t')
			cursor->at++;
		else if (cursor_peek(cursor, 0) == 0xC2 &&
			 cursor_peek(cursor, 1) == 0xA0)
			cursor->at += 2;
		else
			return;
	}
}

/* The digits at the cursor as a number; returns how many there are. */
static size_t
take_number(struct cursor *cursor, unsigned *out)
{
	size_t count = 0;

	*out = 0;
	while (cursor_peek(cursor, 0) >= '0' && cursor_peek(cursor, 0) <= '9') {
		if (count++ < 9)
			*out = *out * 10 +
			       (unsigned)(cursor_peek(cursor, 0) - '0');
		cursor->at++;
	}
	return count;
}

/* The ASCII letters at the cursor; returns how many there are. */
static size_t
take_letters(struct cursor *cursor)
{
	size_t start = cursor->at;

	while ((cursor_peek(cursor, 0) | 32) >= 'a' &&
	       (cursor_peek(cursor, 0) | 32) <= 'z')
		cursor->at++;
	return cursor->at - start;
}

/*
 * The number of the name that the letters [start, at) are, from 1; 0: none.
 * Names stand one behind the other in list, "|" between them; a name may be
 * cut to its first three letters or more.
 */
static unsigned
named(const struct cursor *cursor, size_t start, const char *list)
{
	size_t size = cursor->at - start;
	unsigned number = 1;

	for (; *list; number++) {
		size_t whole = strcspn(list, "|");

		if (size >= 3 && size <= whole) {
			size_t i = 0;

			while (i < size &&
			       (cursor->text[start + i] | 32) == (list[i] | 32))
				i++;
			if (i == size)
				return number;
		}
		list += whole + (list[whole] == '|');
	}
	return 0;
}

static unsigned
take_month(struct cursor *cursor)
{
	static const char months[] = "january|february|march|april|may|june|"
				     "july|august|september|october|november|"
				     "december";
	size_t start = cursor->at;
	unsigned month;

	take_letters(cursor);
	month = named(cursor, start, months);
	if (month)
		take_byte(cursor, '.');
	return month;
}

bool
cursor_take_weekday(struct cursor *cursor)
{
	static const char days[] = "monday|tuesday|wednesday|thursday|friday|"
				   "saturday|sunday";
	struct cursor begin = *cursor;

	take_letters(cursor);
	if (named(cursor, begin.at, days)) {
		if (!take_byte(cursor, '.'))
			take_byte(cursor, ',');
		cursor_skip_blanks(cursor);
		return true;
	}
	*cursor = begin;
	return false;
}

/* Moves over "st", "nd", "rd" or "th" behind a day. */
static void
skip_ordinal(struct cursor *cursor)
{
	struct cursor begin = *cursor;
	const char *letters = cursor->text + cursor->at;

	if (take_letters(cursor) != 2 ||
	    !(text_is(letters, 2, "st") || text_is(letters, 2, "nd") ||
	      text_is(letters, 2, "rd") || text_is(letters, 2, "th")))
		*cursor = begin;
}

/* Moves over what may stand between two parts of a date. */
static void
skip_between(struct cursor *cursor)
{
	cursor_skip_blanks(cursor);
	if (take_byte(cursor, ',') || take_byte(cursor, '-'))
		cursor_skip_blanks(cursor);
}

static bool
take_year(struct cursor *cursor, unsigned *out)
{
	return take_number(cursor, out) == 4;
}

/* "March 4, 2026" */
static bool
take_month_first(struct cursor *cursor, struct date *out)
{
	size_t digits;

	out->month = take_month(cursor);
	if (!out->month)
		return false;
	cursor_skip_blanks(cursor);
	digits = take_number(cursor, &out->day);
	if (digits < 1 || digits > 2)
		return false;
	skip_ordinal(cursor);
	skip_between(cursor);
	return take_year(cursor, &out->year);
}

/* "4 March 2026", the day being read; "of" may stand before the month */
static bool
take_day_first(struct cursor *cursor, struct date *out)
{
	skip_ordinal(cursor);
	skip_between(cursor);
	if (cursor_peek(cursor, 0) == 'o' && cursor_peek(cursor, 1) == 'f' &&
	    cursor_peek(cursor, 2) == ' ')
		cursor->at += 3;
	out->month = take_month(cursor);
	skip_between(cursor);
	return out->month && take_year(cursor, &out->year);
}

/* "22/10/2025", where one of the two can't be a month, the first being read */
static bool
take_slashes(struct cursor *cursor, unsigned first, struct date *out)
{
	char mark = (char)cursor_peek(cursor, 0);
	unsigned second;
	size_t digits;

	cursor->at++;
	digits = take_number(cursor, &second);
	if (digits < 1 || digits > 2 || !take_byte(cursor, mark) ||
	    !take_year(cursor, &out->year))
		return false;
	if (first <= 12 && second <= 12 && first != second)
		return false;
	out->month = first <= 12 ? first : second;
	out->day = first <= 12 ? second : first;
	return true;
}

/* "2026-03-04", the year being read */
static bool
take_year_first(struct cursor *cursor, struct date *out)
{
	char mark = (char)cursor_peek(cursor, 0);

	cursor->at++;
	return take_number(cursor, &out->month) == 2 &&
	       take_byte(cursor, mark) && take_number(cursor, &out->day) == 2;
}

static bool
is_date_mark(int byte)
{
	return byte == '-' || byte == '/' || byte == '.';
}

static bool
take_numbered(struct cursor *cursor, struct date *out)
{
	unsigned first;
	size_t digits = take_number(cursor, &first);

	if (digits == 8) {
		*out = (struct date){first / 10000, first / 100 % 100,
				     first % 100};
		return true;
	}
	if (digits == 4) {
		out->year = first;
		return is_date_mark(cursor_peek(cursor, 0)) &&
		       take_year_first(cursor, out);
	}
	if (digits < 1 || digits > 2)
		return false;
	if (is_date_mark(cursor_peek(cursor, 0)) &&
	    cursor_peek(cursor, 1) >= '0' && cursor_peek(cursor, 1) <= '9')
		return take_slashes(cursor, first, out);
	out->day = first;
	return take_day_first(cursor, out);
}

static bool
is_possible(const struct date *date)
{
	static const unsigned char days[] = {31, 29, 31, 30, 31, 30,
					     31, 31, 30, 31, 30, 31};
	bool is_leap = date->year % 4 == 0 &&
		       (date->year % 100 != 0 || date->year % 400 == 0);

	return date->year >= 1500 && date->year < 2200 && date->month >= 1 &&
	       date->month <= 12 && date->day >= 1 &&
	       date->day <= days[date->month - 1] &&
	       (date->month != 2 || date->day <= 28 || is_leap);
}

bool
cursor_take_date(struct cursor *cursor, char out[DATE_SIZE])
{
	struct cursor begin = *cursor;
	struct date date = {0};
	bool is_read =
		cursor_peek(cursor, 0) >= '0' && cursor_peek(cursor, 0) <= '9'
			? take_numbered(cursor, &date)
			: take_month_first(cursor, &date);

	if (!is_read || !is_possible(&date)) {
		*cursor = begin;
		return false;
	}
	snprintf(out, DATE_SIZE, "%04u-%02u-%02u", date.year % 10000,
		 date.month % 100, date.day % 100);
	return true;
}

bool
date_read(const char *value, size_t size, char out[DATE_SIZE])
{
	struct cursor cursor = {value, 0, size};

	cursor_skip_blanks(&cursor);
	cursor_take_weekday(&cursor);
	return cursor_take_date(&cursor, out) &&
	       !(cursor_peek(&cursor, 0) >= '0' &&
		 cursor_peek(&cursor, 0) <= '9');
}
