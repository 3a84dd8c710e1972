/*
 * Whom a pronoun cannot mean, by where the two stand.
 */
#ifndef STAGES_TAG_BARRED_H
#define STAGES_TAG_BARRED_H

#include "stages/tag/salience.h"

/* Whether a sighting is not whom "he" and "she" mean. */
bool is_not_meant(const struct discourse *discourse,
		  const struct question *question,
		  const struct sighting *sighting);

/* Whether it is not what "it" means: an outlet that was told, "Chinese". */
bool is_no_body(const struct discourse *discourse,
		const struct question *question,
		const struct sighting *sighting);

/* Whether it is not whom "they" mean: one body that does not act. */
bool is_no_group(const struct discourse *discourse,
		 const struct question *question,
		 const struct sighting *sighting);

/* "it is clear that", "it seems", "it takes time": it means nothing. */
bool means_nothing(const struct discourse *discourse, size_t token);

#endif
