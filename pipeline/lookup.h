/*
 * What "attache names" answers to one string, and how that is written.
 */
#ifndef PIPELINE_LOOKUP_H
#define PIPELINE_LOOKUP_H

#include "pipeline/buffer.h"
#include "pipeline/show.h"
#include "stages/tag/lookup.h"

/* A mention of the string, or of a part of it. */
struct tagged {
	const struct entity *entity;
	struct mention mention; /* in the sentence */
};

struct answer {
	const char *text; /* the string; valid UTF-8 */
	size_t size;
	const char *problem; /* what was wrong with it; NULL: nothing */

	const char *sentence; /* in which it was tagged */
	struct {
		struct tagged *items;
		size_t count, capacity;
	} tagged;

	struct findings rows; /* that have it */
	struct findings near; /* names like it */
	size_t near_count;    /* how many there are, of which near are a few */
};

/* As lines for people. */
void answer_write(const struct view *view, const struct answer *answer,
		  struct arena *arena);

/* As a line of JSON; its members stand in pipeline/README.md. */
void answer_encode(const struct answer *answer, struct buffer *out);

#endif
