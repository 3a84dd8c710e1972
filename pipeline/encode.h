/* A document's layers as the values of a record's members. */
#ifndef PIPELINE_ENCODE_H
#define PIPELINE_ENCODE_H

#include "pipeline/buffer.h"
#include "pipeline/offsets.h"
#include "stages/stage.h"

/* Appends the JSON of one layer of doc, its offsets in code points. */
void encode_layer(enum layer layer, const struct document *doc,
		  const struct offsets *offsets, struct buffer *buffer);

/* Appends the objects of problems, parted by commas, without brackets. */
void encode_problems(const struct problem *problems, size_t count,
		     struct buffer *buffer);

#endif
