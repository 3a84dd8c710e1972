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

/* Whether a name may begin with a token: a capital, "3M", "de". */
static inline bool
may_begin(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_CAPITAL | LOOK_MIXED | LOOK_COUNTED) ||
	       is_class(scene, token, WORD_PARTICLE);
}

/*
 * Looks in all tables but that of titles for the names that begin with each
 * such token, once for the whole document: gazetteer_at() goes by that. Of
 * titles it only sees whether any begins so.
 */
const struct finds *find_names(const struct scene *scene);

/* Whether any name of those tables begins with a token that may begin one. */
bool begins_name(const struct scene *scene, size_t token);

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

/* The class of the title [first, end), or NULL where it is none. */
const char *title_class(const struct scene *scene, size_t first, size_t end);

#endif
