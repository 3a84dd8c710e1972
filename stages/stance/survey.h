/*
 * Reads a document sentence by sentence, and gathers what it says.
 */
#ifndef STAGES_STANCE_SURVEY_H
#define STAGES_STANCE_SURVEY_H

#include "stages/stance/lexicon.h"
#include "stages/stance/score.h"

/* What the stage knows. */
struct tables {
	struct lexicon frames, operators;
	struct table words;
	unsigned *classes; /* [row of words], by read_word_classes() */
};

/*
 * Adds the stances of doc to out, which is empty, in arena. Linear in the
 * tokens, entities and quotations of doc.
 */
void survey_document(const struct tables *tables, const struct document *doc,
		     struct arena *arena, struct stances *out);

#endif
