#include "stages/tag/link.h"

#include <string.h>

const struct candidate *
candidate_at(const struct linker *linker, size_t i)
{
	return &linker->candidates->items[i];
}

/* Whether a name of the tables is to be believed where it stands. */
static bool
is_believed(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first, end = candidate->end;

	if (is_slogan(linker, candidate))
		return false;
	if (!candidate->weak || end - first > 1)
		return true;
	if (is_elsewhere(linker, candidate))
		return false;
	if (!looks(scene, first, LOOK_FIRST | LOOK_VAGUE))
		return true;
	/* "Apple and Google", "Meta, which" */
	if (reads(scene, end, "and"))
		return looks(scene, end + 1, LOOK_CAPITAL);
	if (reads(scene, end, ","))
		return reads(scene, end + 1, "which") ||
		       reads(scene, end + 1, "whose");
	/* "Apple (AAPL)" */
	if (reads(scene, end, "(") && reads(scene, end + 2, ")"))
		return looks(scene, end + 1, LOOK_SHOUTED | LOOK_INITIAL);
	return is_class(scene, end, WORD_VERB | WORD_SPEECH) ||
	       looks(scene, end, LOOK_POSSESSIVE);
}

void
link_candidate(struct linker *linker, size_t i, size_t thing)
{
	linker->thing_of[i] = thing;
	name_thing(linker, candidate_at(linker, i), thing);
}

/* A name by its shape: the thing that bears it already, or a new one. */
static size_t
thing_of_shape(struct linker *linker, const struct candidate *candidate)
{
	bool given = candidate->from == FROM_CONTEXT &&
		     looks(linker->scene, candidate->first, LOOK_GIVEN);
	size_t known = thing_named(linker, candidate,
				   given ? RANK_FIRST_NAME : RANK_ACRONYM);
	size_t body;

	if (known != NO_THING &&
	    (linker->things.items[known].entity.type == candidate->type ||
	     candidate->from == FROM_CONTEXT))
		return known;
	body = body_of_country(linker, candidate);
	if (body != NO_THING)
		return body;
	/* "Borel Quantic", whose legal form stands elsewhere */
	if (candidate->type == ENTITY_PERSON &&
	    thing_named(linker, candidate, RANK_FULL) != NO_THING &&
	    linker->things.items[known].entity.type == ENTITY_COMPANY)
		return known;
	return thing_new(linker, candidate, candidate->type);
}

/* The person that a title and a single name mean: "Mr Hu". */
static size_t
titled_person(const struct linker *linker, const struct candidate *candidate)
{
	size_t known = thing_named(linker, candidate, RANK_FIRST_NAME);

	if (known != NO_THING &&
	    linker->things.items[known].entity.type != ENTITY_PERSON)
		return NO_THING;
	return known;
}

/* Companies by their legal forms: nobody else bears the name before it. */
static void
link_firms(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);

		if (candidate->type == ENTITY_COMPANY &&
		    candidate->from == FROM_SHAPE &&
		    is_class(linker->scene, candidate->end - 1, WORD_LEGAL))
			link_candidate(
				linker, i,
				thing_new(linker, candidate, ENTITY_COMPANY));
	}
}

/* People first: their last names explain what else would be a place. */
static void
link_people(struct linker *linker, bool single)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		bool by_table = candidate->table != TABLE_COUNT;

		if (candidate->type != ENTITY_PERSON ||
		    is_single(linker, candidate) != single ||
		    (by_table && single))
			continue;
		if (single)
			linker->thing_of[i] = titled_person(linker, candidate);
		if (linker->thing_of[i] == NO_THING)
			link_candidate(
				linker, i,
				by_table ? thing_in_table(linker, candidate)
					 : thing_of_shape(linker, candidate));
	}
}

/* "President Obama" says who "Obama" is, wherever it stands. */
static void
link_roles(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);

		if (candidate->table == TABLE_PEOPLE &&
		    linker->thing_of[i] == NO_THING &&
		    is_single(linker, candidate) &&
		    has_role(linker, candidate, row_meant(linker, candidate)))
			link_candidate(linker, i,
				       thing_in_table(linker, candidate));
	}
}

/* What the document names already, and a table has by these very words. */
static size_t
thing_of_row(const struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer;
	const char *key;

	if (candidate->table != TABLE_COMPANIES &&
	    candidate->table != TABLE_ORGANIZATIONS)
		return NO_THING;
	gazetteer = &linker->scene->lexicon->gazetteers[candidate->table];
	key = table_cell(&gazetteer->table, row_meant(linker, candidate),
			 gazetteer->key);
	return names_find(&linker->names, key, strlen(key), RANK_KEY);
}

/* An acronym that a body of the document explains: that body, or none. */
static size_t
acronym_of(const struct linker *linker, const struct candidate *candidate)
{
	size_t known;

	if (candidate->end > candidate->first + 1 ||
	    candidate->table == TABLE_COUNTRIES ||
	    !looks(linker->scene, candidate->first, LOOK_SHOUTED) ||
	    looks(linker->scene, candidate->first, LOOK_VAGUE))
		return NO_THING;
	known = thing_of_row(linker, candidate);
	if (known != NO_THING)
		return known;
	known = thing_named(linker, candidate, RANK_ACRONYM);
	if (known == NO_THING ||
	    (linker->things.items[known].entity.type != ENTITY_ORGANIZATION &&
	     linker->things.items[known].entity.type != ENTITY_COMPANY))
		return NO_THING;
	return known;
}

/* What tables know: first long names, which tell what the short ones are. */
static void
link_tables(struct linker *linker, bool single)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);

		if (candidate->table == TABLE_COUNT ||
		    linker->thing_of[i] != NO_THING ||
		    is_single(linker, candidate) != single ||
		    !is_believed(linker, candidate))
			continue;
		if (owner_named(linker, candidate) != NO_THING) {
			linker->thing_of[i] = owner_named(linker, candidate);
			linker->candidates->items[i].end--;
			continue;
		}
		linker->thing_of[i] = namesake(linker, candidate);
		if (linker->thing_of[i] != NO_THING)
			linker->candidates->items[i].form = FORM_NAME;
		if (linker->thing_of[i] == NO_THING)
			linker->thing_of[i] = own_body(linker, candidate);
		if (linker->thing_of[i] == NO_THING)
			linker->thing_of[i] = acronym_of(linker, candidate);
		if (linker->thing_of[i] == NO_THING)
			link_candidate(linker, i,
				       thing_in_table(linker, candidate));
	}
}

/* What shape tells, then what context tells. */
static void
link_shapes(struct linker *linker, enum evidence_kind from)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);

		if (candidate->table != TABLE_COUNT ||
		    candidate->from != from || linker->thing_of[i] != NO_THING)
			continue;
		linker->thing_of[i] = namesake(linker, candidate);
		if (linker->thing_of[i] == NO_THING)
			link_candidate(linker, i,
				       thing_of_shape(linker, candidate));
	}
}

/* "International Seabed Authority (ISA)": the acronym is the body's. */
static void
link_acronyms(struct linker *linker)
{
	const struct scene *scene = linker->scene;

	for (size_t i = 1; i < linker->candidates->count; i++) {
		const struct candidate *whole = candidate_at(linker, i - 1);
		const struct candidate *acronym = candidate_at(linker, i);
		size_t at = acronym->first, thing = linker->thing_of[i - 1];

		if (at != whole->end + 1 || acronym->end != at + 1 ||
		    !reads(scene, at - 1, "(") || !reads(scene, at + 1, ")") ||
		    !looks(scene, at, LOOK_SHOUTED | LOOK_MIXED) ||
		    whole->end < whole->first + 2 || thing == NO_THING ||
		    (whole->type != ENTITY_ORGANIZATION &&
		     whole->type != ENTITY_COMPANY))
			continue;
		linker->thing_of[i] = thing;
		name_tokens(linker, at, at + 1, thing, RANK_KEY);
	}
}

/* Whether a lone head ("the Forum") points back to its body. */
static enum name_rank
least_rank(const struct linker *linker, const struct candidate *candidate)
{
	const struct scene *scene = linker->scene;
	size_t first = candidate->first;

	if (looks(scene, first, LOOK_VAGUE))
		return RANK_LAST_NAME;
	if (first > 0 && reads(scene, first - 1, "the") &&
	    is_class(scene, first, WORD_BODY))
		return RANK_HEAD;
	if (candidate->weak)
		return RANK_LAST_NAME;
	return RANK_FIRST_NAME;
}

/* Then what only the rest of the document tells. */
static void
link_rest(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);

		if (linker->thing_of[i] == NO_THING)
			linker->thing_of[i] = thing_of_row(linker, candidate);
		if (linker->thing_of[i] == NO_THING)
			linker->thing_of[i] =
				thing_named(linker, candidate,
					    least_rank(linker, candidate));
	}
}

static struct linker
link_all(const struct scene *scene, struct candidates *candidates)
{
	struct linker linker = {.scene = scene, .candidates = candidates};

	names_make(&linker.names, scene->arena, 8 * candidates->count + 8);
	linker.thing_of = arena_array(scene->arena, candidates->count + 1,
				      sizeof *linker.thing_of);
	for (size_t i = 0; i < candidates->count; i++)
		linker.thing_of[i] = NO_THING;
	linker.weights = arena_alloc(scene->arena, sizeof *linker.weights);
	weigh_countries(&linker);
	settle_cities(&linker);
	know_initials(&linker);
	note_firms(&linker);
	link_firms(&linker);
	link_people(&linker, false);
	link_people(&linker, true);
	link_roles(&linker);
	link_tables(&linker, false);
	link_shapes(&linker, FROM_SHAPE);
	link_acronyms(&linker);
	link_tables(&linker, true);
	link_shapes(&linker, FROM_CONTEXT);
	link_lists(&linker);
	link_rest(&linker);
	if (link_repeated(&linker))
		link_rest(&linker);
	settle_couples(&linker);
	return linker;
}

void
link_candidates(const struct scene *scene, struct candidates *candidates,
		struct entities *out)
{
	struct linker linker = link_all(scene, candidates);

	give_entities(&linker, out);
}

enum entity_type *
read_candidates(const struct scene *scene, struct candidates *candidates)
{
	struct linker linker = link_all(scene, candidates);
	enum entity_type *types =
		arena_array(scene->arena, candidates->count + 1, sizeof *types);

	for (size_t i = 0; i < candidates->count; i++)
		types[i] = linker.thing_of[i] == NO_THING
				   ? ENTITY_UNTYPED
				   : linker.things.items[linker.thing_of[i]]
					     .entity.type;
	return types;
}
