/*
 * Annotated corpora in NDJSON: treebanks, whose tokens carry "pos", "head" and
 * "deprel", and names, in "entities".
 */
#ifndef DATA_TRAIN_CORPUS_H
#define DATA_TRAIN_CORPUS_H

#include <stdbool.h>

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/model.h"

/* Names, numbered by frequency once they are all there. */
struct names {
	const char *items[MODEL_LABELS];
	size_t uses[MODEL_LABELS];
	size_t count;
};

struct tree_bank {
	struct document *items; /* with text, sentences, tokens, syntax */
	size_t count, capacity;
};

/* Says why on standard error, as printf does, and exits. */
_Noreturn void fail(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* What a record marks of names; all else of its text is of none. */
struct marking {
	bool adjectives;                /* "Chinese" is marked too */
	bool types[ENTITY_UNTYPED + 1]; /* these types are */
};

/* The marking of an item of a tree_bank that has entities. */
struct markings {
	struct marking *items;
	size_t count, capacity;
};

/*
 * Appends the records of the file at path with their entities and what they
 * mark; of their tokens the spans alone.
 */
void corpus_read_names(const char *path, struct arena *arena,
		       struct tree_bank *out, struct markings *markings);

/*
 * Appends the records of the file at path; all that they point to lives in
 * arena. Where they aren't annotated, parts of speech and relations are NULL.
 * A fault is named by path and line, and ends the program.
 */
void corpus_read(const char *path, bool annotated, struct arena *arena,
		 struct tree_bank *out);

/*
 * As corpus_read(), of a file of WORD_TAG, a sentence a line, which has no
 * trees: each word is a root. It comes three times, to make up for its size.
 */
void corpus_read_tagged(const char *path, struct arena *arena,
			struct tree_bank *out);

/* The number of name, which is added where it is new; counts the use. */
size_t name_number(struct names *names, const char *name);

/* Puts the most used first, those used alike in byte order. */
void names_sort(struct names *names);

#endif
