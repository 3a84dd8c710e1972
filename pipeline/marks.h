/*
 * The marks that show what was found in a text, where it stands:
 *
 *   [Huawei|company] [the firm|Huawei]   a mention: at its first and where its
 *                                        words are not the entity's name, what
 *                                        it is stands behind the bar
 *   {2 "Not now,"}                       content of the second quotation
 *   <condemned|oppose 1>                 the cue of the first stance
 */
#ifndef PIPELINE_MARKS_H
#define PIPELINE_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "stages/arena.h"
#include "stages/document.h"

/* What is marked; of two that overlap, the later one gives the colour. */
enum mark_kind {
	MARK_QUOTE,
	MARK_UNTYPED,
	MARK_PLACE,
	MARK_ORGANIZATION,
	MARK_COUNTRY,
	MARK_PERSON,
	MARK_COMPANY,
	MARK_NEUTRAL,
	MARK_SUPPORT,
	MARK_OPPOSE,
	MARK_KINDS
};

/* The beginning or the end of something marked. */
struct mark {
	size_t offset, other; /* bytes; where the other end is */
	bool opens;
	enum mark_kind kind;
	size_t order; /* of the pair: among equals, the lower is outside */
	const char *string;
};

struct marks {
	struct mark *items; /* by offset; in one place, as they are written */
	size_t count, capacity;
};

/* The marks of doc, in arena. Of n marks, n log n. */
struct marks marks_of(const struct document *doc, struct arena *arena);

#endif
