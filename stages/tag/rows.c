/* Which row of a table a name means, where several bear it. */
#include <string.h>

#include "stages/tag/link.h"

enum { KEY_SIZE = 256 }; /* bytes of the longest "China's Foreign Ministry" */

/* The row of "China's Commerce Ministry": a body of a row of countries. */
static bool
find_body(const struct linker *linker, const struct candidate *candidate,
	  uint32_t owner, uint32_t *out)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES];
	const struct gazetteer *bodies =
		&scene->lexicon->gazetteers[TABLE_ORGANIZATIONS];
	struct span span = scene_span(scene, candidate->first, candidate->end);
	const char *name =
		table_cell(&countries->table, owner, countries->name);
	size_t size = strlen(name), rest = span.end - span.start;
	struct matches found;
	char key[KEY_SIZE];

	if (candidate->table != TABLE_ORGANIZATIONS ||
	    size + 3 + rest > sizeof key)
		return false;
	memcpy(key, name, size);
	memcpy(key + size, "'s ", 3);
	memcpy(key + size + 3, scene->doc->text + span.start, rest);
	found = table_find(&bodies->table, key, size + 3 + rest);
	if (!found.count)
		return false;
	*out = found.items[0].row;
	return true;
}

/* The same, by the owner's code. */
static bool
find_owned(const struct linker *linker, const struct candidate *candidate,
	   const char *owner, uint32_t *out)
{
	const struct scene *scene = linker->scene;
	const struct table *countries =
		&scene->lexicon->gazetteers[TABLE_COUNTRIES].table;
	char key[] = "country/XX";
	struct matches owners;

	if (strlen(owner) != 2)
		return false;
	memcpy(key + sizeof key - 3, owner, 2);
	owners = table_find(countries, key, sizeof key - 1);
	return owners.count &&
	       find_body(linker, candidate, owners.items[0].row, out);
}

bool
find_bloc_body(const struct linker *linker, const struct candidate *candidate,
	       uint32_t *out)
{
	for (size_t i = 0; i < linker->weights->bloc_count; i++)
		if (find_body(linker, candidate, linker->weights->blocs[i],
			      out))
			return true;
	return false;
}

static size_t
slot_of(const char *country)
{
	return (size_t)(unsigned char)country[0] % 32 * 32 +
	       (unsigned char)country[1] % 32;
}

size_t
weight_of(const struct linker *linker, const char *country, bool places)
{
	if (strlen(country) != 2)
		return 0;
	return places ? linker->weights->places[slot_of(country)]
		      : linker->weights->all[slot_of(country)];
}

bool
is_said_otherwise(const struct linker *linker,
		  const struct candidate *candidate)
{
	const struct gazetteer *countries =
		&linker->scene->lexicon->gazetteers[TABLE_COUNTRIES];
	const char *code =
		table_cell(&countries->table, candidate->matches.items[0].row,
			   countries->country);

	return strlen(code) == 2 &&
	       linker->weights->all[slot_of(code)] >
		       linker->weights->forms[candidate->form][slot_of(code)];
}

/* Whether the cities or bodies of row fit better than those of best. */
static bool
fits_better(const struct linker *linker, const struct gazetteer *gazetteer,
	    uint32_t row, uint32_t best)
{
	const struct table *table = &gazetteer->table;
	const char *one = table_cell(table, row, gazetteer->population);
	const char *other = table_cell(table, best, gazetteer->population);
	size_t weight = weight_of(
		linker, table_cell(table, row, gazetteer->country), false);
	size_t least = weight_of(
		linker, table_cell(table, best, gazetteer->country), false);
	/* Numbers without leading zeros. */
	bool larger = strlen(one) > strlen(other) ||
		      (strlen(one) == strlen(other) && strcmp(one, other) > 0);

	if (*one && *other) {
		/* The larger city, unless only the smaller one's country
		   is spoken of, and more than in passing. */
		if (larger)
			return weight || least < 3;
		return weight > 2 && !least;
	}
	return weight > least;
}

/* "Georgia's governor", "Georgia Republicans": what a country has not. */
static bool
is_state_behind(const struct scene *scene, size_t end)
{
	static const char *const words[] = {
		"governor",    "gov.",       "lieutenant", "legislature",
		"statehouse",  "lawmakers",  "senator",    "congressman",
		"republicans", "republican", "democrats",  "democrat",
	};
	size_t at = looks(scene, end, LOOK_POSSESSIVE) ? end + 1 : end;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, at, words[i]))
			return true;
	return false;
}

/* The code of the country of a candidate's only row; "" where it has none. */
static const char *
code_of(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer;
	const char *code;

	if (candidate->table == TABLE_COUNT ||
	    candidate->table == TABLE_COMPANIES ||
	    candidate->matches.count != 1)
		return "";
	/* A name that many bear tells of none of them. */
	if (!is_class(linker->scene, candidate->first, WORD_BODY) &&
	    is_generic(linker, candidate, candidate->matches.items[0].row))
		return "";
	gazetteer = &linker->scene->lexicon->gazetteers[candidate->table];
	code = table_cell(&gazetteer->table, candidate->matches.items[0].row,
			  gazetteer->country);
	return strlen(code) == 2 ? code : "";
}

/* Whether candidate i is there, and a country that another names. */
static bool
is_other_country(const struct linker *linker, size_t i, const char *country)
{
	const struct candidate *candidate;

	if (i >= linker->candidates->count)
		return false;
	candidate = candidate_at(linker, i);
	return candidate->table == TABLE_COUNTRIES &&
	       candidate->type == ENTITY_COUNTRY &&
	       candidate->form == FORM_NAME &&
	       strcmp(code_of(linker, candidate), country) != 0;
}

/* "Georgia and Ukraine": a country beside another. */
static bool
is_beside_country(const struct linker *linker,
		  const struct candidate *candidate, const char *country)
{
	const struct scene *scene = linker->scene;
	size_t i = (size_t)(candidate - linker->candidates->items);
	size_t first = candidate->first, end = candidate->end;

	if (is_other_country(linker, i + 1, country) &&
	    candidate_at(linker, i + 1)->first == end + 1 &&
	    (reads(scene, end, "and") || reads(scene, end, "or")))
		return true;
	return i > 0 && is_other_country(linker, i - 1, country) &&
	       candidate_at(linker, i - 1)->end + 1 == first &&
	       (reads(scene, first - 1, "and") ||
		reads(scene, first - 1, "or"));
}

/* Whether a state, not the country of its name, is meant: "Georgia". */
static bool
is_state_meant(const struct linker *linker, const struct candidate *candidate,
	       uint32_t row, uint32_t best)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const char *state =
		table_cell(&gazetteer->table, row, gazetteer->country);
	const char *country =
		table_cell(&gazetteer->table, best, gazetteer->country);

	if (strcmp(table_cell(&gazetteer->table, row, gazetteer->kind),
		   "state") != 0 ||
	    is_beside_country(linker, candidate, state))
		return false;
	return (candidate->form == FORM_NAME &&
		is_state_behind(linker->scene, candidate->end)) ||
	       weight_of(linker, state, true) >
		       2 * weight_of(linker, country, false);
}

uint32_t
row_meant(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct matches *matches = &candidate->matches;
	uint32_t best = matches->items[0].row;
	uint32_t row;

	/* "Washington" that acts is no state, though that is spoken of too. */
	for (size_t i = 0; matches->count > 1 && i < matches->count &&
			   candidate->form != FORM_METONYM;
	     i++) {
		const char *key =
			table_cell(&gazetteer->table, matches->items[i].row,
				   gazetteer->key);

		if (names_find(&linker->names, key, strlen(key), RANK_KEY) !=
		    NO_THING)
			return matches->items[i].row;
	}
	for (size_t i = 0; candidate->owner && i < matches->count; i++)
		if (!strcmp(table_cell(&gazetteer->table, matches->items[i].row,
				       gazetteer->country),
			    candidate->owner))
			return matches->items[i].row;
	if (candidate->owner &&
	    find_owned(linker, candidate, candidate->owner, &row))
		return row;
	/* "the General Assembly", where the United Nations are spoken of */
	if (!candidate->owner && is_generic(linker, candidate, best) &&
	    find_bloc_body(linker, candidate, &row))
		return row;
	/* "the Supreme Court", where one country alone is spoken of */
	if (!candidate->owner && linker->weights->main &&
	    is_shared(gazetteer, best) &&
	    find_owned(linker, candidate, linker->weights->main, &row))
		return row;
	for (size_t i = 1; i < matches->count; i++) {
		row = matches->items[i].row;
		if (candidate->table == TABLE_COUNTRIES
			    ? is_state_meant(linker, candidate, row, best)
			    : fits_better(linker, gazetteer, row, best))
			best = row;
	}
	return best;
}

/* The country of which the document speaks far more than of others. */
static const char *
main_country(const struct linker *linker)
{
	const char *best = "";
	size_t most = 0, next = 0;

	for (size_t i = 0; i < linker->candidates->count; i++) {
		const char *code = code_of(linker, candidate_at(linker, i));
		size_t weight = weight_of(linker, code, false);

		if (!strcmp(code, best))
			continue;
		if (weight > most) {
			next = most;
			most = weight;
			best = code;
		} else if (weight > next) {
			next = weight;
		}
	}
	return most > 2 && most > 2 * next ? best : NULL;
}

/* Remembers a bloc, unless there are many of them. */
static void
hear_bloc(struct weights *weights, uint32_t row)
{
	for (size_t i = 0; i < weights->bloc_count; i++)
		if (weights->blocs[i] == row)
			return;
	if (weights->bloc_count <
	    sizeof weights->blocs / sizeof *weights->blocs)
		weights->blocs[weights->bloc_count++] = row;
}

void
weigh_countries(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		const char *code = code_of(linker, candidate);

		if (candidate->table == TABLE_COUNTRIES &&
		    candidate->type == ENTITY_ORGANIZATION)
			hear_bloc(linker->weights,
				  candidate->matches.items[0].row);
		if (!*code)
			continue;
		linker->weights->all[slot_of(code)]++;
		if (candidate->type == ENTITY_PLACE)
			linker->weights->places[slot_of(code)]++;
		if (candidate->table == TABLE_COUNTRIES)
			linker->weights
				->forms[candidate->form][slot_of(code)]++;
	}
	linker->weights->main = main_country(linker);
}

enum entity_type
row_type(const struct gazetteer *gazetteer, uint32_t row, enum entity_type type)
{
	const char *name = table_cell(&gazetteer->table, row, gazetteer->type);

	if (!strcmp(name, "country"))
		return ENTITY_COUNTRY;
	return !strcmp(name, "place") ? ENTITY_PLACE : type;
}
