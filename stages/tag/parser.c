#include <string.h>

#include "stages/tag/arcs.h"

static enum tag_kind
kind_of(const char *tag)
{
	if (!strncmp(tag, "VB", 2) || !strcmp(tag, "MD"))
		return TAG_VERB;
	if (!strcmp(tag, ",") || !strcmp(tag, ":"))
		return TAG_COMMA;
	return strcmp(tag, "CC") ? TAG_OTHER : TAG_CONJUNCTION;
}

static void
hash_names(struct label_names names, uint32_t *out)
{
	for (size_t i = 0; i < names.count; i++)
		out[i] = hash_text(HASH_START, names.items[i],
				   strlen(names.items[i]));
}

static size_t
number_of_root(struct label_names names)
{
	size_t i = 0;

	while (i < names.count && strcmp(names.items[i], "root") != 0)
		i++;
	return i;
}

const char *
label_values_make(struct label_names tags, struct label_names supertags,
		  struct label_names deprels, struct label_values *out)
{
	*out = (struct label_values){
		.root = number_of_root(deprels),
		.root_supertag = number_of_root(supertags),
	};
	hash_names(tags, out->tags);
	hash_names(supertags, out->supertags);
	hash_names(deprels, out->deprels);
	for (size_t i = 0; i < tags.count; i++)
		out->kinds[i] = (uint8_t)kind_of(tags.items[i]);
	if (out->root == deprels.count || out->root_supertag == supertags.count)
		return "a model knows no root";
	return NULL;
}

/* Makes room for count words. */
static void
reserve(struct parser *parser, size_t count, struct arena *arena)
{
	if (count <= parser->room)
		return;
	parser->room = count > 2 * parser->room ? count : 2 * parser->room;
	parser->nodes =
		arena_array(arena, parser->room + 2, sizeof *parser->nodes);
	parser->stack = arena_array(arena, parser->room, sizeof *parser->stack);
	if (!parser->memo)
		parser->memo = arena_alloc(arena, sizeof *parser->memo);
	parser->memo->steady = arena_array(arena, parser->room + 2,
					   sizeof *parser->memo->steady);
}

static void
start_node(struct parser *parser, size_t i, const struct atoms *atoms,
	   uint32_t tag)
{
	uint32_t none = (uint32_t)parser->count + 1;

	parser->nodes[i] = (struct arc_node){
		.atoms = atoms,
		.word = atoms->word,
		.tag = tag,
		.both = (uint32_t)(feature_mix(atoms->word, tag) >> 32),
		.suffix = atoms->suffix[2],
		.shape = atoms->shape,
		.clusters = atoms->clusters,
		.head = NO_NODE,
		.left = {none, none},
		.right = {none, none},
		.deprel = NO_DEPREL,
	};
}

void
parser_start(struct parser *parser, const struct label_values *values,
	     const struct atoms *atoms, const uint8_t *tags,
	     const uint8_t *supertags, size_t count, struct arena *arena)
{
	uint32_t counts[3] = {0};

	reserve(parser, count, arena);
	parser->values = values;
	parser->count = count;
	parser->depth = parser->next = 0;
	/* The margin's first two atoms stand for the root and for nothing. */
	for (size_t i = 0; i < count + 2; i++) {
		enum tag_kind kind = TAG_OTHER;
		uint32_t tag = (uint32_t)(count + 1 - i);

		if (i < count) {
			tag = values->tags[tags[i]];
			kind = values->kinds[tags[i]];
		}
		start_node(parser, i, &atoms[ATOMS_MARGIN + i], tag);
		if (i < count)
			parser->nodes[i].supertag =
				values->supertags[supertags[i]];
		memcpy(parser->nodes[i].counts, counts, sizeof counts);
		if (kind)
			counts[kind - 1]++;
	}
}

bool
parser_is_done(const struct parser *parser)
{
	return !parser->depth && parser->next == parser->count;
}

bool
parser_allows(const struct parser *parser, enum action action)
{
	bool words_left = parser->next < parser->count;

	switch (action) {
	case ACTION_SHIFT:
		return words_left;
	case ACTION_LEFT: /* a sentence has one root */
		return parser->depth && (words_left || parser->depth == 1);
	default:
		return parser->depth > 1;
	}
}

struct arc
parser_arc(const struct parser *parser, enum action action)
{
	const uint32_t *top = &parser->stack[parser->depth - 1];

	return (struct arc){
		*top,
		action == ACTION_LEFT ? (uint32_t)parser->next : top[-1],
	};
}

void
parser_step(struct parser *parser, enum action action)
{
	struct arc_node *head;
	struct arc arc;

	if (action == ACTION_SHIFT) {
		parser->stack[parser->depth++] = (uint32_t)parser->next++;
		return;
	}
	arc = parser_arc(parser, action);
	parser->depth--;
	parser->nodes[arc.dependent].head = arc.head;
	head = &parser->nodes[arc.head];
	if (action == ACTION_LEFT) {
		head->left[1] = head->left[0];
		head->left[0] = arc.dependent;
		head->left_count++;
	} else {
		head->right[1] = head->right[0];
		head->right[0] = arc.dependent;
		head->right_count++;
	}
}
