/*
 * What the words around a frame make of its stance: negation, hedges, verbs
 * that reverse it, light verbs that lend it a holder or a target.
 */
#ifndef STAGES_STANCE_POLARITY_H
#define STAGES_STANCE_POLARITY_H

#include "stages/stance/roles.h"

/* A frame in its sentence, as it is read so far. */
struct leaning {
	int sign;     /* 1 or -1 */
	int strength; /* 0 to 3; 0: undone by the words around it */
	bool hedged;  /* an operator weakened or turned it */
	struct parties holders, targets;
};

/* The operators of a sentence, and where they stand. */
struct operators {
	struct frames found;
	const size_t *at; /* [token], the first that begins there, or NOWHERE */
};

/* Applies to leaning all operators that govern the scene's frame. */
void apply_operators(const struct operators *operators,
		     const struct scene *scene, struct leaning *leaning);

#endif
