#include "stages/tag/syntax.h"

#include "stages/reading.h"
#include "stages/tag/pos.h"

const char *
syntax_models_open(const struct knowledge *knowledge, struct syntax_models *out)
{
	const char *why = model_find(knowledge, "parts-of-speech", &out->parts);

	if (!why)
		why = clusters_open(knowledge, &out->clusters);
	return why ? why : arc_models_open(knowledge, &out->parts, &out->arcs);
}

/* Memory for one sentence at a time, as large as the longest so far. */
struct room {
	struct atoms *atoms;
	uint8_t *tags;
	size_t size; /* in tokens */
	struct parser parser;
};

static void
reserve(struct room *room, size_t count, struct arena *arena)
{
	if (count <= room->size)
		return;
	room->size = count > 2 * room->size ? count : 2 * room->size;
	room->atoms = arena_array(arena, room->size + 2 * ATOMS_MARGIN,
				  sizeof *room->atoms);
	room->tags = arena_array(arena, room->size, sizeof *room->tags);
}

static void
tag_sentence(const struct syntax_models *models, const struct document *doc,
	     struct range range, struct room *room, struct arena *arena,
	     struct word *out)
{
	size_t count = range.end - range.first;

	reserve(room, count, arena);
	atoms_make(&models->clusters, doc, range, room->atoms);
	pos_tag(&models->parts, room->atoms, count, room->tags);
	parser_start(&room->parser, &models->arcs.values, room->atoms,
		     room->tags, count, arena);
	arcs_find(&models->arcs, &room->parser);
	for (size_t i = 0; i < count; i++) {
		const struct arc_node *node = &room->parser.nodes[i];

		out[range.first + i] = (struct word){
			.pos = models->parts.labels[room->tags[i]],
			.head = node->head < count ? range.first + node->head
						   : NO_HEAD,
			.deprel = models->arcs.deprels.labels[node->deprel],
		};
	}
}

/*
 * The tokens of the next sentence, from first on; one alone where it begins
 * in none. Sentence moves on to the next that ends behind it.
 */
static struct range
next_sentence(const struct document *doc, size_t first, size_t *sentence)
{
	const struct sentences *sentences = &doc->sentences;
	size_t start = doc->tokens.items[first].span.start, end = first + 1;
	struct span span;

	while (*sentence < sentences->count &&
	       sentences->items[*sentence].span.end <= start)
		++*sentence;
	if (*sentence == sentences->count)
		return (struct range){first, end};
	span = sentences->items[*sentence].span;
	if (span.start > start)
		return (struct range){first, end};
	while (end < doc->tokens.count &&
	       doc->tokens.items[end].span.start < span.end)
		end++;
	return (struct range){first, end};
}

void
tag_syntax(const struct syntax_models *models, const struct document *doc,
	   struct arena *arena, struct syntax *out)
{
	struct room room = {0};
	size_t sentence = 0;

	out->items = arena_array(arena, doc->tokens.count, sizeof *out->items);
	out->count = out->capacity = doc->tokens.count;
	for (size_t first = 0; first < doc->tokens.count;) {
		struct range range = next_sentence(doc, first, &sentence);

		tag_sentence(models, doc, range, &room, arena, out->items);
		first = range.end;
	}
}
