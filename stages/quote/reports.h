/*
 * The reports of a document while they are being found: who is quoted with
 * what, in tokens. quote.c makes the layer of them.
 */
#ifndef STAGES_QUOTE_REPORTS_H
#define STAGES_QUOTE_REPORTS_H

#include "stages/quote/cues.h"
#include "stages/quote/marks.h"
#include "stages/reading.h"

/*
 * How sure a report is, in thousandths, by what found it: about the share that
 * has the right content and speaker, between easy news and hard.
 */
enum confidence {
	CONFIDENCE_MARKS = 950,  /* "...," said Xi; a transcript's turn */
	CONFIDENCE_SPEECH = 900, /* Xi said: "..." */
	CONFIDENCE_THAT = 850,   /* Xi said that ...; according to Xi */
	CONFIDENCE_CLAUSE = 750, /* Xi said it was */
	CONFIDENCE_LOOSE = 700,  /* a headline, a verb that no table knows */
	CONFIDENCE_BESIDE = 500, /* marks beside a sentence about Xi */
	CONFIDENCE_SHARED = 100, /* off, where a verb has another's subject */
};

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

/* Lines behind ">", somebody else's mail, by who "wrote:" above them. */
void find_mail(struct work *work);

/* What cues introduce. */
void find_attributions(struct work *work);

/* Quotation marks without a cue: what goes on, and what stands alone. */
void find_floating(struct work *work);

#endif
