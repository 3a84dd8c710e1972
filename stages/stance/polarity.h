/*
 * What the words around a frame make of its stance: negation, hedges, verbs
 * that reverse it, light verbs that lend it a holder or a target.
 */
#ifndef STAGES_STANCE_POLARITY_H
#define STAGES_STANCE_POLARITY_H

#include "stages/stance/leaning.h"

/* The operators of a sentence, and where they stand. */
struct operators {
	struct frames found;
	const size_t *at; /* [token], the first that begins there, or NOWHERE */
};

/* Applies to leaning all operators that govern the scene's frame. */
void apply_operators(const struct operators *operators,
		     const struct scene *scene, struct leaning *leaning);

#endif
