/*
 * Joins candidates to entities: one a thing of the world, with its key.
 */
#ifndef STAGES_TAG_LINK_H
#define STAGES_TAG_LINK_H

#include "stages/tag/spans.h"

/* Fills out with the entities, in the order of their first mentions. */
void link_candidates(const struct scene *scene,
		     const struct candidates *candidates, struct entities *out);

#endif
