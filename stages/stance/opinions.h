/*
 * What one sentence says of pairs, by one of its frames.
 */
#ifndef STAGES_STANCE_OPINIONS_H
#define STAGES_STANCE_OPINIONS_H

#include "stages/stance/leaning.h"

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
 * Adds each pair of leaning's holders and targets. Where it has no holder, the
 * speaker, the author or anybody may hold what it says.
 */
void add_opinions(struct opinions *opinions, const struct scene *scene,
		  const struct leaning *leaning);

#endif
