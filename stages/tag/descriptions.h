/*
 * Whom "the company", "the bloc" and "the island" mean, where the text makes it
 * plain.
 */
#ifndef STAGES_TAG_DESCRIPTIONS_H
#define STAGES_TAG_DESCRIPTIONS_H

#include "stages/tag/discourse.h"

/*
 * Sees the common noun at token. Returns the entity that it means, or NOBODY
 * where it means none, or may mean several.
 */
size_t see_description(struct discourse *discourse, size_t token);

#endif
