#include "stages/tag/barred.h"

#include "stages/tag/callings.h"

/* "China, Pyongyang's ally and its lifeline": not China's. */
static bool
is_apposed_to(const struct discourse *discourse, size_t token,
	      const struct sighting *sighting)
{
	const struct clauses *clauses = &discourse->clauses;
	bool apposed = false;

	token = head_of(clauses, token);
	for (int step = 0; step < 4 && token != NO_HEAD; step++) {
		if (token >= sighting->range.first &&
		    token < sighting->range.end)
			return apposed;
		if (relates(clauses, token, RELATES_APPOSITION))
			apposed = true;
		else if (!relates(clauses, token, RELATES_CONJUNCT))
			break;
		token = head_of(clauses, token);
	}
	return false;
}

bool
is_not_meant(const struct discourse *discourse, const struct question *question,
	     const struct sighting *sighting)
{
	return is_acted_on_by(discourse, question->token, sighting) ||
	       is_apposed_to(discourse, question->token, sighting);
}

/* "told Reuters that it": who is told is not meant. */
static bool
is_told(const struct discourse *discourse, const struct sighting *sighting)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t verb = head_of(clauses, sighting->head);

	return verb != NO_HEAD &&
	       !relates(clauses, sighting->head, RELATES_SUBJECT) &&
	       (is_outlet(discourse, sighting->referent) ||
		reads(discourse->scene, verb, "told") ||
		reads(discourse->scene, verb, "tell") ||
		reads(discourse->scene, verb, "telling"));
}

bool
is_no_body(const struct discourse *discourse, const struct question *question,
	   const struct sighting *sighting)
{
	size_t first = sighting->range.first;

	if (sighting->adjective ||
	    (first > 0 && reads(discourse->scene, first - 1, "(")))
		return true;
	return is_acted_on_by(discourse, question->token, sighting) ||
	       is_apposed_to(discourse, question->token, sighting) ||
	       is_told(discourse, sighting);
}

/* "the IMF and the World Bank cut their": more than the first of them. */
static bool
is_joined(const struct discourse *discourse, size_t token,
	  const struct sighting *sighting)
{
	enum { REACH = 32 };
	const struct clauses *clauses = &discourse->clauses;

	for (size_t i = sighting->range.end;
	     i < token && i < sighting->range.end + REACH; i++) {
		const struct sighting *other = sighting_at(discourse, i);

		if (relates(clauses, i, RELATES_CONJUNCT) &&
		    head_of(clauses, i) == sighting->head)
			return true;
		if (other && other->referent != sighting->referent &&
		    other->kinds & GIST_BODIES)
			return true;
	}
	return false;
}

bool
is_no_group(const struct discourse *discourse, const struct question *question,
	    const struct sighting *sighting)
{
	if (steps_between(discourse, sighting->range.first, question->token))
		return true;
	if (sighting->kinds & GIST_PLURAL)
		return false;
	return is_no_body(discourse, question, sighting) ||
	       is_joined(discourse, question->token, sighting) ||
	       !relates(&discourse->clauses, sighting->head, RELATES_SUBJECT);
}

/* "is", "was", "'s" within the next words, before the word that it helps. */
static bool
is_be(const struct scene *scene, size_t token)
{
	static const char *const forms[] = {"is", "was", "be", "been"};

	if (looks(scene, token, LOOK_POSSESSIVE))
		return true;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (reads(scene, token, forms[i]))
			return true;
	return false;
}

bool
means_nothing(const struct discourse *discourse, size_t token)
{
	static const char *const verbs[] = {
		"seem",     "seems",   "seemed", "appears", "appear",
		"appeared", "happens", "turns",  "turned",  "takes",
		"took",     "take",    "rained", "snowed",  "matters",
		"costs",    "depends", "looks",  "sounds",  "feels",
		"follows",  "remains", "comes",  "came",    "emerged",
		"means",    "mattered"};
	const struct clauses *clauses = &discourse->clauses;
	const struct scene *scene = discourse->scene;
	size_t verb = head_of(clauses, token);
	bool be = false;

	if (relates(clauses, token, RELATES_EXPLETIVE) || verb == NO_HEAD ||
	    (relates(clauses, token, RELATES_SUBJECT) &&
	     !is_tagged(clauses, verb, TAGGED_VERB)))
		return true;
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (reads(scene, verb, verbs[i]))
			return true;
	for (size_t i = token + 1; i < token + 5 && i <= verb; i++)
		be |= is_be(scene, i);
	if (!be || is_tagged(clauses, verb, TAGGED_GERUND))
		return false;
	return !is_tagged(clauses, verb, TAGGED_PARTICIPLE) ||
	       is_class(scene, verb, WORD_SPEECH) ||
	       reads(scene, verb + 1, "that") || reads(scene, verb + 1, "to");
}
