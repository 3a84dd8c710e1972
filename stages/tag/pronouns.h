/*
 * Whom "he", "she", "it" and "they" mean, where the text makes it plain.
 */
#ifndef STAGES_TAG_PRONOUNS_H
#define STAGES_TAG_PRONOUNS_H

#include "stages/tag/discourse.h"

/*
 * Sees the pronoun at token. Returns the entity that it means, or NOBODY where
 * it is no such pronoun, means what has no name, or may mean several.
 */
size_t see_pronoun(struct discourse *discourse, size_t token);

#endif
