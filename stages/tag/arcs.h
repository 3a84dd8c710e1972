/*
 * Universal Dependencies arcs by shifts and reductions, from the left: the
 * arc-hybrid system, in twice as many steps as there are words. First the arc
 * is decided, then, once it stands, its relation. The root of a sentence hangs
 * on a node behind the last word.
 *
 * M. Kuhlmann, C. Gomez-Rodriguez, G. Satta, Dynamic programming algorithms
 * for transition-based dependency parsers, 2011. data/train/ walks with the
 * very same code.
 */
#ifndef STAGES_TAG_ARCS_H
#define STAGES_TAG_ARCS_H

#include <stdbool.h>

#include "stages/arena.h"
#include "stages/features.h"
#include "stages/model.h"

/*
 * SHIFT puts the next word on the stack; LEFT takes the top off the stack and
 * hangs it on the next word, RIGHT on the word under it.
 */
enum action { ACTION_SHIFT, ACTION_LEFT, ACTION_RIGHT, ACTION_COUNT };

/* What labels of other models mean here, independent of their numbers. */
struct label_values {
	uint32_t tags[MODEL_LABELS];    /* hashes of names */
	uint8_t kinds[MODEL_LABELS];    /* enum tag_kind */
	uint32_t deprels[MODEL_LABELS]; /* hashes of names */
	size_t root;                    /* number of "root" in deprels */
};

/* Returns NULL, or what is wrong with the names. */
const char *label_values_make(const char *const *tags, size_t tag_count,
			      const char *const *deprels, size_t deprel_count,
			      struct label_values *out);

struct arc_node {
	uint32_t word, tag, both;   /* hashes; both: of word and tag */
	uint32_t suffix;            /* hash of the last three characters */
	uint32_t head;              /* NO_NODE: none yet */
	uint32_t left[2], right[2]; /* the outermost children, then the next
				       ones, or node count + 1 */
	uint16_t left_count, right_count;
	uint32_t counts[3]; /* [enum tag_kind - 1], words before it */
	uint8_t deprel;
};

#define NO_NODE UINT32_MAX
enum { NO_DEPREL = 255 };

struct parser {
	const struct label_values *values;
	size_t count;             /* words; node count is the root's head */
	struct arc_node *nodes;   /* [count + 2]: words, root, nothing */
	uint32_t *stack;          /* [depth], nodes */
	size_t depth, next, room; /* next: the first word not yet shifted */
};

/*
 * Begins a sentence of count words, at least one: atoms are those of
 * atoms_make(), tags are numbers of values. What a zeroed parser or one of a
 * shorter sentence lacks in memory it takes from arena.
 */
void parser_start(struct parser *parser, const struct label_values *values,
		  const struct atoms *atoms, const uint8_t *tags, size_t count,
		  struct arena *arena);

bool parser_is_done(const struct parser *parser);
bool parser_allows(const struct parser *parser, enum action action);

/* Takes an allowed step. The arc's relation is still to be decided. */
void parser_step(struct parser *parser, enum action action);

/* The word that LEFT or RIGHT would take off, and what it would hang on. */
struct arc {
	uint32_t dependent, head;
};

struct arc parser_arc(const struct parser *parser, enum action action);

/* What decides the next step, and the relation of an arc before its step. */
void action_features(const struct parser *parser, struct features *out);
void deprel_features(const struct parser *parser, struct arc arc,
		     struct features *out);

struct arc_models {
	struct model actions, deprels;
	struct label_values values;
};

/* Tags are the labels of the model of parts of speech. */
const char *arc_models_open(const struct knowledge *knowledge,
			    const struct model *tags, struct arc_models *out);

/* Walks from parser_start() to the end: nodes then hold the tree. */
void arcs_find(const struct arc_models *models, struct parser *parser);

#endif
