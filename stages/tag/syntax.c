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
	if (!why)
		why = arc_model_open(knowledge, &out->parts, &out->supertags,
				     &out->arcs);
	if (why)
		return why;
	out->parts_memo = pos_memo_new(&out->parts);
	out->supertags_memo = supertags_memo_new(&out->supertags);
	out->arcs_memo = arcs_memo_new(&out->arcs);
	if (out->parts_memo && out->supertags_memo && out->arcs_memo)
		return NULL;
	syntax_models_close(out);
	return "out of memory";
}

void
syntax_models_close(struct syntax_models *models)
{
	word_memo_free(models->parts_memo);
	word_memo_free(models->supertags_memo);
	word_memo_free(models->arcs_memo);
	models->parts_memo = models->supertags_memo = models->arcs_memo = NULL;
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

/*
 * Sentences that are tagged together, model by model: each then finds more of
 * what it needs in the machine's caches.
 */
enum { BATCH_TOKENS = 2048, BATCH_SENTENCES = 512 };

/* Room for the margins of a sentence. */
enum { MARGINS = 2 * TAGGED_MARGIN };

_Static_assert((int)ATOMS_MARGIN <= (int)TAGGED_MARGIN,
	       "margins of atoms have no room");

struct batch {
	struct range sentences[BATCH_SENTENCES];
	size_t count, first, end; /* tokens */
	/* Of the tokens from first on, with margins around each sentence. */
	struct atoms *atoms;
	struct tagged *tagged;
	uint8_t *tags, *supertags; /* [token - first] */
	size_t room;               /* of each, in items */
	struct parser parser;
};

/* The next sentences, at least one, so many as a batch may have. */
static void
take_sentences(const struct document *doc, size_t first, size_t *sentence,
	       struct batch *batch)
{
	batch->first = batch->end = first;
	batch->count = 0;
	while (batch->count < BATCH_SENTENCES &&
	       batch->end < doc->tokens.count) {
		struct range range = next_sentence(doc, batch->end, sentence);

		batch->sentences[batch->count++] = range;
		batch->end = range.end;
		if (batch->end - first >= BATCH_TOKENS)
			break;
	}
}

static void
reserve(struct batch *batch, struct arena *arena)
{
	size_t size = batch->end - batch->first + MARGINS * batch->count;

	if (size <= batch->room)
		return;
	batch->room = size > 2 * batch->room ? size : 2 * batch->room;
	size = batch->room;
	batch->atoms = arena_array(arena, size, sizeof *batch->atoms);
	batch->tagged = arena_array(arena, size, sizeof *batch->tagged);
	batch->tags = arena_array(arena, size, 1);
	batch->supertags = arena_array(arena, size, 1);
}

/* What belongs to a sentence of a batch. */
struct words {
	struct range range;
	size_t count; /* tokens */
	struct atoms *atoms;
	struct tagged *tagged;
	uint8_t *tags, *supertags;
};

static struct words
words_of(const struct batch *batch, size_t i)
{
	struct range range = batch->sentences[i];
	size_t first = range.first - batch->first;

	return (struct words){
		.range = range,
		.count = range.end - range.first,
		.atoms = batch->atoms + first + 2 * ATOMS_MARGIN * i,
		.tagged = batch->tagged + first + 2 * TAGGED_MARGIN * i,
		.tags = batch->tags + first,
		.supertags = batch->supertags + first,
	};
}

static void
tag_words(const struct syntax_models *models, const struct document *doc,
	  const struct batch *batch, struct word *out)
{
	for (size_t i = 0; i < batch->count; i++)
		atoms_make(&models->clusters, doc, batch->sentences[i],
			   words_of(batch, i).atoms);
	for (size_t i = 0; i < batch->count; i++) {
		struct words s = words_of(batch, i);

		pos_tag(&models->parts, models->parts_memo, s.atoms, s.count,
			s.tags);
	}
	for (size_t i = batch->first; i < batch->end; i++)
		out[i] = (struct word){
			.pos = models->parts
				       .labels[batch->tags[i - batch->first]],
			.head = NO_HEAD,
			.deprel = "",
		};
}

/* Hangs the words of a sentence, which are tagged, on each other. */
static void
join_words(const struct syntax_models *models, const struct words *words,
	   struct parser *parser, struct arena *arena, struct word *out)
{
	size_t first = words->range.first, count = words->count;

	parser_start(parser, &models->arcs.values, words->atoms, words->tags,
		     words->supertags, count, arena);
	arcs_find(&models->arcs, models->arcs_memo, parser);
	for (size_t i = 0; i < count; i++) {
		const struct arc_node *node = &parser->nodes[i];

		out[first + i].deprel =
			deprel_name(&models->arcs, node->deprel);
		if (node->head < count)
			out[first + i].head = first + node->head;
	}
}

static void
find_arcs(const struct syntax_models *models, struct batch *batch,
	  struct arena *arena, struct word *out)
{
	const struct label_values *values = &models->arcs.values;

	for (size_t i = 0; i < batch->count; i++) {
		struct words s = words_of(batch, i);

		tagged_make(values, s.atoms, s.tags, s.count, s.tagged);
		supertags_find(&models->supertags, models->supertags_memo,
			       values, s.atoms, s.tagged, s.count, s.supertags);
	}
	for (size_t i = 0; i < batch->count; i++) {
		struct words s = words_of(batch, i);

		join_words(models, &s, &batch->parser, arena, out);
	}
}

static void
tag_sentences(const struct syntax_models *models, const struct document *doc,
	      bool with_arcs, struct arena *arena, struct syntax *out)
{
	struct batch *batch = arena_alloc(arena, sizeof *batch);
	size_t sentence = 0;

	out->items = arena_array(arena, doc->tokens.count, sizeof *out->items);
	out->count = out->capacity = doc->tokens.count;
	for (size_t first = 0; first < doc->tokens.count; first = batch->end) {
		take_sentences(doc, first, &sentence, batch);
		reserve(batch, arena);
		tag_words(models, doc, batch, out->items);
		if (with_arcs)
			find_arcs(models, batch, arena, out->items);
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
