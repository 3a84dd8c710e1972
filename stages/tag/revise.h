/*
 * Makes candidates of what the net sees: those of the rules where it agrees,
 * new ones where it does not.
 */
#ifndef STAGES_TAG_REVISE_H
#define STAGES_TAG_REVISE_H

#include "stages/tag/recognise.h"

/* Fills out, empty at the call, in text order, none overlapping. */
void revise_candidates(const struct hints *hints,
		       const struct detections *detections,
		       struct candidates *out);

#endif
