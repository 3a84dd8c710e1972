/*
 * Finds who and what a document names, one entity a thing.
 *
 * knows    what entities are found with.
 * doc      its zones, sentences, tokens and parts of speech are read;
 *          sentences in text order.
 * arena    owns what out points to.
 * out      empty at the call; then one item a thing, ids e1, e2 ... in the
 *          order of their first mentions; mentions don't overlap.
 *
 * Returns NULL. Time and memory are linear in the number of tokens.
 * Source: records.md, entities.
 */
#ifndef STAGES_TAG_ENTITIES_H
#define STAGES_TAG_ENTITIES_H

#include "stages/arena.h"
#include "stages/clusters.h"
#include "stages/document.h"
#include "stages/model.h"
#include "stages/tag/lexicon.h"

struct namer {
	const struct lexicon *lexicon;
	const struct clusters *clusters;
	struct model names; /* as names_model_open() gives it */
};

const char *tag_entities(const struct namer *knows, const struct document *doc,
			 struct arena *arena, struct entities *out);

#endif
