/*
 * What the net sees, without what is no part of a name, before it is merged
 * with what the rules see (revise.h).
 */
#ifndef STAGES_TAG_AMEND_H
#define STAGES_TAG_AMEND_H

#include "stages/tag/hints.h"
#include "stages/tag/recognise.h"

/* The detection without titles, articles and what is tied to its front. */
struct detection amended(const struct scene *scene,
			 const struct detection *detection);

/* Whether what the net takes for a name is none: "Jr.", "Republican". */
bool is_no_name(const struct hints *hints, const struct detection *detection);

#endif
