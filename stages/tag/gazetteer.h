/*
 * The longest names of the gazetteers that begin at a token.
 */
#ifndef STAGES_TAG_GAZETTEER_H
#define STAGES_TAG_GAZETTEER_H

#include "stages/tag/scene.h"

struct hit {
	size_t end;             /* the token behind it; 0: nothing was found */
	bool recased;           /* found for "SEOUL" as "Seoul" */
	struct matches matches; /* the cells that hold the name */
};

/*
 * The longest name of a table that begins with token first and ends before
 * token limit. Words in capitals are also tried as "Seoul" for "SEOUL";
 * titles are looked up in lower case.
 */
struct hit gazetteer_at(const struct scene *scene, enum gazetteer_table table,
			size_t first, size_t limit);

/* The same for a name in lower case: "seoul" is looked up as "Seoul". */
struct hit gazetteer_raised_at(const struct scene *scene,
			       enum gazetteer_table table, size_t first,
			       size_t limit);

#endif
