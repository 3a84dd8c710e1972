/*
 * Who the source of a report is: the entity that its words name or stand for,
 * its class, and the outlet that was told.
 */
#ifndef STAGES_QUOTE_SPEAKERS_H
#define STAGES_QUOTE_SPEAKERS_H

#include "stages/quote/reports.h"

/* What stays in mind from one report to the next, in text order. */
struct memory {
	const char *body; /* the last speaker of that kind, or NULL */
	/* Whether the last speaker was one person without a name. */
	bool unnamed;
	const char *last;
	enum source_class last_class;
};

/* Fills speaker, source_class and via of a quotation out of its report. */
void speaker_resolve(const struct work *work, const struct report *report,
		     struct memory *memory, struct quote *out);

/* The outlet that was told: "told Reuters", "in an interview with the BBC". */
void find_via(const struct work *work, const struct report *report,
	      struct voice *out);

#endif
