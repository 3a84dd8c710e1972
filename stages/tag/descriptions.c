#include "stages/tag/descriptions.h"

#include <string.h>

#include "stages/tag/callings.h"
#include "stages/tag/salience.h"

enum { BEFORE = 5 }; /* words between "the" and its noun */

/* data/tag/descriptions.tsv, stands */
enum stand { STAND_NEVER, STAND_ANY, STAND_LONE, STAND_FITS, STAND_CALLED };

static enum stand
stand_of(const struct discourse *discourse, size_t row)
{
	static const char *const names[] = {
		[STAND_NEVER] = "never",   [STAND_ANY] = "any",
		[STAND_LONE] = "lone",     [STAND_FITS] = "fits",
		[STAND_CALLED] = "called",
	};
	const struct lexicon *lexicon = discourse->scene->lexicon;
	const char *cell =
		table_cell(&lexicon->descriptions, row, lexicon->stands);

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(cell, names[i]))
			return (enum stand)i;
	return STAND_NEVER;
}

/* "the other company", "the first minister": somebody else. */
static bool
tells_apart(const struct scene *scene, size_t token)
{
	static const char *const words[] = {
		"other",  "another", "new",    "next",   "first",   "second",
		"third",  "last",    "same",   "former", "latter",  "previous",
		"whole",  "entire",  "very",   "only",   "average", "typical",
		"future", "best",    "second", "parent", "sister",  "holding",
		"rival",  "ruling",  "local",  "home",   "host"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, token, words[i]))
			return true;
	return false;
}

/* Whether a token can stand between "the" and its noun. */
static bool
is_modifier(const struct discourse *discourse, size_t token)
{
	const struct clauses *clauses = &discourse->clauses;

	return looks(discourse->scene, token, LOOK_HYPHEN) ||
	       is_tagged(clauses, token,
			 TAGGED_ADJECTIVE | TAGGED_PARTICIPLE |
				 TAGGED_GERUND) ||
	       entity_named_at(discourse, token) != NOBODY;
}

/* What stands between "the" and a noun. */
struct front {
	size_t first;        /* the token behind "the"; 0: there is none */
	const char *country; /* "Chinese", "Beijing" */
	bool plain;          /* nothing else stands there */
};

static struct front
front_of(const struct discourse *discourse, size_t token)
{
	const struct scene *scene = discourse->scene;
	struct front front = {.plain = true};
	size_t entity;

	for (size_t i = token; i > 0 && token - i < BEFORE; i--) {
		if (reads(scene, i - 1, "the")) {
			front.first = i;
			return front;
		}
		entity = entity_named_at(discourse, i - 1);
		if (!is_modifier(discourse, i - 1) || tells_apart(scene, i - 1))
			break;
		front.plain = false;
		if (entity == NOBODY)
			continue;
		/* "the Velta company": no other's */
		if (!discourse->entities->items[entity].country ||
		    (discourse->entities->items[entity].type !=
			     ENTITY_COUNTRY &&
		     discourse->entities->items[entity].type != ENTITY_PLACE))
			break;
		front.country = discourse->entities->items[entity].country;
	}
	return (struct front){0};
}

/* "the company that", "the bank of", "the minister, Jane Roe" */
static bool
is_specified(const struct discourse *discourse, size_t token)
{
	enum { BEHIND = 12 };
	const struct clauses *clauses = &discourse->clauses;
	const struct scene *scene = discourse->scene;

	if (reads(scene, token + 1, "of") || reads(scene, token + 1, "that") ||
	    reads(scene, token + 1, "who") ||
	    reads(scene, token + 1, "behind") ||
	    looks(scene, token + 1, LOOK_HYPHEN | LOOK_CAPITAL))
		return true;
	if (reads(scene, token + 1, ","))
		return looks(scene, token + 2, LOOK_CAPITAL) &&
		       head_of(clauses, token + 2) == token;
	for (size_t i = token + 1; i < token + BEHIND && i < clauses->count &&
				   looks(scene, i, LOOK_LETTER | LOOK_HYPHEN);
	     i++)
		if (head_of(clauses, i) == token &&
		    relates(clauses, i,
			    RELATES_NOMINAL | RELATES_CLAUSE |
				    RELATES_APPOSITION))
			return true;
	return false;
}

/* What a question about a description has beside. */
struct described {
	struct question question; /* first: is_barred() is passed it */
	enum stand stand;
	const char *country;
};

static bool
is_rival_noun(const struct described *described,
	      const struct sighting *sighting)
{
	return described->stand == STAND_ANY ||
	       described->stand == STAND_LONE ||
	       sighting->row == described->question.row;
}

/* "Velta sold nothing to the company": whoever acts is not meant. */
static bool
acts_beside(const struct discourse *discourse, size_t token,
	    const struct sighting *sighting)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t subject = clause_subject(clauses, clause_of(clauses, token));
	const struct sighting *acting = sighting_at(discourse, subject);

	return subject < token && acting &&
	       acting->referent == sighting->referent;
}

/* Whether the text has called any entity by the noun of a row. */
static bool
is_calling(const struct discourse *discourse, size_t row)
{
	for (size_t i = 0; i < discourse->callings.count; i++)
		if (discourse->callings.items[i].row == row)
			return true;
	return false;
}

static bool
is_not_described(const struct discourse *discourse,
		 const struct question *question,
		 const struct sighting *sighting)
{
	const struct described *described = (const void *)question;
	const struct entity *entity;

	if (acts_beside(discourse, question->token, sighting))
		return true;
	if (sighting->referent >= discourse->entities->count)
		return !is_rival_noun(described, sighting);
	entity = &discourse->entities->items[sighting->referent];
	if (described->country &&
	    (!entity->country || strcmp(entity->country, described->country)))
		return true;
	if (described->stand == STAND_FITS &&
	    !row_fits(discourse, sighting->referent, question->row) &&
	    !is_called(discourse, sighting->referent, question->row))
		return true;
	if (described->stand == STAND_CALLED &&
	    !is_called(discourse, sighting->referent, question->row))
		return true;
	return false;
}

/* The country spoken of last, be it by an adjective. */
static size_t
latest_country(const struct discourse *discourse)
{
	enum { LOOK_BACK = 48 };
	const struct sightings *sightings = &discourse->sightings;

	for (size_t i = sightings->count;
	     i > 0 && sightings->count - i < LOOK_BACK; i--)
		if (sightings->items[i - 1].kinds == type_bit(ENTITY_COUNTRY))
			return sightings->items[i - 1].referent;
	return NOBODY;
}

static size_t
meant_by(const struct discourse *discourse, size_t token, size_t row)
{
	struct front front = front_of(discourse, token);
	struct described described = {
		.question =
			{
				.token = token,
				.kinds = row_types(discourse->scene, row),
				.per_step = 1,
				.least = -6,
				.margin = 3,
				.favoured = NOBODY,
				.speaks = true,
				.is_barred = is_not_described,
				.row = row,
			},
		.stand = stand_of(discourse, row),
		.country = front.country,
	};
	size_t found;

	if (described.stand == STAND_NEVER || !front.first ||
	    is_specified(discourse, token))
		return NOBODY;
	/* "the chipmaker Micron": the others are not called so. */
	if (described.stand == STAND_LONE && is_calling(discourse, row))
		described.stand = STAND_CALLED;
	if (!front.plain && described.stand == STAND_CALLED)
		return NOBODY;
	if (!front.plain)
		described.question.least = 0;
	found = most_salient(discourse, &described.question);
	if (found >= discourse->entities->count)
		return NOBODY;
	if (described.stand == STAND_LONE &&
	    described.question.rival != NOBODY &&
	    !row_fits(discourse, found, row) &&
	    !is_called(discourse, found, row))
		return NOBODY;
	if (described.question.kinds == type_bit(ENTITY_COUNTRY) &&
	    found != latest_country(discourse))
		return NOBODY;
	return found;
}

size_t
see_description(struct discourse *discourse, size_t token)
{
	const struct clauses *clauses = &discourse->clauses;
	const struct scene *scene = discourse->scene;
	size_t row, found = NOBODY;

	if (!is_tagged(clauses, token, TAGGED_NOUN) ||
	    relates(clauses, token, RELATES_COMPOUND) ||
	    is_class(scene, token, WORD_NOT_NAME))
		return NOBODY;
	row = description_row(discourse, token);
	if (row != SIZE_MAX && !is_tagged(clauses, token, TAGGED_PLURAL))
		found = meant_by(discourse, token, row);
	if (found == NOBODY) {
		see_noun(discourse, token, row);
		return NOBODY;
	}
	discourse_see(discourse,
		      (struct sighting){
			      .range = {token, token + 1},
			      .referent = found,
			      .kinds = type_bit(
				      discourse->entities->items[found].type),
			      .row = row,
		      });
	return found;
}
