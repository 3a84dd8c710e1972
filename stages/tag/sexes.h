/*
 * Whether a person is a man or a woman, as far as words and names tell.
 */
#ifndef STAGES_TAG_SEXES_H
#define STAGES_TAG_SEXES_H

#include "stages/tag/scene.h"

enum sex { SEX_UNKNOWN, SEX_MALE, SEX_FEMALE };

/* A mention of an entity, in tokens. */
struct naming {
	struct range range;
	size_t entity;
	enum mention_form form;
};

struct namings {
	struct naming *items; /* in text order */
	size_t count, capacity;
};

/* The sex that a word tells: "Mrs", "spokesman"; else SEX_UNKNOWN. */
enum sex sex_said(const struct scene *scene, size_t token);

/* The sex that the given name of a person tells; else SEX_UNKNOWN. */
enum sex sex_of_name(const struct scene *scene, const struct entity *entity);

/*
 * Finds the sex of each entity that is a person by titles ("Mrs"), by roles
 * ("a former chairwoman") and by given name; out has room for all entities.
 */
void find_sexes(const struct scene *scene, const struct entities *entities,
		const struct namings *namings, enum sex *out);

#endif
