/*
 * The sums of nodes in steady roles, made before the first step: those of
 * single words are remembered from sentence to sentence, and looked up once.
 */
#include <string.h>

#include "stages/tag/arcs.h"

_Static_assert((int)SIGHT_COUNT <= (int)SUM_PARTS, "too many sights");

struct word_memo *
arcs_memo_new(const struct arc_model *model)
{
	return word_memo_new(SIGHT_COUNT * model->model.unit_count);
}

static struct word_key
key_of(const struct arc_node *node)
{
	return (struct word_key){node->atoms, node->tag, node->supertag};
}

static void
make_sights(const struct model *model, const struct arc_node *word,
	    int16_t *out)
{
	struct sums sums[SIGHT_COUNT] = {0}, *targets[SIGHT_COUNT];
	struct sum_parts parts;

	parts.count = parts.features.count = 0;
	for (int i = 0; i < SIGHT_COUNT; i++) {
		targets[i] = &sums[i];
		sight_features(word, (enum sight)i, &parts.features);
		sum_parts_end(model, &parts);
	}
	sum_parts_add(model, &parts, targets);
	for (size_t i = 0; i < SIGHT_COUNT; i++)
		memcpy(out + i * model->unit_count, sums[i].items,
		       model->unit_count * sizeof *out);
}

struct maker {
	const struct model *model;
	struct word_memo *words;
	struct parser *parser;
	size_t none;
};

/* Adds the sums of a word, as it is seen, to those of a node. */
static void
give_sums(const struct maker *maker, const struct word_slot *slot,
	  enum sight sight, size_t node)
{
	struct sums *steady = maker->parser->memo->steady[node];

	sums_join(maker->model,
		  slot->sums + (size_t)sight * maker->model->unit_count,
		  &steady[sight_places[sight].role]);
}

/* The word stands in for all that is beyond the sentence. */
static void
give_nothing(const struct maker *maker, const struct word_slot *slot,
	     enum sight sight)
{
	int distance = sight_places[sight].distance;

	if (distance < 0)
		give_sums(maker, slot, sight, 0);
	for (int i = 2; i <= distance; i++)
		give_sums(maker, slot, sight, maker->none + 1 - (size_t)i);
	if (distance)
		give_sums(maker, slot, sight, maker->none);
}

/* Adds the sums of a word to those of all nodes that see it. */
static void
see_word(const struct maker *maker, size_t word)
{
	const struct arc_node *node = &maker->parser->nodes[word];
	struct word_slot *slot = word_memo_find(maker->words, key_of(node));

	if (!slot->known) {
		make_sights(maker->model, node, slot->sums);
		slot->known = 1;
	}
	for (int i = 0; i < SIGHT_COUNT; i++) {
		int distance = sight_places[i].distance;
		ptrdiff_t seer = (ptrdiff_t)word - distance;

		if (word == maker->none)
			give_nothing(maker, slot, (enum sight)i);
		if (seer >= 0 && (seer < (ptrdiff_t)maker->none || !distance))
			give_sums(maker, slot, (enum sight)i, (size_t)seer);
	}
}

static void
expect_node(const struct maker *maker, size_t node, struct features *front)
{
	word_memo_expect(maker->words, key_of(&maker->parser->nodes[node]));
	front->count = 0;
	front_features(maker->parser, (uint32_t)node, front);
	features_expect(maker->model, front->items, front->count);
}

void
steady_sums_make(const struct model *model, struct word_memo *words,
		 struct parser *parser)
{
	struct maker maker = {model, words, parser, parser->count + 1};
	struct memo *memo = parser->memo;
	struct features fronts[2];

	memset(memo->nodes, 0xFF, sizeof memo->nodes);
	memset(memo->steady, 0, (maker.none + 1) * sizeof *memo->steady);
	expect_node(&maker, 0, &fronts[0]);
	for (size_t i = 0; i <= maker.none; i++) {
		const struct features *front = &fronts[i % 2];
		struct rows rows;

		if (i < maker.none)
			expect_node(&maker, i + 1, &fronts[(i + 1) % 2]);
		rows.count = 0;
		rows_find(model, front->items, front->count, &rows);
		see_word(&maker, i);
		sums_add_rows(model, rows.items, rows.count,
			      &memo->steady[i][ROLE_NEXT]);
	}
}
