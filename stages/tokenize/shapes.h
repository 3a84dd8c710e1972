/*
 * What a line of a page looks like, for the zones.
 */
#ifndef STAGES_TOKENIZE_SHAPES_H
#define STAGES_TOKENIZE_SHAPES_H

#include "stages/tokenize/tokenize.h"

enum { ZONE_KINDS = ZONE_NAVIGATION + 1, LINE_WORDS = 14 };

/* A line, or wrapped lines that go on in each other. */
struct shape {
	struct span span;
	unsigned short
		width; /* code points, counted to a little above LONG_LINE */
	bool after_blank : 1; /* it follows a blank line, or begins the text */
	bool bullet : 1;      /* a bullet mark and a space begin it */
	bool stop : 1; /* a full stop or its like ends it, or a mark behind */
	bool question : 1; /* "?" or "!" ends it, or a mark behind */
	bool colon : 1;    /* ":" ends it, or a mark behind */
	bool quoted : 1;   /* a quotation mark begins it, and one ends it */
	bool enclosed : 1; /* a bracket begins it, and one ends it */
	bool numbered : 1; /* "(3)" or "3." begins it */
	bool speaker : 1;  /* "NAME:" or "Name Surname:" begins it */
	bool shouts : 1;   /* a speaker in capitals: "PRIME MINISTER:" */
	bool rule : 1;     /* no word in it: dashes, a row of stars */
	bool numbers : 1;  /* no letter in it, but digits */
	bool email : 1;
	bool tag : 1;   /* "#" and a letter begin it */
	bool by : 1;    /* "By" and a capital begin it */
	bool names : 1; /* capitals and the little words of names, no digits */
	bool date : 1;  /* nothing but a date or time, and maybe a place */
	bool cued : 1;  /* a cue is in it, also one of no points */
	unsigned short words, capitals;
	unsigned short
		gaps; /* what parts the items of menus: " | ", three spaces */
	short points[ZONE_KINDS];       /* of the wording, by zone-cues.tsv */
	uint32_t wording[LINE_WORDS];   /* hashes of its first words */
	uint32_t first_hash, last_hash; /* word_hash() of two of them */
	uint16_t first_cluster, last_cluster; /* theirs, find_clusters() */
	unsigned short capital_words; /* of the first ones: a bit each */
	uint32_t last_word;           /* its hash */
	uint32_t whole;               /* of all; digits are all one */
};

/*
 * Of lines above PARAGRAPH that end in a stop only the beginning is read, of
 * those above LONG_LINE nothing but the ends.
 */
enum { PARAGRAPH = 130, LONG_LINE = 320, BEGINNING = 96 };

static inline void
add_points(struct shape *shape, enum zone_kind kind, int points)
{
	shape->points[kind] = (short)(shape->points[kind] + points);
}

/* Fills all but after_blank and the clusters. */
void read_shape(const struct tokenize_state *state, const char *text,
		struct span span, struct shape *out);

/*
 * Fills the clusters: later than the rest, as what is known of words lies far
 * apart in memory, and is fetched meanwhile.
 */
void find_clusters(const struct tokenize_state *state, struct shape *shape);

#endif
