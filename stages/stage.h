/*
 * A stage: something that is done to a document, layer by layer.
 *
 * stage_run() keeps the contract of records for a filter and for a run alike:
 * a layer that is there already stays as it stands; a stage that fails leaves
 * what it found, at least the empty layer, and one problem.
 */
#ifndef STAGES_STAGE_H
#define STAGES_STAGE_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/knowledge.h"

/*
 * How one layer is made.
 *
 * make() reads doc, which has every layer of needs, and fills the member of
 * out that belongs to gives; out is empty at the call. It returns NULL, or a
 * sentence that says why the document could not be done (static or in arena);
 * out then holds what was found before. State is what the stage's open() made.
 */
struct step {
	enum layer gives;
	unsigned needs; /* a set of enum layer */
	const char *(*make)(void *state, const struct document *doc,
			    struct arena *arena, struct document *out);
};

struct stage {
	const char *name;    /* the command's name too */
	const char *summary; /* "find who said what" */
	unsigned needs;      /* layers of earlier stages that it reads */
	unsigned gives;      /* layers that it makes */
	bool english;        /* it abstains from texts in other languages */
	/*
	 * Makes what outlives a document: patterns, tables, models. Returns
	 * NULL, or a sentence that says what is wrong with the data. Out is
	 * passed to make() and close().
	 */
	const char *(*open)(const struct knowledge *knowledge, void **out);
	void (*close)(void *state);
	const struct step *steps; /* in the order of work */
	size_t step_count;
};

/* The stages in the order of the flow; NULL behind the last. */
extern const struct stage *const stages[];

/* A sentence for a record's "errors". */
struct problem {
	const char *stage, *message;
};

struct problems {
	struct problem *items;
	size_t count, capacity;
};

/* Adds a problem, unless its message is there already, from any stage. */
void problem_add(struct arena *arena, struct problems *problems,
		 const char *stage, const char *message);

/*
 * Makes each layer of stage that doc lacks, in arena. Returns the set of the
 * layers made, empty ones included; what went wrong is added to problems.
 */
unsigned stage_run(const struct stage *stage, void *state, struct document *doc,
		   struct arena *arena, struct problems *problems);

/* The layers that stage reads to make those that doc lacks. */
unsigned stage_reads(const struct stage *stage, const struct document *doc);

/* "tokens" for LAYER_TOKENS; NULL for no single layer. */
const char *layer_name(enum layer layer);

/* The layer called name (of size bytes), or 0. */
unsigned layer_named(const char *name, size_t size);

#endif
