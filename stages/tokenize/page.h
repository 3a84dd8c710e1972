/*
 * The lines of a page, and what speaks for the kind of each: points by rules
 * that people wrote, and clues whose weights were learned.
 */
#ifndef STAGES_TOKENIZE_PAGE_H
#define STAGES_TOKENIZE_PAGE_H

#include "stages/tokenize/shapes.h"

/* The lines of a page, wrapped ones as one, and where its article stands. */
struct page {
	const struct document *doc;
	struct shape *shapes;
	uint64_t *clues;      /* of each line: a bit each, read_clues() */
	unsigned char *kinds; /* enum zone_kind of each */
	size_t count;
	size_t questions; /* short ones that stand alone behind the beginning */
	size_t first_body, last_body; /* paragraphs that are surely such */
};

void read_page(const struct tokenize_state *state, const struct document *doc,
	       struct arena *arena, struct page *page);

/* Whether a line is a paragraph whatever stands around it. */
bool is_paragraph(const struct shape *shape);

/* Whether it is so long a one that its words are not read: always body. */
static inline bool
is_plain_text(const struct shape *shape)
{
	return shape->stop && shape->width > PARAGRAPH && !shape->bullet;
}

/*
 * Points for each kind that line i may be of, by its wording, shape and place;
 * the lines above have their kinds. titled: a headline is among these.
 */
void weigh_line(const struct page *page, size_t i, bool titled, int *points);

/* What is seen of line i, a bit each. */
uint64_t read_clues(const struct page *page, size_t i);

/* Whether figures in as many columns stand in a line and in one beside it. */
bool is_table_row(const struct page *page, size_t i);

/*
 * The last line of the sentence that begins in line i, where cut-out links
 * broke it into several; i: they did not.
 */
size_t broken_end(const struct page *page, size_t i);

/*
 * Where a clue is seen: in the line itself, wherever that stands, or between
 * two bounds of its page; in the line above or below; or as the kind of the
 * line above.
 */
enum clue_place {
	PLACE_ANY,
	PLACE_TOP,    /* before a headline and before the text */
	PLACE_TITLED, /* behind a headline, before the text */
	PLACE_TEXT,   /* from the first paragraph to the last */
	PLACE_BOTTOM, /* behind it */
	PLACE_ABOVE,
	PLACE_BELOW,
	PLACE_KIND,
	CLUE_PLACES,
};

enum { CLUES = 64, ALL_CLUES = CLUE_PLACES * CLUES };

/* The numbers of all clues for line i, place * CLUES + bit; returns how many.
 */
size_t list_clues(const struct page *page, size_t i, bool titled,
		  unsigned short out[ALL_CLUES]);

/* Adds the weights of a line's clues to its points. */
void weigh_clues(const struct tokenize_state *state, const struct page *page,
		 size_t i, bool titled, int *points);

/* What zone-cues.tsv and zone-weights.tsv call the kinds. */
extern const char *const zone_names[ZONE_KINDS];

/* "text wider", as zone-weights.tsv calls a clue; at most 40 bytes. */
void name_clue(size_t clue, char out[40]);

#endif
