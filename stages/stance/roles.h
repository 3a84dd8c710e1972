/*
 * Fills the slots of a predicate: who stands where around it, by the chunks of
 * its sentence.
 */
#ifndef STAGES_STANCE_ROLES_H
#define STAGES_STANCE_ROLES_H

#include "stages/stance/arcs.h"
#include "stages/stance/frames.h"
#include "stages/stance/subjects.h"

/* A predicate in its sentence. */
struct scene {
	const struct cast *cast;
	struct range chunks;
	const struct match_found *frame;
	const struct arcs *arcs;
};

/* Fills the first of slots that has parties. */
void fill_slots(const struct scene *scene, const struct slots *slots,
		enum side side, struct parties *out);

/* Whether one of the slots is there, filled by whatever. */
bool has_slot(const struct scene *scene, const struct slots *slots);

/* Whether a word of praise stands in the quotation behind the verb. */
bool is_praised(const struct scene *scene);

#endif
