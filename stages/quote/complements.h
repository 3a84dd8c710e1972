/*
 * What follows a cue, and where the content that it introduces begins.
 */
#ifndef STAGES_QUOTE_COMPLEMENTS_H
#define STAGES_QUOTE_COMPLEMENTS_H

#include "stages/quote/cues.h"
#include "stages/quote/marks.h"

enum complement_kind {
	COMPLEMENT_NONE,
	COMPLEMENT_MARK,     /* said, "..." */
	COMPLEMENT_THAT,     /* said that */
	COMPLEMENT_QUESTION, /* asked whether */
	COMPLEMENT_TO,       /* urged Xi to */
	COMPLEMENT_CLAUSE,   /* said it was */
	COMPLEMENT_OBJECT,   /* called it "a joke", accused Xi of */
};

struct complement {
	enum complement_kind kind;
	size_t at; /* the token where the content begins */
};

/* What follows a cue from token from on, before limit. */
struct complement find_complement(const struct words *words,
				  const struct passages *passages,
				  const struct cue *cue, size_t from,
				  size_t limit);

#endif
