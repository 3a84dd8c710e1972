/*
 * Sources: who speaks, as the text has it beside a cue, with apposition and
 * relative clause. An empty range is none.
 */
#ifndef STAGES_QUOTE_SOURCES_H
#define STAGES_QUOTE_SOURCES_H

#include "stages/quote/words.h"

/*
 * The source whose verb begins at verb: the subject on its left with
 * apposition and relative clause, no trailing comma. Where the verb is in a
 * relative clause, what stands before that. *left is where what belongs to
 * the attribution begins.
 */
struct range source_before(const struct words *words, size_t verb, size_t limit,
			   size_t *left);

/* The source that follows a verb ("said Xi, the leader of ..."). */
struct range source_after(const struct words *words, size_t at, size_t limit);

/* The subject of the first clause of [first, limit). */
struct range first_subject(const struct words *words, size_t first,
			   size_t limit);

#endif
