/* Capitals of which a whole document speaks as of cities. */
#include <string.h>

#include "stages/tag/link.h"

/* "Ankara said", "against Ankara", "Ankara's ambassador", "urged Ankara" */
static bool
acts(const struct scene *scene, const struct candidate *candidate)
{
	static const char *const sides[] = {"against", "between", "with", "by"};
	size_t first = candidate->first, end = candidate->end;

	if (is_class(scene, end, WORD_SPEECH))
		return true;
	if (looks(scene, end, LOOK_POSSESSIVE) &&
	    is_class(scene, end + 1, WORD_TITLE | WORD_GOVERNMENT))
		return true;
	if (first == 0)
		return false;
	for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
		if (reads(scene, first - 1, sides[i]))
			return true;
	return is_class(scene, first - 1, WORD_ACT);
}

/* The city of a capital's name, also of one in lower case. */
static struct hit
city_of(const struct scene *scene, const struct candidate *candidate)
{
	size_t first = candidate->first, end = candidate->end;
	struct hit hit = gazetteer_at(scene, TABLE_PLACES, first, end);

	if (hit.end != end && !looks(scene, first, LOOK_CAPITAL))
		hit = gazetteer_raised_at(scene, TABLE_PLACES, first, end);
	return hit;
}

/* Whether a candidate is a capital that stands for its country. */
static bool
is_capital(const struct scene *scene, const struct candidate *candidate)
{
	return candidate->table == TABLE_COUNTRIES &&
	       candidate->form == FORM_METONYM &&
	       city_of(scene, candidate).end == candidate->end;
}

/* "in ancient Athens", "i met her in berlin" */
static bool
is_lived_in(const struct scene *scene, const struct candidate *candidate)
{
	size_t first = candidate->first;

	if (!looks(scene, first, LOOK_CAPITAL))
		return is_place_here(scene, first, candidate->end);
	return first > 1 && is_class(scene, first - 2, WORD_INSIDE) &&
	       looks(scene, first - 1, LOOK_COMMON) &&
	       !looks(scene, first - 1, LOOK_CAPITAL);
}

static void
take_city(const struct scene *scene, struct candidate *candidate)
{
	candidate->table = TABLE_PLACES;
	candidate->matches = city_of(scene, candidate).matches;
	candidate->type = ENTITY_PLACE;
	candidate->form = FORM_NAME;
}

/*
 * Whether the tables know only cities of other countries by a capital's name,
 * and the document does not speak of its country: "Victoria".
 */
static bool
is_namesake_meant(const struct linker *linker,
		  const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	const struct gazetteer *places =
		&scene->lexicon->gazetteers[TABLE_PLACES];
	const char *country =
		table_cell(&countries->table, candidate->matches.items[0].row,
			   countries->country);
	struct hit hit = gazetteer_at(scene, TABLE_PLACES, candidate->first,
				      candidate->end);

	for (size_t i = 0; i < hit.matches.count; i++)
		if (!strcmp(table_cell(&places->table, hit.matches.items[i].row,
				       places->country),
			    country))
			return false;
	return *country && !is_said_otherwise(linker, candidate);
}

/* How a document speaks of a capital. */
struct capital {
	uint32_t row; /* of its country */
	size_t uses, acts;
};

struct capitals {
	struct capital *items;
	size_t count, capacity;
};

static struct capital *
capital_of(const struct linker *linker, const struct candidate *candidate,
	   struct capitals *capitals)
{
	uint32_t row = candidate->matches.items[0].row;

	for (size_t i = 0; i < capitals->count; i++)
		if (capitals->items[i].row == row)
			return &capitals->items[i];
	*arena_push(linker->scene->arena, capitals) =
		(struct capital){.row = row};
	return &capitals->items[capitals->count - 1];
}

/*
 * A text that names a capital again and again, and hardly ever has it act,
 * speaks of the city.
 */
void
settle_cities(struct linker *linker)
{
	enum { OFTEN = 5, SELDOM = 6 };
	const struct scene *scene = linker->scene;
	struct candidates *candidates = linker->candidates;
	struct capitals capitals = {0};

	for (size_t i = 0; i < candidates->count; i++) {
		const struct candidate *candidate = &candidates->items[i];
		struct capital *capital;

		if (!is_capital(scene, candidate))
			continue;
		capital = capital_of(linker, candidate, &capitals);
		capital->uses++;
		capital->acts += acts(scene, candidate);
	}
	for (size_t i = 0; capitals.count && i < candidates->count; i++) {
		struct candidate *candidate = &candidates->items[i];
		const struct capital *capital;

		if (!is_capital(scene, candidate))
			continue;
		capital = capital_of(linker, candidate, &capitals);
		if ((capital->uses >= OFTEN &&
		     SELDOM * capital->acts < capital->uses) ||
		    is_namesake_meant(linker, candidate))
			take_city(scene, candidate);
	}
}

void
settle_lived_in(const struct scene *scene, struct candidates *candidates)
{
	for (size_t i = 0; i < candidates->count; i++) {
		struct candidate *candidate = &candidates->items[i];

		if (is_capital(scene, candidate) &&
		    is_lived_in(scene, candidate))
			take_city(scene, candidate);
	}
}
