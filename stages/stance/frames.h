/*
 * Finds the words of predicates in a sentence: the longest first, of the part
 * of speech that the predicate has, fixed words apart where others stand
 * between them ("dressed the envoy down").
 */
#ifndef STAGES_STANCE_FRAMES_H
#define STAGES_STANCE_FRAMES_H

#include "stages/stance/lexicon.h"
#include "stages/stance/outline.h"

enum { WORD_LIMIT = 8 }; /* words of one predicate */

struct match_found {
	const struct predicate *predicate;
	size_t tokens[WORD_LIMIT];
	size_t token_count;
	size_t chunk; /* of the verb, the noun, else of the first word */
};

struct frames {
	struct match_found *items; /* by first token */
	size_t count, capacity;
};

/*
 * Adds what lexicon has in the chunks of one sentence to out. Linear in the
 * sentence's tokens.
 */
void frames_find(const struct lexicon *lexicon, const struct outline *outline,
		 struct range chunks, struct frames *out);

/* Whether token is a word of the predicate. */
bool frame_has(const struct match_found *frame, size_t token);

/* From its first word to its last; words between them too. */
struct span frame_span(const struct outline *outline,
		       const struct match_found *frame);

#endif
