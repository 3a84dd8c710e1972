/*
 * Universal Dependencies arcs by shifts and reductions, from the left: the
 * arc-hybrid system, in twice as many steps as there are words. Each step and
 * the relation of the arc that it makes are decided at once. The root of a
 * sentence hangs on a node behind the last word.
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
#include "stages/tag/word_memo.h"

/*
 * SHIFT puts the next word on the stack; LEFT takes the top off the stack and
 * hangs it on the next word, RIGHT on the word under it. In the model's labels
 * the relations follow.
 */
enum action { ACTION_SHIFT, ACTION_LEFT, ACTION_RIGHT, ACTION_COUNT };

enum tag_kind { TAG_OTHER, TAG_VERB, TAG_COMMA, TAG_CONJUNCTION };

/* What labels of models mean here, independent of their numbers. */
struct label_values {
	uint32_t tags[MODEL_LABELS];      /* hashes of names */
	uint8_t kinds[MODEL_LABELS];      /* enum tag_kind */
	uint32_t supertags[MODEL_LABELS]; /* hashes of names */
	uint32_t deprels[MODEL_LABELS];   /* hashes of names */
	size_t root, root_supertag;       /* numbers of "root" */
};

/* Labels of a model, of parts of speech, supertags or relations. */
struct label_names {
	const char *const *items;
	size_t count;
};

/* Returns NULL, or what is wrong with the names. */
const char *label_values_make(struct label_names tags,
			      struct label_names supertags,
			      struct label_names deprels,
			      struct label_values *out);

struct arc_node {
	const struct atoms *atoms;
	uint32_t word, tag, both;   /* hashes; both: of word and tag */
	uint32_t suffix;            /* hash of the last three characters */
	uint32_t shape;             /* as in struct atoms */
	uint32_t supertag;          /* hash */
	uint32_t head;              /* NO_NODE: none yet */
	uint32_t left[2], right[2]; /* the outermost children, then the next
				       ones, or node count + 1 */
	uint16_t left_count, right_count;
	uint32_t counts[3]; /* [enum tag_kind - 1], words before it */
	struct word_clusters clusters;
	uint8_t deprel;
};

#define NO_NODE UINT32_MAX
enum { NO_DEPREL = 255 };

/* Where a node can stand as the parser sees it. */
enum role {
	ROLE_TOP, /* of the stack */
	ROLE_SECOND,
	ROLE_THIRD,
	ROLE_NEXT,     /* not yet shifted */
	ROLE_TOP_LEFT, /* a child, the outermost on that side */
	ROLE_TOP_RIGHT,
	ROLE_SECOND_LEFT,
	ROLE_SECOND_RIGHT,
	ROLE_NEXT_LEFT,
	ROLE_TOP_LEFT2, /* the child within */
	ROLE_TOP_RIGHT2,
	ROLE_SECOND_LEFT2,
	ROLE_SECOND_RIGHT2,
	ROLE_NEXT_LEFT2,
	ROLE_COUNT,
};

/* The first roles' features are known before the first step. */
enum { ROLE_STEADY = ROLE_NEXT + 1, ROLE_CHILDREN = ROLE_COUNT - ROLE_STEADY };

/* What single words are to nodes in steady roles, by themselves. */
enum sight {
	SIGHT_TOP,
	SIGHT_TOP_BEFORE, /* the word before the top of the stack */
	SIGHT_TOP_BEHIND,
	SIGHT_SECOND,
	SIGHT_SECOND_BEFORE,
	SIGHT_SECOND_BEHIND,
	SIGHT_THIRD,
	SIGHT_NEXT,
	SIGHT_NEXT_BEFORE,
	SIGHT_NEXT_BEHIND,
	SIGHT_NEXT_THIRD,
	SIGHT_NEXT_FOURTH,
	SIGHT_COUNT,
};

struct sight_place {
	enum role role;
	int distance; /* from the node to the word */
};

enum { MEMO_SLOTS = 16 };

/* Sums of the rows of nodes in roles. */
struct memo {
	struct sums (*steady)[ROLE_STEADY]; /* [node] */
	/* Of children those that came last. */
	uint32_t nodes[ROLE_CHILDREN][MEMO_SLOTS]; /* NO_NODE: none */
	struct sums children[ROLE_CHILDREN][MEMO_SLOTS];
};

struct parser {
	const struct label_values *values;
	size_t count;             /* words; node count is the root's head */
	struct arc_node *nodes;   /* [count + 2]: words, root, nothing */
	uint32_t *stack;          /* [depth], nodes */
	size_t depth, next, room; /* next: the first word not yet shifted */
	struct memo *memo;
};

/*
 * Begins a sentence of count words, at least one: atoms are those of
 * atoms_make(), tags and supertags are numbers of values. What a zeroed parser
 * or one of a shorter sentence lacks in memory it takes from arena.
 */
void parser_start(struct parser *parser, const struct label_values *values,
		  const struct atoms *atoms, const uint8_t *tags,
		  const uint8_t *supertags, size_t count, struct arena *arena);

bool parser_is_done(const struct parser *parser);
bool parser_allows(const struct parser *parser, enum action action);

/* Takes an allowed step. The arc's relation is still to be decided. */
void parser_step(struct parser *parser, enum action action);

/* The word that LEFT or RIGHT would take off, and what it would hang on. */
struct arc {
	uint32_t dependent, head;
};

struct arc parser_arc(const struct parser *parser, enum action action);

/* The node in each role; node count + 1 where there is none. */
void parser_roles(const struct parser *parser, uint32_t out[ROLE_COUNT]);

/*
 * What decides the next step: features of each node by itself, which do not
 * change while it is in that role, and of nodes together. Each adds to out.
 */
void role_features(const struct parser *parser, enum role role, uint32_t node,
		   struct features *out);
void joint_features(const struct parser *parser,
		    const uint32_t roles[ROLE_COUNT], struct features *out);

/* Of the features of steady roles, those of a single word by itself. */
extern const struct sight_place sight_places[SIGHT_COUNT];
void sight_features(const struct arc_node *word, enum sight sight,
		    struct features *out);

/* And those of the next node, in that role, with words behind it. */
void front_features(const struct parser *parser, uint32_t node,
		    struct features *out);

struct arc_model {
	struct model model;
	struct label_values values;
};

/*
 * Tags and supertags are the labels of their models. Returns NULL, or what is
 * wrong with the data.
 */
const char *arc_model_open(const struct knowledge *knowledge,
			   const struct model *tags,
			   const struct model *supertags,
			   struct arc_model *out);

/* The name of a relation that arcs_find() gave. */
static inline const char *
deprel_name(const struct arc_model *model, uint8_t deprel)
{
	return model->model.labels[ACTION_COUNT + deprel];
}

/* A memo for this model alone; NULL: out of memory. */
struct word_memo *arcs_memo_new(const struct arc_model *model);

/* Walks from parser_start() to the end: nodes then hold the tree. */
void arcs_find(const struct arc_model *model, struct word_memo *memo,
	       struct parser *parser);

/* Begins the memo of parser: makes the sums of nodes in steady roles. */
void steady_sums_make(const struct model *model, struct word_memo *words,
		      struct parser *parser);

#endif
