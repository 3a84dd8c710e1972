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

/* Universal Dependencies relations, subtypes included; sets are unsigned. */
enum {
	RELATES_SUBJECT = 1 << 0,    /* nsubj */
	RELATES_OBJECT = 1 << 1,     /* obj */
	RELATES_RECEIVER = 1 << 2,   /* iobj */
	RELATES_OBLIQUE = 1 << 3,    /* obl */
	RELATES_NOMINAL = 1 << 4,    /* nmod */
	RELATES_OWNER = 1 << 5,      /* nmod:poss */
	RELATES_COMPOUND = 1 << 6,   /* compound */
	RELATES_APPOSITION = 1 << 7, /* appos */
	RELATES_CONJUNCT = 1 << 8,   /* conj */
	RELATES_FLAT = 1 << 9,       /* flat */
	RELATES_CONTENT = 1 << 10,   /* ccomp */
	RELATES_OPEN = 1 << 11,      /* xcomp */
	RELATES_ADVERBIAL = 1 << 12, /* advcl */
	RELATES_CLAUSE = 1 << 13,    /* acl */
	RELATES_EXPLETIVE = 1 << 14, /* expl */
	RELATES_ROOT = 1 << 15,      /* root */
	RELATES_ASIDE = 1 << 16,     /* parataxis, list */
	RELATES_ATTRIBUTE = 1 << 17, /* amod */
	RELATES_COPULA = 1 << 18,    /* cop */
};

/* Penn Treebank tags; sets are unsigned. */
enum {
	TAGGED_NOUN = 1 << 0,       /* NN, NNS, NNP, NNPS */
	TAGGED_PLURAL = 1 << 1,     /* NNS */
	TAGGED_NAME = 1 << 2,       /* NNP, NNPS */
	TAGGED_PRONOUN = 1 << 3,    /* PRP, PRP$ */
	TAGGED_OWNER = 1 << 4,      /* PRP$ */
	TAGGED_VERB = 1 << 5,       /* VB and what begins so */
	TAGGED_GERUND = 1 << 6,     /* VBG */
	TAGGED_PARTICIPLE = 1 << 7, /* VBN */
	TAGGED_ADJECTIVE = 1 << 8,  /* JJ and what begins so */
};

struct arc {
	uint32_t relation;
	uint32_t tag;
};

struct clauses {
	const struct document *doc;
	const struct word *words; /* [token] */
	size_t count;             /* 0: the document has no arcs */
	struct arc *arcs;         /* [token] */
	size_t *subjects;         /* [token], of it as a verb, or NO_HEAD */
	size_t *objects;          /* the same, "asked [Roe] to" included */
};

void clauses_make(struct clauses *clauses, const struct document *doc,
		  struct arena *arena);

/* The head of a token, or NO_HEAD. */
static inline size_t
head_of(const struct clauses *clauses, size_t token)
{
	size_t head =
		token < clauses->count ? clauses->words[token].head : NO_HEAD;

	return head < clauses->count ? head : NO_HEAD;
}

/* Whether a token relates to its head in one of these ways. */
static inline bool
relates(const struct clauses *clauses, size_t token, unsigned relations)
{
	return token < clauses->count &&
	       (clauses->arcs[token].relation & relations);
}

/* Whether a token is one of these parts of speech. */
static inline bool
is_tagged(const struct clauses *clauses, size_t token, unsigned tags)
{
	return token < clauses->count && (clauses->arcs[token].tag & tags);
}

/* The token of a phrase that hangs on a word outside of it. */
size_t phrase_head(const struct clauses *clauses, struct range phrase);

/* Whether a token is what is done to, with or for: "sued him", "to her". */
bool is_object(const struct clauses *clauses, size_t token);

/* The verb, or what stands for one, in whose clause a token is; or NO_HEAD. */
size_t clause_of(const struct clauses *clauses, size_t token);

/* The subject of a verb, or of the one that shares its own; or NO_HEAD. */
size_t clause_subject(const struct clauses *clauses, size_t verb);

#endif
