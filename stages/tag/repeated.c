/* Names of which nothing is known but that they come again, and act. */
#include "stages/tag/link.h"

/* One unknown name, at the candidate where it stands first. */
struct tally {
	size_t first; /* that candidate, or NO_THING; [candidate] */
	size_t count;
	bool acts, speaks;
	bool ruled; /* "the House": an article rules most names out */
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

/* "the House said", but not "the Velta channel" */
static bool
has_article(const struct scene *scene, const struct candidate *candidate)
{
	static const char *const words[] = {"the", "this", "that",
					    "a",   "an",   "our"};
	size_t first = candidate->first, end = candidate->end;

	if (looks(scene, end, LOOK_LETTER) &&
	    !looks(scene, end, LOOK_CAPITAL) &&
	    !is_class(scene, end,
		      WORD_VERB | WORD_SPEECH | WORD_LINKER | WORD_INSIDE))
		return false;
	for (size_t i = 0; first && i < sizeof words / sizeof *words; i++)
		if (reads(scene, first - 1, words[i]))
			return true;
	return false;
}

/*
 * What acts again and again is a company where the document names others, and
 * a body where these are one among many bodies.
 */
static enum entity_type
type_of_actors(const struct linker *linker)
{
	enum { FEW = 6 };
	size_t firms = 0, bodies = 0;

	for (size_t i = 0; i < linker->things.count; i++) {
		enum entity_type type = linker->things.items[i].entity.type;

		firms += type == ENTITY_COMPANY;
		bodies += type == ENTITY_ORGANIZATION;
	}
	if (!firms)
		return ENTITY_UNTYPED;
	return bodies < FEW * firms ? ENTITY_COMPANY : ENTITY_ORGANIZATION;
}

static bool
is_open(const struct linker *linker, size_t i)
{
	const struct candidate *candidate = candidate_at(linker, i);

	return linker->thing_of[i] == NO_THING && !candidate->weak &&
	       !looks(linker->scene, candidate->first, LOOK_VAGUE);
}

/* Whether a single word is the name of people before it is another's. */
static bool
is_personal(const struct linker *linker, const struct candidate *candidate)
{
	return is_single(linker, candidate) &&
	       looks(linker->scene, candidate->first,
		     LOOK_GIVEN | LOOK_SURNAME) &&
	       !is_class(linker->scene, candidate->first,
			 WORD_BODY | WORD_FIRM | WORD_PLACE_HEAD | WORD_MENU |
				 WORD_GOVERNMENT | WORD_EVENT | WORD_TITLE) &&
	       !looks(linker->scene, candidate->first,
		      LOOK_SHOUTED | LOOK_COMMON);
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
		tallies[first].ruled |= has_article(scene, candidate);
		tallies[first].speaks |=
			is_class(scene, candidate->end, WORD_SPEECH) &&
			!looks(scene, candidate->end, LOOK_CAPITAL);
	}
}

/* What an unknown name is that comes again, if anything. */
static enum entity_type
type_of(const struct linker *linker, const struct candidate *candidate,
	const struct tally *tally, enum entity_type actors)
{
	if (is_personal(linker, candidate))
		return tally->speaks && !tally->ruled ? ENTITY_PERSON
						      : ENTITY_UNTYPED;
	if (looks(linker->scene, candidate->first, LOOK_GIVEN | LOOK_SURNAME) ||
	    is_class(linker->scene, candidate->first, WORD_MENU) ||
	    tally->ruled)
		return ENTITY_UNTYPED;
	return tally->acts ? actors : ENTITY_UNTYPED;
}

bool
link_repeated(struct linker *linker)
{
	struct tally *tallies =
		arena_array(linker->scene->arena, linker->candidates->count + 1,
			    sizeof *tallies);
	enum entity_type actors = type_of_actors(linker);
	bool linked = false;

	count_names(linker, tallies);
	for (size_t i = 0; i < linker->candidates->count; i++) {
		struct candidate *candidate = &linker->candidates->items[i];
		size_t first = tallies[i].first;
		enum entity_type type;

		if (first == NO_THING || tallies[first].count < 2)
			continue;
		type = type_of(linker, candidate, &tallies[first], actors);
		if (type == ENTITY_UNTYPED)
			continue;
		link_candidate(linker, i, thing_new(linker, candidate, type));
		linked = true;
	}
	return linked;
}
