/*
 * The clauses of a document, as pronouns need them: what hangs on what, and
 * who is the subject of a verb. Where it has no arcs, nothing hangs on
 * anything.
 */
#ifndef STAGES_TAG_CLAUSES_H
#define STAGES_TAG_CLAUSES_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/reading.h"

struct clauses {
	const struct document *doc;
	const struct word *words; /* [token] */
	size_t count;             /* 0: the document has no arcs */
	size_t *subjects;         /* [token], of it as a verb, or NO_HEAD */
	size_t *objects;          /* the same */
};

void clauses_make(struct clauses *clauses, const struct document *doc,
		  struct arena *arena);

/* The head of a token, or NO_HEAD. */
size_t head_of(const struct clauses *clauses, size_t token);

/* Whether a token is its head's "nsubj" or whatever, "nsubj:pass" included. */
bool relates(const struct clauses *clauses, size_t token, const char *relation);

/* Whether the part of speech of a token begins with tag: "VB" for "VBD". */
bool is_tagged(const struct clauses *clauses, size_t token, const char *tag);

/* The token of a phrase that hangs on a word outside of it. */
size_t phrase_head(const struct clauses *clauses, struct range phrase);

/* The verb, or what stands for one, in whose clause a token is; or NO_HEAD. */
size_t clause_of(const struct clauses *clauses, size_t token);

/* The subject of a verb, or of the one that shares its own; or NO_HEAD. */
size_t clause_subject(const struct clauses *clauses, size_t verb);

#endif
