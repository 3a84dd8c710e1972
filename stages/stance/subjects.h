/*
 * The subjects of verbs, by the chunks of the sentence: to the left of their
 * verb, across asides, or shared with another verb.
 */
#ifndef STAGES_STANCE_SUBJECTS_H
#define STAGES_STANCE_SUBJECTS_H

#include "stages/stance/parties.h"

/* Adds the parties of the subject of the verb group at chunk. */
void subject_of(const struct cast *cast, struct range chunks, size_t chunk,
		enum side side, struct parties *out);

#endif
