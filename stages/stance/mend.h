/*
 * A tagger's likeliest faults in short sentences and headlines: verbs behind
 * names that it takes for participles, nouns or prepositions.
 */
#ifndef STAGES_STANCE_MEND_H
#define STAGES_STANCE_MEND_H

#include "stages/stance/outline.h"

/*
 * Mends the words of one sentence, which are those of outline. Linear in its
 * tokens.
 */
void mend_verbs(const struct outline *outline, struct word_kind *words,
		struct range tokens);

#endif
