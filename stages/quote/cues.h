/*
 * The words that introduce what somebody said, and where a text has them.
 */
#ifndef STAGES_QUOTE_CUES_H
#define STAGES_QUOTE_CUES_H

#include "stages/quote/marks.h"

enum cue_kind { CUE_VERB, CUE_NOUN, CUE_ADJECTIVE, CUE_SETTING, CUE_SOURCE };

/* What follows a cue, or is reported by it; data/quote/cues.tsv, "frames". */
enum cue_frame {
	FRAME_QUOTE = 1 << 0,
	FRAME_THAT = 1 << 1,
	FRAME_TO = 1 << 2,
	FRAME_OBJECT = 1 << 3, /* np */
	FRAME_OF = 1 << 4,
	FRAME_QUESTION = 1 << 5, /* whether */
	FRAME_AS = 1 << 6,
	FRAME_ABOUT = 1 << 7,
	FRAME_FOR = 1 << 8,
	FRAME_GERUND = 1 << 9,
	FRAME_PREDICATE = 1 << 10,
	FRAME_ADDRESSEE = 1 << 11, /* who is told follows as an object */
	FRAME_ACCUSE = 1 << 12,
};

/* A row of data/quote/cues.tsv. */
struct lexeme {
	const char *lemma;
	enum cue_kind kind;
	unsigned frames; /* a set of enum cue_frame */
	int sure;        /* thousandths */
};

/* What the stage's open() makes: the tables, and the cues' rows read. */
struct cue_tables {
	struct vocabulary vocabulary;
	struct table cues, outlets;
	struct lexeme *lexemes; /* [row of cues] */
};

/* Returns NULL, or what is wrong with the data. */
const char *cue_tables_open(struct cue_tables *tables,
			    const struct knowledge *knowledge);
void cue_tables_close(struct cue_tables *tables);

struct cue {
	size_t first, end; /* tokens of the form that the table has */
	size_t group;      /* the first of its auxiliaries, else first */
	const struct lexeme *lexeme;
	bool negated;
	bool modal;      /* "could say" */
	bool passive;    /* "was told" */
	bool finite;     /* false: "saying", "to say" */
	bool infinitive; /* "to say" */
};

struct cues {
	struct cue *items;
	size_t count, capacity;
};

/* The cues outside quotation marks, in text order; sets words->cue. */
void cues_find(const struct cue_tables *tables, struct words *words,
	       const struct passages *passages, struct arena *arena,
	       struct cues *out);

#endif
