/*
 * What hints_make() is made of, in the order of its work.
 */
#ifndef STAGES_TAG_HINT_PARTS_H
#define STAGES_TAG_HINT_PARTS_H

#include "stages/tag/hints.h"

/* Whether a token is written as names are. */
static inline bool
is_name_token(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_CAPITAL | LOOK_MIXED);
}

/* The manner of the document, by what the rules read in it. */
enum manner manner_of(const struct hints *hints);

/* Whether a text leaves out capitals, and so may those of its names. */
bool is_careless(const struct scene *scene);

/* Says which tokens of a sentence may be parts of names. */
void open_tokens(struct hints *hints, struct range range);

/* Says that tickers in brackets are none. */
void close_tickers(struct hints *hints);

/* Adds what the rest of the document says of each word. */
void add_rest(struct hints *hints);

#endif
