/*
 * From single pieces of evidence to one stance a pair.
 */
#ifndef STAGES_STANCE_SCORE_H
#define STAGES_STANCE_SCORE_H

#include "stages/stance/opinions.h"

/*
 * One stance a pair, in the order of their first evidence. The last piece
 * that is more than mild decides the label; where anybody holds it, all must
 * agree, or there is none. The score is the strongest of that sign. Changes the
 * order of opinions.
 */
void score_stances(const struct document *doc, struct opinions *opinions,
		   struct arena *arena, struct stances *out);

#endif
