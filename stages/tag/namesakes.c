/* What the document itself calls by a name that tables give to others. */
#include <string.h>

#include "stages/tag/link.h"

/* Whether a candidate is one piece: "Bae", "Seung-woo". */
bool
is_single(const struct linker *linker, const struct candidate *candidate)
{
	return piece_end(linker->scene, candidate->first, candidate->end) >=
	       candidate->end;
}

static bool
is_person(const struct linker *linker, size_t thing)
{
	return thing != NO_THING &&
	       linker->things.items[thing].entity.type == ENTITY_PERSON;
}

bool
has_role(const struct linker *linker, const struct candidate *candidate,
	 uint32_t row)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *people =
		&scene->lexicon->gazetteers[TABLE_PEOPLE];
	const char *role = table_cell(&people->table, row, people->role);
	struct span span;

	if (candidate->first == 0 ||
	    looks(scene, candidate->first, LOOK_OPENS) ||
	    !is_class(scene, candidate->first - 1, WORD_TITLE))
		return false;
	span = scene->doc->tokens.items[candidate->first - 1].span;
	for (; *role; role++)
		if (!strncmp(role, scene->doc->text + span.start,
			     span.end - span.start))
			return true;
	return false;
}

/*
 * Whether a name that the tables know for one person alone stays that one's,
 * though another of the document ends so: "Obama" beside Michelle Obama.
 */
static bool
keeps_name(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	const struct gazetteer *people =
		&scene->lexicon->gazetteers[TABLE_PEOPLE];
	size_t first = candidate->first;
	const char *key;
	uint32_t row;

	if (candidate->table != TABLE_PEOPLE ||
	    candidate->type != ENTITY_PERSON)
		return false;
	row = row_meant(linker, candidate);
	key = table_cell(&people->table, row, people->key);
	if (has_role(linker, candidate, row) ||
	    names_find(&linker->names, key, strlen(key), RANK_KEY) != NO_THING)
		return true;
	return candidate->matches.count == 1 &&
	       !looks(scene, first, LOOK_SURNAME | LOOK_GIVEN) &&
	       !(first > 0 && is_class(scene, first - 1, WORD_HONORIFIC));
}

/* "in Jordan", "the Jordan": what stands before is no person's. */
static bool
is_placed(const struct scene *scene, size_t first)
{
	if (first == 0 || looks(scene, first, LOOK_OPENS))
		return false;
	return is_class(scene, first - 1, WORD_INSIDE) ||
	       reads(scene, first - 1, "to") ||
	       reads(scene, first - 1, "from") ||
	       reads(scene, first - 1, "the");
}

/*
 * The person of the document whose last name is a country's, or its
 * adjective; that country is then not spoken of by any other word.
 */
static size_t
namesake_of_country(const struct linker *linker,
		    const struct candidate *candidate, size_t known)
{
	const struct scene *scene = linker->scene;

	if (is_placed(scene, candidate->first) ||
	    is_said_otherwise(linker, candidate))
		return NO_THING;
	if (candidate->form == FORM_ADJECTIVE &&
	    !is_class(scene, candidate->end, WORD_SPEECH | WORD_VERB) &&
	    !looks(scene, candidate->end, LOOK_POSSESSIVE))
		return NO_THING;
	return known;
}

/*
 * The person whose first name a table knows for something else, where it is
 * who acts: "said Chad", "Charlotte paid".
 */
static size_t
first_namesake(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t known = thing_named(linker, candidate, RANK_FIRST_NAME);

	if (!is_person(linker, known) || candidate->form == FORM_ADJECTIVE ||
	    is_placed(scene, candidate->first) ||
	    (candidate->first > 0 &&
	     !looks(scene, candidate->first, LOOK_OPENS) &&
	     (reads(scene, candidate->first - 1, "of") ||
	      reads(scene, candidate->first - 1, "for"))) ||
	    (candidate->table == TABLE_COUNTRIES &&
	     is_said_otherwise(linker, candidate)))
		return NO_THING;
	return known;
}

void
note_firms(struct linker *linker)
{
	const struct scene *scene = linker->scene;

	names_make(&linker->firms, scene->arena, 8);
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		const char *text;
		size_t size;

		if (candidate->table != TABLE_COMPANIES ||
		    !is_single(linker, candidate) ||
		    type_by_context(scene, candidate->first, candidate->end) !=
			    ENTITY_COMPANY)
			continue;
		text = fold_tokens(scene, candidate->first, candidate->end,
				   &size);
		names_add(&linker->firms, text, size, i, RANK_FULL);
	}
}

/* Whether the document uses this name of a company's as one's. */
static bool
is_firm(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, size;
	const char *text;

	if (candidate->table != TABLE_COMPANIES || !linker->firms.count ||
	    (first > 0 && !looks(scene, first, LOOK_OPENS) &&
	     is_class(scene, first - 1, WORD_TITLE | WORD_HONORIFIC)))
		return false;
	text = fold_tokens(scene, first, candidate->end, &size);
	return names_find(&linker->firms, text, size, RANK_FULL) != NO_THING;
}

size_t
namesake(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t known;

	if (!is_single(linker, candidate) || is_firm(linker, candidate))
		return NO_THING;
	if (candidate->first > 0 &&
	    !looks(scene, candidate->first, LOOK_OPENS) &&
	    is_class(scene, candidate->first - 1, WORD_INSIDE))
		return NO_THING;
	known = thing_named(linker, candidate, RANK_LAST_NAME);
	if (!is_person(linker, known) || keeps_name(linker, candidate))
		return candidate->table == TABLE_COUNT ||
				       candidate->table == TABLE_PEOPLE
			       ? NO_THING
			       : first_namesake(linker, candidate);
	if (candidate->table == TABLE_COUNTRIES)
		return namesake_of_country(linker, candidate, known);
	return known;
}

size_t
own_body(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct thing *thing;
	const char *key;
	size_t known;

	if ((candidate->table != TABLE_ORGANIZATIONS &&
	     candidate->table != TABLE_COMPANIES) ||
	    !is_single(linker, candidate))
		return NO_THING;
	known = thing_named(linker, candidate, RANK_FULL);
	if (known == NO_THING)
		return NO_THING;
	thing = &linker->things.items[known];
	key = table_cell(&gazetteer->table, row_meant(linker, candidate),
			 gazetteer->key);
	if (thing->from != FROM_SHAPE ||
	    (thing->entity.type != ENTITY_COMPANY &&
	     thing->entity.type != ENTITY_ORGANIZATION) ||
	    names_find(&linker->names, key, strlen(key), RANK_KEY) != NO_THING)
		return NO_THING;
	return known;
}

size_t
owner_named(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t end = candidate->end, size, known;
	const char *text;

	if (candidate->table != TABLE_COMPANIES || end < candidate->first + 2 ||
	    !looks(scene, end - 1, LOOK_POSSESSIVE))
		return NO_THING;
	text = fold_tokens(scene, candidate->first, end - 1, &size);
	known = names_find(&linker->names, text, size, RANK_LAST_NAME);
	return is_person(linker, known) ? known : NO_THING;
}
