/*
 * The lines of a page, and what speaks for the kind of each: what is seen of
 * it, as features of a model that was learned.
 */
#ifndef STAGES_TOKENIZE_PAGE_H
#define STAGES_TOKENIZE_PAGE_H

#include "stages/features.h"
#include "stages/tokenize/shapes.h"

/* Lines of a stretch at most, so that work stays linear. */
enum { RUN_LIMIT = 50 };

/* Lines beside each other that have something in common. */
struct stretch {
	size_t first, count;
};

/* That a line stands a second time, above or below; of authors above it. */
enum {
	REPEAT_ABOVE = 1,
	REPEAT_BELOW = 2,
	REPEAT_AUTHOR = 4,
	REPEAT_NOTHING_ELSE = 8,
};

/* The lines of a page, wrapped ones as one, and where its article stands. */
struct page {
	const struct document *doc;
	struct shape *shapes;
	uint64_t *clues;        /* of each line: a bit each, read_clues() */
	unsigned char *kinds;   /* enum zone_kind of each */
	unsigned char *repeats; /* of each */
	unsigned char *looks;   /* of each, read_look() */
	struct stretch *runs;   /* of short lines without a stop, or none */
	struct stretch *blocks; /* of lines without a blank one between them */
	size_t count;
	size_t questions; /* short ones that stand alone behind the beginning */
	size_t addressed; /* "you" in its questions: an interview's have it */
	size_t first_body, last_body; /* paragraphs that are surely such */
};

void read_page(const struct tokenize_state *state, const struct document *doc,
	       struct arena *arena, struct page *page);

/* Whether a line is a paragraph whatever stands around it. */
bool is_paragraph(const struct shape *shape);

/* Whether it is a long one whose wording is nothing but that of a text. */
static inline bool
is_plain_text(const struct shape *shape)
{
	return shape->stop && shape->width > PARAGRAPH && !shape->bullet &&
	       !shape->cued;
}

/* Whether the kind of line i is sure without the model; and that kind. */
bool is_given(const struct page *page, size_t i);
unsigned char given_kind(const struct page *page, size_t i,
			 const unsigned char *kinds);

/* What is seen of line i, a bit each. */
uint64_t read_clues(const struct page *page, size_t i);

/* What a line looks like, in one number of some thirty. */
unsigned char read_look(const struct shape *shape);

/* Whether figures in as many columns stand in a line and in one beside it. */
bool is_table_row(const struct page *page, size_t i);

/*
 * The last line of the sentence that begins in line i, where cut-out links
 * broke it into several; i: they did not.
 */
size_t broken_end(const struct page *page, size_t i);

/* What speaks for the kind of line i: into out, which is emptied first. */
void line_features(const struct page *page, size_t i, struct features *out);

/*
 * Adds what the kinds of the lines around say, as they were found by
 * themselves: of those above, of those below up to RUN_LIMIT. title is the
 * first headline, which may be that of a line below. Together with those of
 * the line itself there are at most FEATURE_LIMIT.
 */
void kind_features(const struct page *page, size_t i,
		   const unsigned char *kinds, size_t title,
		   struct features *out);

/* What zone-cues.tsv and records call the kinds. */
extern const char *const zone_names[ZONE_KINDS];

#endif
