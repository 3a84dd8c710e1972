/*
 * Common nouns, data/tag/descriptions.tsv, and which entities they fit: by
 * their tables, by their names, and by what the text calls them.
 */
#ifndef STAGES_TAG_CALLINGS_H
#define STAGES_TAG_CALLINGS_H

#include "stages/tag/discourse.h"

/* The row of a token in descriptions.tsv, or SIZE_MAX. */
size_t description_row(const struct discourse *discourse, size_t token);

/* What a row's noun stands for, as a set of type_bit(). */
unsigned row_types(const struct scene *scene, size_t row);

/* Whether a referent is a news outlet or agency. */
bool is_outlet(const struct discourse *discourse, size_t referent);

/* Whether a row of descriptions.tsv names a word or the kind of an entity. */
bool row_fits(const struct discourse *discourse, size_t entity, size_t row);

/* Whether the text has called an entity by the noun of a row. */
bool is_called(const struct discourse *discourse, size_t entity, size_t row);

#endif
