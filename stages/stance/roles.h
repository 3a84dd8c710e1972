/*
 * Fills the slots of a predicate: who stands where around it, by the chunks of
 * its sentence.
 */
#ifndef STAGES_STANCE_ROLES_H
#define STAGES_STANCE_ROLES_H

#include "stages/stance/scene.h"
#include "stages/stance/subjects.h"

/* Fills the first of slots that has parties. */
void fill_slots(const struct scene *scene, const struct slots *slots,
		enum side side, struct parties *out);

#endif
