#include "stages/tag/pronouns.h"

#include <string.h>

#include "stages/tag/barred.h"
#include "stages/tag/salience.h"

enum pronoun_kind { PRONOUN_NONE, PRONOUN_PERSON, PRONOUN_IT, PRONOUN_THEY };

struct pronoun {
	const char *word;
	enum pronoun_kind kind;
	enum sex sex;
	bool reflexive;
};

static const struct pronoun *
pronoun_at(const struct discourse *discourse, size_t token)
{
	static const struct pronoun pronouns[] = {
		{"he", PRONOUN_PERSON, SEX_MALE, false},
		{"him", PRONOUN_PERSON, SEX_MALE, false},
		{"his", PRONOUN_PERSON, SEX_MALE, false},
		{"himself", PRONOUN_PERSON, SEX_MALE, true},
		{"she", PRONOUN_PERSON, SEX_FEMALE, false},
		{"her", PRONOUN_PERSON, SEX_FEMALE, false},
		{"hers", PRONOUN_PERSON, SEX_FEMALE, false},
		{"herself", PRONOUN_PERSON, SEX_FEMALE, true},
		{"it", PRONOUN_IT, SEX_UNKNOWN, false},
		{"its", PRONOUN_IT, SEX_UNKNOWN, false},
		{"itself", PRONOUN_IT, SEX_UNKNOWN, true},
		{"they", PRONOUN_THEY, SEX_UNKNOWN, false},
		{"them", PRONOUN_THEY, SEX_UNKNOWN, false},
		{"their", PRONOUN_THEY, SEX_UNKNOWN, false},
	};

	if (!is_tagged(&discourse->clauses, token, TAGGED_PRONOUN))
		return NULL;
	for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
		if (reads(discourse->scene, token, pronouns[i].word))
			return &pronouns[i];
	return NULL;
}

/* What a pronoun may mean. */
static unsigned
kinds_of(const struct pronoun *pronoun)
{
	return pronoun->kind == PRONOUN_PERSON ? type_bit(ENTITY_PERSON)
	       : pronoun->kind == PRONOUN_THEY
		       ? (unsigned)GIST_PLURAL
		       : GIST_BODIES | type_bit(ENTITY_PLACE) | GIST_THING;
}

/* "it said", "it announced": no thing does. */
static bool
speaks(const struct discourse *discourse, size_t token)
{
	const struct clauses *clauses = &discourse->clauses;

	return relates(clauses, token, RELATES_SUBJECT) &&
	       is_class(discourse->scene, head_of(clauses, token), WORD_SPEECH);
}

/*
 * "In his speech, Obama": the subject to come, which a pronoun in front of it
 * may mean; or NO_HEAD.
 */
static size_t
subject_to_come(const struct discourse *discourse, size_t token)
{
	enum { CLIMB = 8 };
	const struct clauses *clauses = &discourse->clauses;
	size_t at = token;

	for (int step = 0; step < CLIMB; step++) {
		size_t head = head_of(clauses, at);

		if (head == NO_HEAD)
			break;
		if (head > at && clauses->subjects[head] != NO_HEAD &&
		    clauses->subjects[head] > token &&
		    clauses->subjects[head] != at &&
		    (relates(clauses, at, RELATES_OBLIQUE) ||
		     relates(clauses, at, RELATES_ADVERBIAL)))
			return clauses->subjects[head];
		at = head;
	}
	return NO_HEAD;
}

/* Whether somebody was spoken of in marks of late. */
static bool
is_in_marks(const struct discourse *discourse, size_t referent)
{
	enum { LOOK_BACK = 16 };
	const struct sightings *sightings = &discourse->sightings;

	for (size_t i = sightings->count;
	     i > 0 && sightings->count - i < LOOK_BACK; i--)
		if (sightings->items[i - 1].referent == referent)
			return discourse->marks[sightings->items[i - 1]
							.range.first] != 0;
	return false;
}

/* "praised Roe for what he did": who is praised; or NOBODY. */
static size_t
blamed_before(const struct discourse *discourse, size_t token)
{
	enum { CLIMB = 8 };
	const struct clauses *clauses = &discourse->clauses;
	const struct scene *scene = discourse->scene;
	size_t at = head_of(clauses, token);

	for (int step = 0; step < CLIMB && at != NO_HEAD; step++) {
		size_t object = clauses->objects[at];
		const struct sighting *sighting =
			object < token ? sighting_at(discourse, object) : NULL;

		if (sighting &&
		    !(sighting->kinds & (GIST_THING | GIST_PLURAL)) &&
		    (reads(scene, sighting->range.end, "for") ||
		     reads(scene, sighting->range.end, "of") ||
		     reads(scene, sighting->range.end, "over")))
			return object;
		at = head_of(clauses, at);
	}
	return NOBODY;
}

/*
 * Who acts in the clause of "its", and whose words a clause with the subject
 * "it" is: "[Velta] opened its books", "[Velta] said it would".
 */
static size_t
favoured_by(const struct discourse *discourse, size_t token)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t clause = clause_of(clauses, token), subject;
	size_t blamed = blamed_before(discourse, token);

	if (blamed != NOBODY)
		return blamed;
	if (!is_tagged(clauses, token, TAGGED_OWNER)) {
		/* "[Velta] expects the tax to cost it millions" */
		if ((!relates(clauses, token, RELATES_SUBJECT) ||
		     !relates(clauses, clause, RELATES_CONTENT)) &&
		    (!is_object(clauses, token) ||
		     !relates(clauses, clause, RELATES_CONTENT | RELATES_OPEN)))
			return NOBODY;
		clause = head_of(clauses, clause);
	}
	subject = clause_subject(clauses, clause);
	/* "a man who said he": the man */
	if (subject != NO_HEAD &&
	    !is_tagged(clauses, subject, TAGGED_NOUN | TAGGED_PRONOUN) &&
	    relates(clauses, clause, RELATES_CLAUSE))
		subject = head_of(clauses, clause);
	return subject < token ? subject : NOBODY;
}

/* Whether a subject is nobody who was seen: "another", "a Muslim". */
static bool
is_somebody(const struct discourse *discourse, size_t subject)
{
	return subject != NOBODY && !sighting_at(discourse, subject) &&
	       (is_tagged(&discourse->clauses, subject, TAGGED_NOUN) ||
		reads(discourse->scene, subject, "another") ||
		reads(discourse->scene, subject, "one"));
}

static size_t
ask_person(const struct discourse *discourse, size_t token,
	   const struct pronoun *pronoun)
{
	struct question question = {
		.token = token,
		.kinds = type_bit(ENTITY_PERSON),
		.sex = pronoun->sex,
		.per_step = 2,
		.least = -6,
		.margin = 3,
		.favoured = favoured_by(discourse, token),
		.speaks = speaks(discourse, token),
		.is_barred = is_not_meant,
	};

	size_t referent = most_salient(discourse, &question);

	/* "Another said he": whoever that is. */
	if (is_somebody(discourse, question.favoured))
		return NOBODY;
	/* In marks it is who was named in marks: "she" is not who speaks. */
	return discourse->marks[token] && !is_in_marks(discourse, referent)
		       ? NOBODY
		       : referent;
}

static size_t
ask_body(const struct discourse *discourse, size_t token,
	 const struct pronoun *pronoun)
{
	const struct clauses *clauses = &discourse->clauses;
	struct question question = {
		.token = token,
		.kinds = kinds_of(pronoun),
		.per_step = 2,
		.least = 2,
		.margin = 3,
		.favoured = favoured_by(discourse, token),
		.speaks = true,
		.is_barred = is_no_body,
	};

	const struct sighting *favoured =
		sighting_at(discourse, question.favoured);
	size_t referent;

	if (discourse->marks[token])
		return NOBODY;
	if (!is_tagged(clauses, token, TAGGED_OWNER) &&
	    means_nothing(discourse, token))
		return NOBODY;
	if (speaks(discourse, token))
		question.kinds = GIST_BODIES;
	referent = most_salient(discourse, &question);
	if (is_object(clauses, token) &&
	    (!favoured || favoured->referent != referent))
		return NOBODY;
	return referent < discourse->entities->count &&
			       discourse->entities->items[referent].type ==
				       ENTITY_PLACE
		       ? NOBODY
		       : referent;
}

static size_t
ask_group(const struct discourse *discourse, size_t token)
{
	struct question question = {
		.token = token,
		.kinds = GIST_PLURAL | type_bit(ENTITY_COMPANY) |
			 type_bit(ENTITY_ORGANIZATION),
		.per_step = 2,
		.least = 6,
		.margin = 100, /* nothing in the plural stands beside it */
		.favoured = NOBODY,
		.is_barred = is_no_group,
	};

	if (discourse->marks[token] || is_object(&discourse->clauses, token))
		return NOBODY;
	return most_salient(discourse, &question);
}

/* "himself": whoever acts in the clause. */
static size_t
ask_subject(const struct discourse *discourse, size_t token,
	    const struct pronoun *pronoun)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t subject = clause_subject(clauses, clause_of(clauses, token));
	const struct sighting *sighting = sighting_at(discourse, subject);
	unsigned kinds = pronoun->kind == PRONOUN_PERSON
				 ? type_bit(ENTITY_PERSON)
				 : GIST_BODIES;

	if (!sighting || !(sighting->kinds & kinds) || sighting->adjective ||
	    sighting->range.first > token)
		return NOBODY;
	return sighting->referent;
}

/* "Roe and her lawyer": whom a possessive is joined to; or NOBODY. */
static size_t
ask_partner(const struct discourse *discourse, size_t token,
	    const struct pronoun *pronoun)
{
	const struct clauses *clauses = &discourse->clauses;
	size_t owned = head_of(clauses, token);
	const struct sighting *partner;
	enum sex sex;

	if (!is_tagged(clauses, token, TAGGED_OWNER) || owned == NO_HEAD ||
	    !relates(clauses, owned, RELATES_CONJUNCT))
		return NOBODY;
	partner = sighting_at(discourse, head_of(clauses, owned));
	if (!partner || !(partner->kinds & kinds_of(pronoun)) ||
	    partner->range.first > token || partner->adjective)
		return NOBODY;
	sex = sighting_sex(discourse, partner);
	return sex == SEX_UNKNOWN || sex == pronoun->sex ? partner->referent
							 : NOBODY;
}

static size_t
meant_by(const struct discourse *discourse, size_t token,
	 const struct pronoun *pronoun)
{
	size_t partner = ask_partner(discourse, token, pronoun);

	if (pronoun->reflexive)
		return ask_subject(discourse, token, pronoun);
	if (partner != NOBODY)
		return partner;
	if (pronoun->kind == PRONOUN_PERSON)
		return ask_person(discourse, token, pronoun);
	if (pronoun->kind == PRONOUN_IT)
		return ask_body(discourse, token, pronoun);
	return ask_group(discourse, token);
}

/* Whether somebody else is named behind, whom the pronoun can mean as well. */
static bool
is_said_early(const struct discourse *discourse, size_t token,
	      const struct pronoun *pronoun, size_t referent)
{
	size_t subject = subject_to_come(discourse, token);
	size_t entity;

	if (subject == NO_HEAD || pronoun->kind == PRONOUN_THEY)
		return false;
	entity = entity_named_at(discourse, subject);
	if (entity == NOBODY)
		return false;
	return entity != referent &&
	       (discourse->entities->items[entity].type == ENTITY_PERSON) ==
		       (pronoun->kind == PRONOUN_PERSON);
}

size_t
see_pronoun(struct discourse *discourse, size_t token)
{
	const struct pronoun *pronoun = pronoun_at(discourse, token);
	size_t referent, count = discourse->entities->count;

	if (!pronoun)
		return NOBODY;
	referent = meant_by(discourse, token, pronoun);
	if (is_said_early(discourse, token, pronoun, referent))
		referent = NOBODY;
	if (referent == NOBODY &&
	    relates(&discourse->clauses, token, RELATES_EXPLETIVE))
		return NOBODY;
	discourse_see(
		discourse,
		(struct sighting){
			.range = {token, token + 1},
			.referent = referent == NOBODY ? discourse->referents++
						       : referent,
			.kinds = referent < count
					 ? type_bit(discourse->entities
							    ->items[referent]
							    .type)
				 : pronoun->kind == PRONOUN_IT
					 ? (unsigned)GIST_THING
					 : kinds_of(pronoun),
			.sex = pronoun->sex,
			.row = SIZE_MAX,
		});
	if (referent < count && pronoun->sex != SEX_UNKNOWN)
		discourse->sexes[referent] = pronoun->sex;
	return referent < count ? referent : NOBODY;
}
