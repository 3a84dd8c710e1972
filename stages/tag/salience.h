/*
 * Who is most in mind where a pronoun or description stands.
 */
#ifndef STAGES_TAG_SALIENCE_H
#define STAGES_TAG_SALIENCE_H

#include "stages/tag/discourse.h"

/* What a pronoun or description asks for. */
struct question {
	size_t token; /* where it stands */
	unsigned kinds;
	enum sex sex;
	int per_step;    /* points that a sentence or paragraph takes away */
	int least;       /* points that whoever is meant has at least */
	int margin;      /* and has more than anybody else */
	size_t favoured; /* a token: whoever it means has some more */
	bool speaks;     /* "he said": who spoke before is as likely as any */
	/* Whether a sighting is out of the question; NULL: none is. */
	bool (*is_barred)(const struct discourse *discourse,
			  const struct question *question,
			  const struct sighting *sighting);
	size_t row;   /* of a description */
	size_t rival; /* out: the second-best, or NOBODY */
};

/* The one referent that is plainly meant, named or not; else NOBODY. */
size_t most_salient(const struct discourse *discourse,
		    struct question *question);

#endif
