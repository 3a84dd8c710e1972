/* What a document speaks of, as it is read: names, and what has none. */
#include "stages/tag/callings.h"
#include "stages/tag/discourse.h"

enum {
	CALLING_LIMIT = 64,
	LOOK_BACK = 48, /* sightings; makes the work linear */
};

/* "according to its minister": who speaks, though no subject. */
static bool
is_source(const struct discourse *discourse, size_t head)
{
	enum { REACH = 8 };
	const struct scene *scene = discourse->scene;

	for (size_t i = head; i > 0 && head - i < REACH; i--) {
		if (reads(scene, i - 1, "according"))
			return true;
		if (!looks(scene, i - 1, LOOK_LETTER) &&
		    (i != head || !reads(scene, i - 1, ",")))
			break;
	}
	return false;
}

/* How well a phrase keeps in mind whom it means, by its part in the clause. */
static int
part_points(const struct discourse *discourse, const struct sighting *sighting)
{
	static const struct {
		unsigned relations;
		int points;
	} parts[] = {
		{RELATES_SUBJECT, 6},
		{RELATES_OBJECT | RELATES_RECEIVER, 4},
		{RELATES_OBLIQUE | RELATES_NOMINAL, 2},
		{RELATES_COMPOUND | RELATES_OWNER | RELATES_ATTRIBUTE, 1},
		{RELATES_ASIDE, 1},
	};
	const struct clauses *clauses = &discourse->clauses;
	size_t head = sighting->head;

	/* "Chinese": an adjective */
	if (sighting->adjective)
		return 1;
	for (int step = 0; step < 4 && relates(clauses, head, RELATES_CONJUNCT);
	     step++)
		head = head_of(clauses, head);
	/* "Apple chief Tim Cook", whose first words hang on his name */
	if (sighting->kinds & type_bit(ENTITY_PERSON) &&
	    relates(clauses, head,
		    RELATES_APPOSITION | RELATES_COMPOUND | RELATES_FLAT) &&
	    head_of(clauses, head) != NO_HEAD)
		head = head_of(clauses, head);
	if (sighting->kinds & type_bit(ENTITY_PERSON) &&
	    !relates(clauses, head, RELATES_SUBJECT) &&
	    is_source(discourse, sighting->range.first))
		return 6;
	/* "Roe's lawyer": less than Roe, more than a lawyer's object */
	if (looks(discourse->scene, sighting->range.end, LOOK_POSSESSIVE) ||
	    relates(clauses, head, RELATES_OWNER))
		return head_of(clauses, head) != NO_HEAD &&
				       relates(clauses, head_of(clauses, head),
					       RELATES_SUBJECT)
			       ? 4
			       : 1;
	/* "was freed by Roe" */
	if (relates(clauses, head, RELATES_OBLIQUE) &&
	    sighting->range.first > 0 &&
	    reads(discourse->scene, sighting->range.first - 1, "by"))
		return 4;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (relates(clauses, head, parts[i].relations))
			return parts[i].points;
	return 3;
}

void
discourse_see(struct discourse *discourse, struct sighting sighting)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t first = sighting.range.first;

	sighting.head = phrase_head(clauses, sighting.range);
	/* "Mr Roe": the title belongs to him, and often is the head */
	if (first > 0 && sighting.kinds == type_bit(ENTITY_PERSON) &&
	    is_class(discourse->scene, first - 1, WORD_HONORIFIC)) {
		first--;
		if (head_of(clauses, sighting.head) == first)
			sighting.head = first;
	}
	sighting.points += part_points(discourse, &sighting);
	*arena_push(discourse->scene->arena, &discourse->sightings) = sighting;
	for (size_t i = first; i < sighting.range.end; i++)
		discourse->seen[i] = discourse->sightings.count;
}

/* Remembers that the text calls an entity so. */
static void
call(struct discourse *discourse, size_t entity, size_t row)
{
	if (row == SIZE_MAX || entity >= discourse->entities->count ||
	    discourse->callings.count == CALLING_LIMIT)
		return;
	*arena_push(discourse->scene->arena, &discourse->callings) =
		(struct calling){entity, row};
}

/* "a former director": he is no more. */
static bool
is_former(const struct scene *scene, size_t token)
{
	return token > 0 && (reads(scene, token - 1, "former") ||
			     reads(scene, token - 1, "ex") ||
			     (token > 1 && reads(scene, token - 2, "former")));
}

/* Whether a token may stand between a title and a name: "of Post and Work" */
static bool
is_of_title(const struct discourse *discourse, size_t token)
{
	const struct scene *scene = discourse->scene;

	return is_tagged(&discourse->clauses, token, TAGGED_NOUN) ||
	       is_tagged(&discourse->clauses, token, TAGGED_ADJECTIVE) ||
	       reads(scene, token, "of") || reads(scene, token, "for") ||
	       reads(scene, token, "and") || reads(scene, token, "the");
}

/*
 * "their lawyer, Jane Roe", "Minister of Post Jane Roe": the noun in front of
 * a name, which means the same; or NO_HEAD.
 */
static size_t
noun_before(const struct discourse *discourse, struct range name)
{
	enum { TITLE_LIMIT = 8 };
	const struct scene *scene = discourse->scene;
	const struct clauses *clauses = &discourse->clauses;
	size_t first = name.first, head = phrase_head(clauses, name);

	if (first == 0 || looks(scene, first, LOOK_OPENS))
		return NO_HEAD;
	if (relates(clauses, head, RELATES_APPOSITION) &&
	    head_of(clauses, head) < first)
		return head_of(clauses, head);
	if (reads(scene, first - 1, ","))
		first--;
	for (size_t i = first; i > 0 && first - i < TITLE_LIMIT; i--) {
		const struct sighting *noun = sighting_at(discourse, i - 1);

		if (!is_of_title(discourse, i - 1))
			break;
		if (noun && noun->kinds == type_bit(ENTITY_PERSON) &&
		    (i == first || reads(scene, i, "of") ||
		     reads(scene, i, "for")))
			return i - 1;
	}
	return first > 0 && is_tagged(clauses, first - 1, TAGGED_NOUN)
		       ? first - 1
		       : NO_HEAD;
}

/* Takes what a noun in front of a name meant for the same, by that name. */
static void
merge(struct discourse *discourse, size_t noun, size_t entity)
{
	size_t index =
		noun < discourse->scene->count ? discourse->seen[noun] : 0;
	unsigned type = type_bit(discourse->entities->items[entity].type);
	struct sighting *sighting;

	if (!index)
		return;
	sighting = &discourse->sightings.items[index - 1];
	if (sighting->referent < discourse->entities->count ||
	    !(sighting->kinds & type))
		return;
	sighting->referent = entity;
	sighting->kinds = type;
}

void
see_entity(struct discourse *discourse, const struct naming *naming)
{
	const struct scene *scene = discourse->scene;
	const struct entity *entity =
		&discourse->entities->items[naming->entity];
	size_t first = naming->range.first;
	bool introduced = entity->mentions.items[0].span.start ==
				  scene->doc->tokens.items[first].span.start &&
			  !discourse->marks[first] &&
			  entity->type == ENTITY_PERSON;

	size_t noun = noun_before(discourse, naming->range);

	if (noun != NO_HEAD) {
		if (!is_former(scene, noun))
			call(discourse, naming->entity,
			     description_row(discourse, noun));
		merge(discourse, noun, naming->entity);
	}
	discourse_see(discourse,
		      (struct sighting){
			      .range = naming->range,
			      .referent = naming->entity,
			      .kinds = type_bit(entity->type),
			      .row = SIZE_MAX,
			      .introduced = introduced,
			      .adjective = naming->form == FORM_ADJECTIVE,
		      });
}

/* The one without a name that the same noun meant before, or a new one. */
static size_t
referent_called(struct discourse *discourse, size_t row, bool definite)
{
	const struct sightings *sightings = &discourse->sightings;

	if (row == SIZE_MAX || !definite)
		return discourse->referents++;
	for (size_t i = sightings->count;
	     i > 0 && sightings->count - i < LOOK_BACK; i--)
		if (sightings->items[i - 1].row == row)
			return sightings->items[i - 1].referent;
	return discourse->referents++;
}

/* Whether "is" or the like makes a noun say what its subject is. */
static bool
is_predicate(const struct clauses *clauses, size_t noun)
{
	enum { REACH = 5 };

	for (size_t i = noun; i > 0 && noun - i < REACH; i--)
		if (relates(clauses, i - 1, RELATES_COPULA) &&
		    head_of(clauses, i - 1) == noun)
			return true;
	return false;
}

/* What the noun at token may stand for. */
static unsigned
noun_kinds(const struct scene *scene, const struct clauses *clauses,
	   size_t token, size_t row)
{
	/* "in Finnmark", of which no table knows, is nobody. */
	bool is_part =
		relates(clauses, token, RELATES_OBLIQUE | RELATES_NOMINAL);
	const unsigned person = type_bit(ENTITY_PERSON);

	if (is_tagged(clauses, token, TAGGED_PLURAL))
		return GIST_PLURAL;
	if (row != SIZE_MAX)
		return row_types(scene, row);
	if (is_class(scene, token, WORD_TITLE))
		return person;
	if (is_tagged(clauses, token, TAGGED_NAME))
		return (GIST_NAMED | GIST_THING) & ~(is_part ? person : 0U);
	return GIST_THING;
}

/* "Jane Roe, a lawyer", "Jane Roe is a lawyer": who is called so, or NULL. */
static const struct sighting *
called_by(const struct discourse *discourse, size_t token)
{
	const struct clauses *clauses = &discourse->clauses;

	if (is_predicate(clauses, token))
		return sighting_at(discourse, clauses->subjects[token]);
	return relates(clauses, token, RELATES_APPOSITION)
		       ? sighting_at(discourse, head_of(clauses, token))
		       : NULL;
}

/* Whether "the" stands among the words before a token. */
static bool
is_definite(const struct scene *scene, size_t token)
{
	enum { REACH = 4 };

	for (size_t i = token; i > 0 && token - i < REACH; i--)
		if (reads(scene, i - 1, "the"))
			return true;
	return false;
}

void
see_noun(struct discourse *discourse, size_t token, size_t row)
{
	const struct scene *scene = discourse->scene;
	const struct clauses *clauses = &discourse->clauses;
	const struct sighting *whose = called_by(discourse, token);
	bool plural = is_tagged(clauses, token, TAGGED_PLURAL);
	unsigned kinds = noun_kinds(scene, clauses, token, row);
	bool known = row != SIZE_MAX && !plural && is_definite(scene, token);

	if (whose && !plural && !is_former(scene, token))
		call(discourse, whose->referent, row);
	if (whose ||
	    !relates(clauses, token,
		     RELATES_SUBJECT | RELATES_OBJECT | RELATES_RECEIVER |
			     RELATES_OBLIQUE | RELATES_NOMINAL | RELATES_OWNER |
			     RELATES_CONJUNCT | RELATES_ROOT))
		return;
	discourse_see(discourse, (struct sighting){
					 .range = {token, token + 1},
					 .referent = referent_called(
						 discourse, row, known),
					 .kinds = kinds,
					 .sex = kinds == type_bit(ENTITY_PERSON)
							? sex_said(scene, token)
							: SEX_UNKNOWN,
					 .row = row,
				 });
}
