/* Names of which only the list tells in which they stand. */
#include "stages/tag/link.h"

/* How two neighbours of a list are tied. */
enum tie { NOT_TIED, TIED_BY_COMMA, TIED_BY_WORD };

static enum tie
tie_between(const struct linker *linker, size_t one, size_t other)
{
	const struct scene *scene = linker->scene;
	size_t at = candidate_at(linker, one)->end;
	size_t end = candidate_at(linker, other)->first;
	enum tie tie = NOT_TIED;

	if (at < end && reads(scene, at, ",")) {
		tie = TIED_BY_COMMA;
		at++;
	}
	if (at < end && (reads(scene, at, "and") || reads(scene, at, "or") ||
			 reads(scene, at, "nor") || reads(scene, at, "&"))) {
		tie = TIED_BY_WORD;
		at++;
	}
	return at == end && !looks(scene, end, LOOK_OPENS) ? tie : NOT_TIED;
}

/* Whether candidate i is a person's name of two pieces or more. */
static bool
is_full_person(const struct linker *linker, size_t i)
{
	size_t thing = linker->thing_of[i];

	return thing != NO_THING &&
	       !is_single(linker, candidate_at(linker, i)) &&
	       linker->things.items[thing].entity.type == ENTITY_PERSON;
}

/* Whether candidate i is nothing yet, and may be of a type. */
static bool
is_open(const struct linker *linker, size_t i, enum entity_type type)
{
	const struct candidate *candidate = candidate_at(linker, i);
	const struct scene *scene = linker->scene;

	if (linker->thing_of[i] != NO_THING || candidate->weak ||
	    candidate->from != FROM_NOTHING ||
	    looks(scene, candidate->first, LOOK_VAGUE) ||
	    candidate->end > candidate->first + 5)
		return false;
	if (is_single(linker, candidate))
		return type != ENTITY_PERSON && type != ENTITY_UNTYPED;
	for (size_t at = candidate->first; at < candidate->end; at++)
		if (is_class(scene, at,
			     WORD_BODY | WORD_FIRM | WORD_LEGAL | WORD_EVENT |
				     WORD_MENU | WORD_PLACE_HEAD) ||
		    looks(scene, at, LOOK_SHOUTED) !=
			    looks(scene, candidate->first, LOOK_SHOUTED))
			return false;
	return true;
}

/* The end of the list that begins with candidate i: the one behind its last. */
static size_t
list_end(const struct linker *linker, size_t i)
{
	size_t end = i + 1;

	while (end < linker->candidates->count &&
	       tie_between(linker, end - 1, end) != NOT_TIED)
		end++;
	return end;
}

/*
 * What the list [first, end) is of: at least two of it, a third of all, are
 * known to be that, and none is anything else.
 */
static enum entity_type
type_of_list(const struct linker *linker, size_t first, size_t end)
{
	enum entity_type type = ENTITY_UNTYPED;
	size_t known = 0;

	for (size_t i = first; i < end; i++) {
		size_t thing = linker->thing_of[i];
		enum entity_type own;

		if (thing == NO_THING)
			continue;
		own = linker->things.items[thing].entity.type;
		if (type != ENTITY_UNTYPED && own != type)
			return ENTITY_UNTYPED;
		type = own;
		known += own != ENTITY_PERSON || is_full_person(linker, i);
	}
	return known > 1 && 3 * known >= end - first ? type : ENTITY_UNTYPED;
}

/* "Jane Roe and Orlin Wex", whatever else is in their list. */
static bool
is_joined(const struct linker *linker, size_t i)
{
	if (i > 0 && is_full_person(linker, i - 1) &&
	    tie_between(linker, i - 1, i) == TIED_BY_WORD)
		return true;
	return i + 1 < linker->candidates->count &&
	       is_full_person(linker, i + 1) &&
	       tie_between(linker, i, i + 1) == TIED_BY_WORD;
}

void
link_lists(struct linker *linker)
{
	size_t count = linker->candidates->count, end;

	for (size_t first = 0; first < count; first = end) {
		enum entity_type type;

		end = list_end(linker, first);
		type = type_of_list(linker, first, end);
		for (size_t i = first; i < end; i++) {
			struct candidate *candidate =
				&linker->candidates->items[i];

			if (!is_open(linker, i, type))
				continue;
			candidate->type = type;
			if (is_joined(linker, i))
				candidate->type = ENTITY_PERSON;
			if (candidate->type == ENTITY_UNTYPED ||
			    candidate->type == ENTITY_COUNTRY)
				continue;
			link_candidate(
				linker, i,
				thing_new(linker, candidate, candidate->type));
		}
	}
}
