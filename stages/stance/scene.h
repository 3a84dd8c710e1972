/*
 * A predicate in its sentence, and what stands right around it.
 */
#ifndef STAGES_STANCE_SCENE_H
#define STAGES_STANCE_SCENE_H

#include "stages/stance/arcs.h"
#include "stages/stance/frames.h"
#include "stages/stance/parties.h"

struct scene {
	const struct cast *cast;
	struct range chunks;
	const struct match_found *frame;
	const struct arcs *arcs;
};

static inline const struct chunk *
chunk_at(const struct outline *outline, size_t chunk)
{
	return &outline->chunks[chunk];
}

/* The noun phrase that follows chunk at once, or NOWHERE. */
size_t phrase_behind(const struct scene *scene, size_t chunk);

/*
 * The preposition word behind chunk, in the same clause; NOWHERE where there is
 * none. Under a noun it must belong to its phrase.
 */
size_t preposition_behind(const struct scene *scene, size_t chunk,
			  const char *word, size_t size, bool under_noun);

/* The copula before an adjective or a noun at chunk, or NOWHERE. */
size_t copula_before(const struct scene *scene, size_t chunk);

/* Whether the verb at chunk is done to what would be its subject. */
bool is_passive(const struct scene *scene, size_t chunk);

#endif
