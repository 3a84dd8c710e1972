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

/* Whether candidate i is nothing yet, and may be a person's full name. */
static bool
is_open(const struct linker *linker, size_t i)
{
	const struct candidate *candidate = candidate_at(linker, i);
	const struct scene *scene = linker->scene;

	if (linker->thing_of[i] != NO_THING || candidate->weak ||
	    candidate->from != FROM_NOTHING || is_single(linker, candidate) ||
	    looks(scene, candidate->first, LOOK_VAGUE) ||
	    candidate->end > candidate->first + 5)
		return false;
	for (size_t at = candidate->first; at < candidate->end; at++)
		if (is_class(scene, at,
			     WORD_BODY | WORD_FIRM | WORD_LEGAL | WORD_EVENT |
				     WORD_MENU | WORD_PLACE_HEAD) ||
		    looks(scene, at, LOOK_SHOUTED) !=
			    looks(scene, candidate->first, LOOK_SHOUTED))
			return false;
	return true;
}

void
link_lists(struct linker *linker)
{
	size_t count = linker->candidates->count;

	for (size_t i = 0; i < count; i++) {
		enum tie before, behind;

		if (!is_open(linker, i))
			continue;
		before = i > 0 && is_full_person(linker, i - 1)
				 ? tie_between(linker, i - 1, i)
				 : NOT_TIED;
		behind = i + 1 < count && is_full_person(linker, i + 1)
				 ? tie_between(linker, i, i + 1)
				 : NOT_TIED;
		if (before != TIED_BY_WORD && behind != TIED_BY_WORD &&
		    (before == NOT_TIED || behind == NOT_TIED))
			continue;
		linker->candidates->items[i].type = ENTITY_PERSON;
		link_candidate(linker, i,
			       thing_new(linker, candidate_at(linker, i),
					 ENTITY_PERSON));
	}
}
