/* The layers of few items, entities, quotes and stances, by jansson. */
#ifndef PIPELINE_DECODE_SMALL_H
#define PIPELINE_DECODE_SMALL_H

#include "pipeline/decode.h"

/* As decode_layer(); returns only what is wrong, without the layer's name. */
const char *decode_small(enum layer layer, struct slice value,
			 const struct offsets *offsets, struct arena *arena,
			 struct document *doc);

#endif
