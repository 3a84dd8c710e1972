/*
 * What entities are by their tables and their names, and which common nouns
 * fit them.
 */
#ifndef STAGES_TAG_CALLINGS_H
#define STAGES_TAG_CALLINGS_H

#include "stages/tag/discourse.h"

/* Whether a referent is a news outlet or agency. */
bool is_outlet(const struct discourse *discourse, size_t referent);

/* Whether a row of descriptions.tsv names a word or the kind of an entity. */
bool row_fits(const struct discourse *discourse, size_t entity, size_t row);

/* Whether the text has called an entity by the noun of a row. */
bool is_called(const struct discourse *discourse, size_t entity, size_t row);

#endif
