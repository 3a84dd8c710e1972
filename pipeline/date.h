/*
 * Dates as YYYY-MM-DD. Only a date that says its day, month and year counts;
 * of 3/4/2026 nobody can tell which is the month.
 */
#ifndef PIPELINE_DATE_H
#define PIPELINE_DATE_H

#include <stdbool.h>
#include <stddef.h>

enum { DATE_SIZE = 11 }; /* "2026-11-26" and a NUL */

/* What is being read: bytes [at, end) of a text. */
struct cursor {
	const char *text;
	size_t at, end;
};

/* The byte that stands so many behind the cursor; -1 at the end. */
int cursor_peek(const struct cursor *cursor, size_t ahead);

/* Moves over blanks, no-break spaces too, but no ends of lines. */
void cursor_skip_blanks(struct cursor *cursor);

/* Moves over a weekday and its comma; where there is none it stays. */
bool cursor_take_weekday(struct cursor *cursor);

/* Reads the date at the cursor; where there is none it stays. */
bool cursor_take_date(struct cursor *cursor, char out[DATE_SIZE]);

/*
 * Reads the date that a value begins with, a weekday before it skipped:
 * "2026-03-04T10:00Z", "Wed, 04 Mar 2026 10:00 GMT", "March 4, 2026",
 * "20260304". Returns false where there is none.
 */
bool date_read(const char *value, size_t size, char out[DATE_SIZE]);

#endif
