/*
 * Noun phrases, for want of a parse: by word classes alone, read from the
 * cue outwards. A phrase is a range of tokens; an empty one is none.
 */
#ifndef STAGES_QUOTE_PHRASES_H
#define STAGES_QUOTE_PHRASES_H

#include "stages/quote/words.h"

/* How far a phrase reaches, at most; makes the work linear. */
enum { PHRASE_LIMIT = 48 };

static inline bool
is_empty(struct range range)
{
	return range.first >= range.end;
}

/* The plain phrase with what hangs on it by prepositions that begins at. */
struct range phrase_at(const struct words *words, size_t at, size_t limit);

/* The same that ends before end, and does not begin before limit. */
struct range phrase_before(const struct words *words, size_t end, size_t limit);

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

/* Moves at over adverbs, times and settings ("on Monday", "in a letter"). */
size_t skip_adverbials(const struct words *words, size_t at, size_t limit);

#endif
