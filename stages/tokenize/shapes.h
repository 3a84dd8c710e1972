/*
 * What a line of a page looks like, for the zones.
 */
#ifndef STAGES_TOKENIZE_SHAPES_H
#define STAGES_TOKENIZE_SHAPES_H

#include "stages/tokenize/tokenize.h"

enum { ZONE_KINDS = ZONE_NAVIGATION + 1 };

/* A line, or wrapped lines that go on in each other. */
struct shape {
	struct span span;
	size_t width;     /* code points, counted to a little above LONG_LINE */
	bool after_blank; /* it follows a blank line, or begins the text */
	bool bullet;      /* a bullet mark and a space begin it */
	bool stop;     /* a full stop or its like ends it, or a mark behind */
	bool question; /* "?" or "!" ends it, or a mark behind */
	bool colon;    /* ":" ends it, or a mark behind */
	bool quoted;   /* a quotation mark begins it, and one ends it */
	bool enclosed; /* a bracket begins it, and one ends it */
	bool numbered; /* "(3)" or "3." begins it */
	bool speaker;  /* "NAME:" or "Name Surname:" begins it */
	bool shouts;   /* a speaker in capitals: "PRIME MINISTER:" */
	bool rule;     /* no word in it: dashes, a row of stars */
	bool numbers;  /* no letter in it, but digits */
	bool email;
	bool tag;   /* "#" and a letter begin it */
	bool by;    /* "By" and a capital begin it */
	bool names; /* capitals and the little words of names, no digits */
	bool date;  /* nothing but a date or time, and maybe a place */
	size_t words, capitals;
	size_t gaps; /* what parts the items of menus: " | ", three spaces */
	int points[ZONE_KINDS]; /* of the wording, by zone-cues.tsv */
};

/* Longer lines, and those nearly as long that end in a stop, are paragraphs:
 * only their ends are read. */
enum { LONG_LINE = 200 };

void read_shape(const struct tokenize_state *state, const char *text,
		struct span span, struct shape *out);

#endif
