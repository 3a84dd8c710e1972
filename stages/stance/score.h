/*
 * From single pieces of evidence to one stance a pair.
 */
#ifndef STAGES_STANCE_SCORE_H
#define STAGES_STANCE_SCORE_H

#include "stages/arena.h"
#include "stages/document.h"

/* Holders that are no entity. */
enum { HOLDER_ANY = -1, HOLDER_AUTHOR = -2 };

/* One sentence's word on one pair. */
struct opinion {
	long holder; /* index in doc->entities, or one of the above */
	long target;
	int confidence;           /* thousandths */
	struct evidence evidence; /* its score 0: undone by its words */
};

struct opinions {
	struct opinion *items; /* in text order */
	size_t count, capacity;
};

/*
 * One stance a pair, in the order of their first evidence. The last piece
 * decides the label; the score is the strongest of that sign. Changes the
 * order of opinions.
 */
void score_stances(const struct document *doc, struct opinions *opinions,
		   struct arena *arena, struct stances *out);

#endif
