/*
 * Finds names by a net that was trained on annotated news, web and reference
 * text (data/models/README.md): it gives each token votes for being the first,
 * an inside, the last or the only token of a name of some type, or none; the
 * sequence of most votes that makes whole names is taken. What the rules read
 * is among the net's hints, and has votes of its own.
 *
 * Sources: L. Ratinov, D. Roth, Design challenges and misconceptions in named
 * entity recognition, 2009 (the labels); J. Lafferty, A. McCallum, F. Pereira,
 * Conditional random fields, 2001 (what is trained).
 */
#ifndef STAGES_TAG_RECOGNISE_H
#define STAGES_TAG_RECOGNISE_H

#include "stages/model.h"
#include "stages/tag/hints.h"

/* Votes of the model that raise the odds by e. */
enum { NAMES_VOTE_UNIT = 1 << 14 };

struct detection {
	size_t first, end; /* tokens */
	enum seen_type type;
	int64_t votes[SEEN_COUNT]; /* for these tokens as a name of each type */
	int certainty; /* votes before the next best label, of the least sure
			  token; in hundredths of NAMES_VOTE_UNIT */
};

struct detections {
	struct detection *items;
	size_t count, capacity;
};

/* As model_find(); its labels must be those of hints.h. */
const char *names_model_open(const struct knowledge *knowledge,
			     struct model *out);

/* The name of a label: "O", "person 0" to "adjective 3". */
const char *label_name(size_t label);

/* Whether label may follow the label before. */
bool label_follows(size_t label, size_t before);

/*
 * Appends the names of a whole document, in text order, none overlapping.
 * Names that are written alike are of the one type that has most votes of all.
 */
void recognise(const struct model *model, const struct hints *hints,
	       struct detections *out);

#endif
