/*
 * The arcs of a document, read downward: what depends on a token.
 */
#ifndef STAGES_STANCE_ARCS_H
#define STAGES_STANCE_ARCS_H

#include "stages/arena.h"
#include "stages/document.h"

struct arcs {
	const struct document *doc;
	const size_t *first; /* [token], its first dependent, or SIZE_MAX */
	const size_t *next;  /* [token], the next one of the same head */
};

/* Without syntax in doc no token has dependents. Linear in tokens. */
void arcs_make(struct arcs *arcs, const struct document *doc,
	       struct arena *arena);

/* The first dependent of token by one of the relations, or SIZE_MAX. */
size_t arc_to(const struct arcs *arcs, size_t token,
	      const char *const *relations);

/* The dependent of token whose case mark is a word, or SIZE_MAX. */
size_t arc_by(const struct arcs *arcs, size_t token, const char *word,
	      size_t size);

/*
 * The token that is the subject of the verb at token, which a coordination, an
 * infinitive or a relative clause may share with another; SIZE_MAX: none.
 */
size_t arc_subject(const struct arcs *arcs, size_t token);

#endif
