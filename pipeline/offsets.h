/*
 * From bytes of a text to its code points and back: the one place where the
 * two meet. A few dozen bytes are looked at for each question.
 */
#ifndef PIPELINE_OFFSETS_H
#define PIPELINE_OFFSETS_H

#include <stdbool.h>
#include <stddef.h>

#include "stages/arena.h"

struct offsets {
	const char *text;
	size_t size;   /* bytes */
	size_t points; /* code points */
	size_t *marks; /* [byte / OFFSETS_STEP], code points before that byte;
			  NULL: every code point is one byte */
};

enum { OFFSETS_STEP = 32 };

/* Of valid UTF-8, which must outlive out. */
void offsets_init(struct offsets *offsets, const char *text, size_t size,
		  struct arena *arena);

/* The code points before a byte, which must begin one. */
size_t offsets_point(const struct offsets *offsets, size_t byte);

/* The byte where a code point begins; the size where there is none such. */
size_t offsets_byte(const struct offsets *offsets, size_t point);

#endif
