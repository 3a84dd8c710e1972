/*
 * Where the content of a report ends, and what marks and datelines tell of it.
 */
#ifndef STAGES_QUOTE_CLAUSES_H
#define STAGES_QUOTE_CLAUSES_H

#include "stages/quote/cues.h"
#include "stages/quote/marks.h"

/*
 * The end of a content that begins at token at, in a sentence that ends at
 * limit: before the final stop, or where another attribution goes on. next is
 * the first cue behind at.
 */
size_t content_end(const struct words *words, const struct passages *passages,
		   const struct cues *cues, size_t next, size_t at,
		   size_t limit);

/* The passage that opens at a token, or NULL. */
const struct passage *passage_opening(const struct words *words,
				      const struct passages *passages,
				      size_t token);

/* The passage whose closing mark is the token before end, or NULL. */
const struct passage *passage_closing(const struct words *words,
				      const struct passages *passages,
				      size_t end);

/* Whether a passage is a title or has its words: "Parks and Recreation". */
bool is_title(const struct words *words, const struct passage *passage);

/* Whether a passage is a sentence or a clause of its own, no mere word. */
bool is_utterance(const struct words *words, const struct passage *passage);

/* Where a sentence's words begin behind a dateline: "SEOUL, March 4 -". */
size_t skip_dateline(const struct words *words, struct range sentence);

#endif
