/*
 * The cast of a document: who speaks in its quotations, and for whom pronouns,
 * "the company" and "the ruling" stand.
 */
#ifndef STAGES_STANCE_CAST_H
#define STAGES_STANCE_CAST_H

#include "stages/stance/lexicon.h"
#include "stages/stance/outline.h"

struct cast {
	const struct outline *outline;
	const struct lexicon *frames, *operators;
	const size_t *speakers; /* [quote], entity or NOWHERE */
	const size_t *voices;   /* [token], quote whose speaker it is */
	const size_t *cues;     /* [token], quote whose cue it is */
	size_t sentence;        /* the one that is read */
	/* The country or body that took the measure last spoken of. */
	size_t actor;
	size_t acted;  /* in that sentence */
	bool personal; /* the article says "I" in its own voice */
	bool goods;    /* the frame that is read is about trade */
	size_t most;   /* mentions of the country that is named most often */
	size_t state;  /* the first country that did anything, or NOWHERE */
};

void cast_make(struct cast *cast, const struct outline *outline,
	       const struct lexicon *frames, const struct lexicon *operators);

/* The speaker of the quotation that token stands in, or NOWHERE. */
size_t speaker_at(const struct cast *cast, size_t token);

/*
 * The speaker of the quotation that the verb at chunk introduces, or NOWHERE;
 * turned: only where it stands behind its verb.
 */
size_t cue_speaker(const struct cast *cast, size_t chunk, bool turned);

/* Stands for the article's own voice: "I" outside quotations. */
#define THE_AUTHOR (SIZE_MAX - 1)

/* The entity that a pronoun at token stands for, THE_AUTHOR or NOWHERE. */
size_t pronoun_entity(const struct cast *cast, size_t token);

/*
 * The entity for which the noun phrase at chunk stands without naming it: a
 * speaker, "the company", "the commission"; NOWHERE where it is not sure.
 */
size_t nominal_entity(const struct cast *cast, size_t chunk);

/* Who took the measure at chunk, "the ruling"; NOWHERE where nobody did. */
size_t measure_owner(const struct cast *cast, size_t chunk);

#endif
