/* Names of which nothing is known but that they come again, and act. */
#include "stages/tag/link.h"

/* One unknown name, at the candidate where it stands first. */
struct tally {
	size_t first; /* that candidate, or NO_THING; [candidate] */
	size_t count;
	bool acts;
};

/* Whether whoever is named here does something, or owns something. */
static bool
is_acting(const struct scene *scene, const struct candidate *candidate)
{
	size_t end = candidate->end;

	if (looks(scene, end, LOOK_POSSESSIVE))
		return true;
	return is_class(scene, end, WORD_VERB | WORD_SPEECH) &&
	       !looks(scene, end, LOOK_CAPITAL);
}

/* Whether the document names companies. */
static bool
is_business(const struct linker *linker)
{
	for (size_t i = 0; i < linker->things.count; i++)
		if (linker->things.items[i].entity.type == ENTITY_COMPANY)
			return true;
	return false;
}

static bool
is_open(const struct linker *linker, size_t i)
{
	const struct candidate *candidate = candidate_at(linker, i);

	return linker->thing_of[i] == NO_THING && !candidate->weak &&
	       !looks(linker->scene, candidate->first,
		      LOOK_VAGUE | LOOK_GIVEN | LOOK_SURNAME);
}

static void
count_names(const struct linker *linker, struct tally *tallies)
{
	const struct scene *scene = linker->scene;
	struct names seen;

	names_make(&seen, scene->arena, 64);
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		size_t first, size;
		const char *text;

		tallies[i].first = NO_THING;
		if (!is_open(linker, i))
			continue;
		text = fold_tokens(scene, candidate->first, candidate->end,
				   &size);
		names_add(&seen, text, size, i, RANK_FULL);
		first = names_find(&seen, text, size, RANK_FULL);
		tallies[i].first = first;
		tallies[first].count++;
		tallies[first].acts |= is_acting(scene, candidate);
	}
}

void
link_repeated(struct linker *linker)
{
	struct tally *tallies =
		arena_array(linker->scene->arena, linker->candidates->count + 1,
			    sizeof *tallies);

	if (!is_business(linker))
		return;
	count_names(linker, tallies);
	for (size_t i = 0; i < linker->candidates->count; i++) {
		size_t first = tallies[i].first;

		if (first != NO_THING && tallies[first].count > 1 &&
		    tallies[first].acts)
			link_candidate(linker, i,
				       thing_new(linker,
						 candidate_at(linker, i),
						 ENTITY_COMPANY));
	}
}
