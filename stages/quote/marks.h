/*
 * Quotation marks, paired by kind within a paragraph.
 *
 * Double marks of any shape (straight, curly, two single ones or backticks)
 * close each other, guillemets each other, single ones each other. British
 * single marks are told from apostrophes by what stands around them and by
 * whether a partner follows. Marks inside a passage are not paired again.
 */
#ifndef STAGES_QUOTE_MARKS_H
#define STAGES_QUOTE_MARKS_H

#include "stages/quote/words.h"

/* What stands between marks, marks included. */
struct passage {
	struct span span;
	size_t first, end; /* tokens */
	bool closed;       /* false: it ends with its paragraph */
	bool continues;    /* the one before, which was left open */
	bool work;         /* the title of one: the show "Cake Boss" */
};

struct passages {
	struct passage *items;
	size_t count, capacity;
};

/*
 * Finds the passages of words' document, in text order, none overlapping;
 * sets words->passage, words->wrapped and the class of the marks. An opening
 * mark that no partner follows is a passage only where a paragraph begins with
 * it. Linear in the text.
 */
void marks_pair(struct words *words, struct arena *arena, struct passages *out);

/* Whether a paragraph ends somewhere in [start, end) of the text. */
bool has_paragraph_end(const struct words *words, size_t start, size_t end);

#endif
