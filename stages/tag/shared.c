/* Names that many bodies bear: whose they are, if anybody's. */
#include <string.h>

#include "stages/tag/link.h"

bool
is_shared(const struct gazetteer *gazetteer, uint32_t row)
{
	return !strcmp(table_cell(&gazetteer->table, row, gazetteer->rank),
		       "shared");
}

static bool
is_ordinary(const struct scene *scene, const struct candidate *candidate)
{
	for (size_t i = candidate->first; i < candidate->end; i++)
		if (looks(scene, i, LOOK_LETTER) &&
		    !looks(scene, i, LOOK_COMMON))
			return false;
	return true;
}

static bool
is_listed_party(const struct gazetteer *gazetteer, uint32_t row)
{
	const struct table *table = &gazetteer->table;

	return !strcmp(table_cell(table, row, gazetteer->kind), "party") &&
	       *table_cell(table, row, gazetteer->rank);
}

bool
is_generic(const struct linker *linker, const struct candidate *candidate,
	   uint32_t row)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct table *table = &gazetteer->table;

	if (candidate->table != TABLE_ORGANIZATIONS)
		return false;
	/* Also "Democrats", of which the article is no part any more */
	if (candidate->end == candidate->first + 1)
		return is_class(linker->scene, candidate->first, WORD_BODY) ||
		       (!looks(linker->scene, candidate->first, LOOK_SHOUTED) &&
			is_listed_party(gazetteer, row));
	if (candidate->matches.count > 1 || is_shared(gazetteer, row) ||
	    !strcmp(table_cell(table, row, gazetteer->kind), "party"))
		return true;
	return !strcmp(table_cell(table, row, gazetteer->rank), "list") &&
	       (is_ordinary(linker->scene, candidate) ||
		!strcmp(table_cell(table, row, gazetteer->kind), "parliament"));
}

bool
is_unplaced(const struct linker *linker, const struct candidate *candidate,
	    uint32_t row)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const char *country =
		table_cell(&gazetteer->table, row, gazetteer->country);
	uint32_t owned;

	if (!is_generic(linker, candidate, row) ||
	    (candidate->owner && !strcmp(candidate->owner, country)))
		return false;
	if (*country)
		return !weight_of(linker, country, false);
	if (candidate->end > candidate->first + 1)
		return is_shared(gazetteer, row);
	return !find_bloc_body(linker, candidate, &owned) || owned != row;
}

bool
belongs_to_main(const struct linker *linker, const struct candidate *candidate,
		uint32_t row)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];

	return linker->weights->main && is_shared(gazetteer, row) &&
	       !*table_cell(&gazetteer->table, row, gazetteer->country);
}

bool
is_slogan(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;

	if (candidate->table != TABLE_ORGANIZATIONS ||
	    (!is_ordinary(scene, candidate) &&
	     candidate->end > candidate->first + 1) ||
	    !is_unplaced(linker, candidate, row_meant(linker, candidate)))
		return false;
	for (size_t i = candidate->first; i < candidate->end; i++)
		if (is_class(scene, i, WORD_BODY | WORD_GOVERNMENT))
			return false;
	return true;
}

/* "the Pentagon", "the Fed": bodies of a state that everybody knows. */
static bool
is_known_office(const struct scene *scene, const struct candidate *candidate)
{
	static const char *const kinds[] = {"ministry", "regulator", "military",
					    "central-bank", "intel"};
	const struct gazetteer *bodies =
		&scene->lexicon->gazetteers[TABLE_ORGANIZATIONS];
	uint32_t row = candidate->matches.items[0].row;
	const char *kind = table_cell(&bodies->table, row, bodies->kind);

	if (candidate->first == 0 ||
	    !reads(scene, candidate->first - 1, "the") ||
	    *table_cell(&bodies->table, row, bodies->rank))
		return false;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kind, kinds[i]))
			return true;
	return false;
}

bool
is_elsewhere(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const char *country =
		table_cell(&gazetteer->table, candidate->matches.items[0].row,
			   gazetteer->country);

	/* Unless many bear it, the name is one of the country's things. */
	bool counted = !is_generic(linker, candidate,
				   candidate->matches.items[0].row) ||
		       is_class(linker->scene, candidate->first, WORD_BODY);

	return candidate->table == TABLE_ORGANIZATIONS &&
	       candidate->matches.count == 1 && *country &&
	       !is_known_office(linker->scene, candidate) &&
	       weight_of(linker, country, false) < 1 + (size_t)counted;
}

size_t
body_of_country(struct linker *linker, const struct candidate *candidate)
{
	const struct lexicon *lexicon = linker->scene->lexicon;
	const struct gazetteer *countries =
		&lexicon->gazetteers[TABLE_COUNTRIES];
	const struct gazetteer *bodies =
		&lexicon->gazetteers[TABLE_ORGANIZATIONS];
	struct candidate body = *candidate;
	struct hit hit = gazetteer_at(linker->scene, TABLE_COUNTRIES,
				      candidate->first, candidate->end);
	uint32_t row;

	if (!hit.end || hit.end == candidate->end ||
	    candidate->type != ENTITY_ORGANIZATION ||
	    row_type(countries, hit.matches.items[0].row, ENTITY_UNTYPED) ==
		    ENTITY_PLACE)
		return NO_THING;
	body.owner = table_cell(&countries->table, hit.matches.items[0].row,
				countries->country);
	body.first = hit.end;
	hit = gazetteer_at(linker->scene, TABLE_ORGANIZATIONS, body.first,
			   body.end);
	if (hit.end != body.end)
		return NO_THING;
	body.table = TABLE_ORGANIZATIONS;
	body.matches = hit.matches;
	row = row_meant(linker, &body);
	if (strcmp(table_cell(&bodies->table, row, bodies->country),
		   body.owner) != 0)
		return NO_THING;
	return thing_in_table(linker, &body);
}
