/*
 * The layer "syntax": a part of speech and an arc for each token, by learned
 * models (data/models/README.md).
 */
#ifndef STAGES_TAG_SYNTAX_H
#define STAGES_TAG_SYNTAX_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/tag/arcs.h"

struct syntax_models {
	struct clusters clusters;
	struct model parts; /* labels: Penn Treebank tags */
	struct model supertags;
	struct arc_model arcs;
	struct word_memo *parts_memo, *supertags_memo, *arcs_memo;
};

/*
 * Finds the models in knowledge, which must outlive out. Returns NULL, or what
 * is wrong.
 */
const char *syntax_models_open(const struct knowledge *knowledge,
			       struct syntax_models *out);

void syntax_models_close(struct syntax_models *models);

/*
 * Fills out, empty at the call, with one item a token, in order. In each
 * sentence one token is the root and each other hangs on one of the same
 * sentence, without circles. A token outside all sentences, which strangers'
 * records can have, is a sentence of its own. Tags and relations are strings
 * of the models. Time and memory are linear in the number of tokens.
 */
void tag_syntax(const struct syntax_models *models, const struct document *doc,
		struct arena *arena, struct syntax *out);

/* The same without arcs: each word is a root, by no relation. */
void tag_parts(const struct syntax_models *models, const struct document *doc,
	       struct arena *arena, struct syntax *out);

#endif
