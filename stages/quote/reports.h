/*
 * The reports of a document while they are being found: who is quoted with
 * what, in tokens. quote.c makes the layer of them.
 */
#ifndef STAGES_QUOTE_REPORTS_H
#define STAGES_QUOTE_REPORTS_H

#include "stages/quote/cues.h"
#include "stages/quote/marks.h"
#include "stages/reading.h"

struct pieces {
	struct range *items;
	size_t count, capacity;
};

struct report {
	struct pieces content; /* tokens, in text order */
	struct range cue;      /* empty: none */
	struct range speaker;  /* empty: none */
	size_t end;            /* behind all of it, in tokens */
	bool turn;             /* a transcript's: direct without marks */
	int confidence;        /* thousandths */
};

struct reports {
	struct report *items;
	size_t count, capacity;
};

/* One document's work: all of it in arena. */
struct work {
	const struct cue_tables *tables;
	const struct document *doc;
	struct arena *arena;
	struct words words;
	struct passages passages;
	struct cues cues;
	struct reports reports; /* in the order in which they were found */
};

/*
 * A new report with [first, end) as its content, whose tokens are taken from
 * then on. Void once the next one is added.
 */
struct report *report_add(struct work *work, size_t first, size_t end);

/* One more piece of content. */
void report_extend(struct work *work, struct report *report, size_t first,
		   size_t end);

/* Questions and answers, transcripts, and headlines like "Xi: no deal". */
void find_turns(struct work *work);

/* What cues introduce. */
void find_attributions(struct work *work);

/* Quotation marks without a cue: what goes on, and what stands alone. */
void find_floating(struct work *work);

#endif
