#include "stages/tag/syntax.h"

#include "stages/reading.h"
#include "stages/tag/pos.h"
#include "stages/tag/supertags.h"

const char *
syntax_models_open(const struct knowledge *knowledge, struct syntax_models *out)
{
	const char *why = model_find(knowledge, "parts-of-speech", &out->parts);

	if (!why)
		why = clusters_open(knowledge, &out->clusters);
	if (!why)
		why = model_find(knowledge, "supertags", &out->supertags);
	return why ? why
		   : arc_model_open(knowledge, &out->parts, &out->supertags,
				    &out->arcs);
}

/* Memory for one sentence at a time, as large as the longest so far. */
struct room {
	struct atoms *atoms;
	uint8_t *tags, *supertags;
	struct tagged *tagged;
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
	room->supertags = arena_array(arena, room->size, 1);
	room->tagged = arena_array(arena, room->size + 2 * TAGGED_MARGIN,
				   sizeof *room->tagged);
}

/* Makes the atoms and the tags of a sentence. */
static void
tag_words(const struct syntax_models *models, const struct document *doc,
	  struct range range, struct room *room, struct word *out)
{
	size_t count = range.end - range.first;

	atoms_make(&models->clusters, doc, range, room->atoms);
	pos_tag(&models->parts, room->atoms, count, room->tags);
	for (size_t i = 0; i < count; i++)
		out[range.first + i] = (struct word){
			.pos = models->parts.labels[room->tags[i]],
			.head = NO_HEAD,
			.deprel = "",
		};
}

/* Hangs the words of a sentence, which are tagged, on each other. */
static void
join_words(const struct syntax_models *models, struct range range,
	   struct room *room, struct arena *arena, struct word *out)
{
	const struct label_values *values = &models->arcs.values;
	size_t count = range.end - range.first;

	tagged_make(values, room->atoms, room->tags, count, room->tagged);
	supertags_find(&models->supertags, values, room->atoms, room->tagged,
		       count, room->supertags);
	parser_start(&room->parser, values, room->atoms, room->tags,
		     room->supertags, count, arena);
	arcs_find(&models->arcs, &room->parser);
	for (size_t i = 0; i < count; i++) {
		const struct arc_node *node = &room->parser.nodes[i];

		out[range.first + i].deprel =
			deprel_name(&models->arcs, node->deprel);
		if (node->head < count)
			out[range.first + i].head = range.first + node->head;
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

static void
tag_sentences(const struct syntax_models *models, const struct document *doc,
	      bool with_arcs, struct arena *arena, struct syntax *out)
{
	struct room room = {0};
	size_t sentence = 0;

	out->items = arena_array(arena, doc->tokens.count, sizeof *out->items);
	out->count = out->capacity = doc->tokens.count;
	for (size_t first = 0; first < doc->tokens.count;) {
		struct range range = next_sentence(doc, first, &sentence);

		reserve(&room, range.end - first, arena);
		tag_words(models, doc, range, &room, out->items);
		if (with_arcs)
			join_words(models, range, &room, arena, out->items);
		first = range.end;
	}
}

void
tag_syntax(const struct syntax_models *models, const struct document *doc,
	   struct arena *arena, struct syntax *out)
{
	tag_sentences(models, doc, true, arena, out);
}

void
tag_parts(const struct syntax_models *models, const struct document *doc,
	  struct arena *arena, struct syntax *out)
{
	tag_sentences(models, doc, false, arena, out);
}
