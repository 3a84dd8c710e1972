/*
 * Whom "he" and "she" mean: the sex of a document's persons, and which of them
 * comes to mind where a pronoun stands.
 */
#ifndef STAGES_QUOTE_PERSONS_H
#define STAGES_QUOTE_PERSONS_H

#include "stages/quote/reports.h"

/* How much a teller is in mind, as points of person_meant(). */
enum teller_points {
	TELLER_NAMED = 8, /* also "he", and "a manager", of whom nobody knew */
	TELLER_ROLE = 3,  /* "the manager", perhaps named; "a Velta lawyer" */
};

/* The person who was reported last, named or not. */
struct teller {
	size_t token;       /* where he was referred to */
	const char *entity; /* an entity's id; NULL: "the manager" */
	enum sex sex;
	enum source_class source_class;
	int points; /* 0: there was nobody so far */
};

/*
 * Numbers the paragraphs, and finds the sex of each entity by its titles
 * ("Mrs"), by its roles ("a former chairwoman") and by its given name; fills
 * work->sexes.
 */
void persons_read(struct work *work);

/* The sex that a word tells: "Mrs", "spokesman", "she"; else SEX_UNKNOWN. */
enum sex sex_of_word(const struct work *work, size_t token);

/*
 * The entity that "he", "she", "his" or "her" at a token means, the speaker of
 * a report (NULL: of none); NULL where nobody fits, or somebody without a name
 * fits best. No person of the other sex does, and nobody who is named in what
 * is reported.
 */
const struct entity *person_meant(const struct work *work, size_t token,
				  const struct report *report,
				  const struct teller *teller);

/*
 * Follows the author's own "he" and "she" among tokens [*from, to), and moves
 * *from there: "He spoke in Boston" keeps one in mind who spoke before.
 */
void teller_follow(const struct work *work, size_t *from, size_t to,
		   struct teller *teller);

#endif
