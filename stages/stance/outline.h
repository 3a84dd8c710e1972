/*
 * The outline of a document: its sentences cut into chunks (noun phrases, verb
 * groups, prepositions, commas), and for each token what lies over it.
 */
#ifndef STAGES_STANCE_OUTLINE_H
#define STAGES_STANCE_OUTLINE_H

#include "stages/reading.h"
#include "stages/stance/words.h"

#define NOWHERE SIZE_MAX

/* A mention that is no pronoun and no description, and whose it is. */
struct place {
	struct span span;
	size_t entity; /* index in doc->entities */
	enum mention_form form;
};

enum chunk_kind {
	CHUNK_NOUN,
	CHUNK_TIME, /* "Monday", "last week" */
	CHUNK_VERB,
	CHUNK_ADJECTIVE, /* not in front of a noun */
	CHUNK_ADVERB,
	CHUNK_PREPOSITION,
	CHUNK_AND,
	CHUNK_COMMA,
	CHUNK_RELATIVE, /* who, which, what */
	CHUNK_CLAUSE,   /* that, because, if */
	CHUNK_MARK,     /* quotation marks */
	CHUNK_ASIDE,    /* what stands in brackets */
	CHUNK_STOP,
};

struct chunk {
	enum chunk_kind kind;
	size_t first, end; /* tokens */
	size_t head;       /* token: the last noun, the main verb */
	/* Of a verb group: */
	bool infinitive; /* "to ban" */
	bool passive;    /* "was banned" */
	bool copula;     /* "is", with no other verb */
	bool finite;
	bool reduced; /* a participle alone: "the app banned by Ardia" */
};

struct outline {
	const struct document *doc;
	struct arena *arena;
	const struct word_kind *words; /* [token] */
	const struct place *places;    /* by start */
	size_t place_count;
	const size_t *mentions; /* [token], index in places, or NOWHERE */
	/* [token] of a pronoun or "the company": whom it means, or NOWHERE */
	const size_t *meant;
	const size_t *quotes;   /* [token], index in doc->quotes, or NOWHERE */
	const size_t *chunk_of; /* [token]; NOWHERE outside sentences */
	struct chunk *chunks;
	size_t chunk_count;
	struct range *sentences; /* [sentence], its chunks */
};

/* How many such mentions an entity has. */
size_t name_count(const struct entity *entity);

/* Makes the outline of doc in arena; classes as in word_kinds(). */
void outline_make(struct outline *outline, const struct table *table,
		  const unsigned *classes, const struct document *doc,
		  struct arena *arena);

/* A span of the text, and the item it belongs to. */
struct cover {
	struct span span;
	size_t item;
};

/*
 * The item that lies over each token, [token] or NOWHERE: of several the one
 * that began last. Sorts covers.
 */
size_t *lay_over(const struct document *doc, struct cover *covers, size_t count,
		 struct arena *arena);

/* Whether the chunk's first token is the word. */
bool chunk_is(const struct outline *outline, size_t chunk, const char *word);

/* Whether the chunk is one that a reader's eye passes over. */
static inline bool
is_passed(const struct chunk *chunk)
{
	return chunk->kind == CHUNK_ADVERB || chunk->kind == CHUNK_MARK ||
	       chunk->kind == CHUNK_TIME || chunk->kind == CHUNK_ASIDE;
}

#endif
