/*
 * Who and what a document has spoken of so far, each with its part in its
 * clause: the mentions of its entities, and what has no name ("a driver", "the
 * deal"), which pronouns may mean as well.
 */
#ifndef STAGES_TAG_DISCOURSE_H
#define STAGES_TAG_DISCOURSE_H

#include "stages/tag/clauses.h"
#include "stages/tag/sexes.h"

#define NOBODY SIZE_MAX

/* What may be meant; sets of these and of type_bit() are unsigned. */
enum { GIST_THING = 1 << 8, GIST_PLURAL = 1 << 9 };

static inline unsigned
type_bit(enum entity_type type)
{
	return 1U << type;
}

enum {
	GIST_BODIES = 1 << ENTITY_COMPANY | 1 << ENTITY_ORGANIZATION |
		      1 << ENTITY_COUNTRY,
	GIST_NAMED = GIST_BODIES | 1 << ENTITY_PERSON | 1 << ENTITY_PLACE,
};

struct sighting {
	struct range range;
	size_t head;     /* the token that hangs on a word outside of it */
	size_t referent; /* an entity, or from entities->count on: no name */
	unsigned kinds;
	enum sex sex;
	size_t row; /* of descriptions.tsv; SIZE_MAX: a name, or in no table */
	int points; /* how much its part in the clause keeps it in mind */
	bool adjective;  /* "Chinese" */
	bool introduced; /* a person, named for the first time */
};

struct sightings {
	struct sighting *items;
	size_t count, capacity;
};

/* That the text calls an entity by a common noun: "the chipmaker Micron". */
struct calling {
	size_t entity, row;
};

struct callings {
	struct calling *items;
	size_t count, capacity;
};

struct discourse {
	const struct scene *scene;
	const struct entities *entities;
	struct clauses clauses;
	enum sex *sexes;    /* [entity] */
	const char **kinds; /* [entity]; NULL: not looked up yet */
	/* [token] of the first written like it: its row of descriptions.tsv
	   + 2, 1 without; 0: not looked up */
	size_t *rows;
	uint32_t *steps; /* [token]: sentences and paragraphs before it */
	uint32_t *marks; /* [token]: a passage in quotation marks; 0: none */
	size_t *named;   /* [token]: entity that is named there + 1; 0: none */
	size_t *seen;    /* [token]: index of its sighting + 1; 0: none */
	struct sightings sightings;
	struct callings callings;
	size_t referents; /* so far */
};

void discourse_make(struct discourse *discourse, const struct scene *scene,
		    const struct entities *entities,
		    const struct namings *namings);

/* The entity whose mention a token is part of, or NOBODY. */
size_t entity_named_at(const struct discourse *discourse, size_t token);

/* The sighting that a token is part of, so far, or NULL. */
const struct sighting *sighting_at(const struct discourse *discourse,
				   size_t token);

enum sex sighting_sex(const struct discourse *discourse,
		      const struct sighting *sighting);

/* Remembers what was spoken of; points are counted here. */
void discourse_see(struct discourse *discourse, struct sighting sighting);

/* The same of a mention of an entity. */
void see_entity(struct discourse *discourse, const struct naming *naming);

/* The same of a common noun at the head of a phrase, which names nobody. */
void see_noun(struct discourse *discourse, size_t token, size_t row);

/* Whether a sighting is of whoever acts on a token: "he" in "he sued him". */
bool is_acted_on_by(const struct discourse *discourse, size_t token,
		    const struct sighting *sighting);

/* Sentences and paragraphs from a token to a later one. */
int steps_between(const struct discourse *discourse, size_t from, size_t to);

#endif
