/*
 * Attributions: a cue and the source that goes with it, and the sentence in
 * which they are being read.
 */
#ifndef STAGES_QUOTE_ATTRIBUTIONS_H
#define STAGES_QUOTE_ATTRIBUTIONS_H

#include "stages/quote/reports.h"

/* A sentence under work. */
struct place {
	struct work *work;
	struct range sentence;
	size_t start;      /* behind a dateline */
	size_t cue;        /* index in cues */
	struct range last; /* the sentence's latest source; empty: none */
};

/* An attribution: a cue and its source, without what is said. */
struct attribution {
	const struct cue *cue;
	struct range source;
	size_t left, right; /* tokens: where it begins, and behind it */
	bool shared;        /* the source is that of an earlier verb */
	bool inverted;      /* "said Xi" */
	bool agent;         /* "was asked by Xi" */
};

/* Finds the source of a cue; false where it has none. */
bool attribute(const struct place *place, const struct cue *cue,
	       struct attribution *out);

/* "I think", "you say": the author, or the reader. */
bool is_own_voice(const struct words *words,
		  const struct attribution *attribution);

/*
 * What stands before an attribution: a passage in marks, a clause; and what is
 * "according to" somebody, wherever it stands. Each adds a report and returns
 * true, or returns false.
 */
bool report_marks_before(struct place *place,
			 const struct attribution *attribution);
bool report_clause_before(struct place *place,
			  const struct attribution *attribution);
bool report_according(struct place *place,
		      const struct attribution *attribution);

/* What follows one: "Xi said that ...". */
bool report_complement(struct place *place,
		       const struct attribution *attribution);

/* Gives a report its cue and its source, and the place its latest. */
void report_attribute(struct place *place, struct report *report,
		      const struct attribution *attribution, int confidence);

#endif
