/*
 * Noun phrases, for want of a parse: by word classes alone, read from the
 * cue outwards. A phrase is a range of tokens; an empty one is none.
 */
#ifndef STAGES_QUOTE_PHRASES_H
#define STAGES_QUOTE_PHRASES_H

#include "stages/quote/words.h"

/* How far a phrase reaches, at most; makes the work linear. */
enum { PHRASE_LIMIT = 48 };

/* The plain phrase with what hangs on it by prepositions that begins at. */
struct range phrase_at(const struct words *words, size_t at, size_t limit);

/* The same that ends before end, and does not begin before limit. */
struct range phrase_before(const struct words *words, size_t end, size_t limit);

/* Moves at over adverbs, times and settings ("on Monday", "in a letter"). */
size_t skip_adverbials(const struct words *words, size_t at, size_t limit);

/* Moves end to the left over adverbs and times: "the firm on Monday". */
size_t strip_adverbials(const struct words *words, size_t end, size_t limit);

/* Whether an -ed form at token hangs on the noun before it. */
bool is_reduced_clause(const struct words *words, size_t token);

/* at + PHRASE_LIMIT or limit, and end - PHRASE_LIMIT or limit. */
size_t upper_limit(size_t at, size_t limit);
size_t lower_limit(size_t end, size_t limit);

#endif
