/*
 * Finds who and what a document names, one entity a thing.
 *
 * lexicon  made by lexicon_new().
 * doc      its zones, sentences and tokens are read; sentences in text order.
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
#include "stages/document.h"
#include "stages/tag/lexicon.h"

const char *tag_entities(const struct lexicon *lexicon,
			 const struct document *doc, struct arena *arena,
			 struct entities *out);

#endif
