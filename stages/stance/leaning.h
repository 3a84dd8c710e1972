/*
 * A frame in its sentence: who leans which way toward whom, as it is read so
 * far.
 */
#ifndef STAGES_STANCE_LEANING_H
#define STAGES_STANCE_LEANING_H

#include "stages/stance/roles.h"

struct leaning {
	int sign;     /* 1 or -1 */
	int strength; /* 0 to 3; 0: undone by the words around it */
	bool hedged;  /* an operator weakened or turned it */
	bool lent;    /* an operator gave it its targets */
	struct parties holders, targets;
};

/* Who and toward whom by the frame's own slots. */
void fill_roles(const struct scene *scene, struct leaning *leaning);

#endif
