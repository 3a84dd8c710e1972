/*
 * A record's layers, whoever made them, into a document. Every span is checked
 * against the text, every list for its order: a stage may trust what it reads.
 */
#ifndef PIPELINE_DECODE_H
#define PIPELINE_DECODE_H

#include "pipeline/buffer.h"
#include "pipeline/offsets.h"
#include "stages/stage.h"

/*
 * Decodes the value of one layer into doc, which has the layers before it.
 * Returns NULL, or what is wrong, as a sentence in arena; the layer is then
 * empty.
 */
const char *decode_layer(enum layer layer, struct slice value,
			 const struct offsets *offsets, struct arena *arena,
			 struct document *doc);

/* The problems in the value of "errors"; those of another shape are left. */
void decode_problems(struct slice value, struct arena *arena,
		     struct problems *out);

#endif
