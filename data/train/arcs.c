/*
 * Learns the models of arcs and of their relations, with parts of speech as
 * another model would find them that has not seen the sentence.
 *
 *	arcs ARCS.model RELATIONS.model CORPUS.ndjson...
 *
 * Y. Goldberg, J. Nivre, Training deterministic parsers with non-deterministic
 * oracles, 2013: whatever the parser did before, it learns what is best now.
 */
#include <stdlib.h>

#include "data/train/parts.h"
#include "stages/tag/arcs.h"

enum { ROUNDS = 4, RUNS = 3 };
static const struct model_size action_size = {.narrow_bits = 20};
static const struct model_size deprel_size = {
	.columns = 64, .dense_bits = 13, .sparse_bits = 18};

struct teacher {
	struct learner actions, deprels;
	struct label_values values;
	struct parser parser;
	struct arena arena; /* of the parser */
	uint64_t random;
};

static bool
is_stacked(const struct parser *parser, size_t i)
{
	return i < parser->next && parser->nodes[i].head == NO_NODE;
}

/* Gold arcs that can't be found any more once action is taken. */
static size_t
cost(const struct parser *parser, const struct example *example,
     enum action action)
{
	size_t top = parser->depth ? parser->stack[parser->depth - 1]
				   : parser->count + 1;
	size_t out = 0, word = action == ACTION_SHIFT ? parser->next : top;
	size_t head = example->heads[word];

	if (action == ACTION_SHIFT) {
		for (size_t i = 0; i < parser->depth; i++)
			out += example->heads[parser->stack[i]] == word;
		return out + (head != top && is_stacked(parser, head));
	}
	for (size_t i = parser->next; i < parser->count; i++)
		out += example->heads[i] == word;
	if (action == ACTION_LEFT)
		return out + (head > parser->next ||
			      (parser->depth > 1 &&
			       head == parser->stack[parser->depth - 2]));
	return out + (head >= parser->next);
}

/* The best allowed action: of the cheapest alone, or of all. */
static enum action
best_action(const struct parser *parser, const int32_t *scores,
	    const size_t *costs, size_t most)
{
	int best = -1;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i) && costs[i] <= most &&
		    (best < 0 || scores[i] > scores[best]))
			best = i;
	return (enum action)best;
}

/* Decides and learns; follows the faults of later rounds, mostly. */
static enum action
learn_action(struct teacher *teacher, const struct example *example, int round)
{
	struct parser *parser = &teacher->parser;
	struct features features;
	int32_t scores[MODEL_LABELS];
	size_t costs[ACTION_COUNT] = {0}, least = SIZE_MAX;
	enum action found, right;

	action_features(parser, &features);
	learner_find(&teacher->actions, &features);
	learner_score(&teacher->actions, &features, scores);
	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i)) {
			costs[i] = cost(parser, example, (enum action)i);
			least = costs[i] < least ? costs[i] : least;
		}
	found = best_action(parser, scores, costs, SIZE_MAX);
	right = best_action(parser, scores, costs, least);
	teacher->actions.step++;
	if (found != right)
		learner_update(&teacher->actions, &features, right, found);
	return round > 0 && random_next(&teacher->random) % 10 < 9 ? found
								   : right;
}

static void
learn_deprel(struct teacher *teacher, const struct example *example,
	     struct arc arc)
{
	struct parser *parser = &teacher->parser;
	struct features features;
	int32_t scores[MODEL_LABELS];
	size_t root = teacher->values.root, best = root == 0;
	size_t right = example->deprels[arc.dependent];

	if (arc.head == parser->count) {
		parser->nodes[arc.dependent].deprel = (uint8_t)root;
		return;
	}
	deprel_features(parser, arc, &features);
	learner_find(&teacher->deprels, &features);
	learner_score(&teacher->deprels, &features, scores);
	for (size_t i = best + 1; i < teacher->deprels.label_count; i++)
		if (i != root && scores[i] > scores[best])
			best = i;
	teacher->deprels.step++;
	if (best != right && example->heads[arc.dependent] == arc.head)
		learner_update(&teacher->deprels, &features, right, best);
	parser->nodes[arc.dependent].deprel = (uint8_t)best;
}

static void
learn_example(struct teacher *teacher, const struct example *example, int round)
{
	struct parser *parser = &teacher->parser;

	parser_start(parser, &teacher->values, example->atoms,
		     example->found_parts, example->count, &teacher->arena);
	while (!parser_is_done(parser)) {
		enum action action = learn_action(teacher, example, round);

		if (action != ACTION_SHIFT)
			learn_deprel(teacher, example,
				     parser_arc(parser, action));
		parser_step(parser, action);
	}
}

/* The steps to the gold tree, for how often features occur. */
static void
count_example(struct teacher *teacher, const struct example *example)
{
	struct parser *parser = &teacher->parser;

	parser_start(parser, &teacher->values, example->atoms,
		     example->found_parts, example->count, &teacher->arena);
	while (!parser_is_done(parser)) {
		const int32_t scores[ACTION_COUNT] = {0, 1, 1};
		size_t costs[ACTION_COUNT] = {0}, least = SIZE_MAX;
		struct features features;
		enum action action;
		struct arc arc;

		for (int i = 0; i < ACTION_COUNT; i++)
			if (parser_allows(parser, (enum action)i)) {
				costs[i] =
					cost(parser, example, (enum action)i);
				least = costs[i] < least ? costs[i] : least;
			}
		action = best_action(parser, scores, costs, least);
		action_features(parser, &features);
		learner_count(&teacher->actions, &features);
		if (action != ACTION_SHIFT) {
			arc = parser_arc(parser, action);
			deprel_features(parser, arc, &features);
			learner_count(&teacher->deprels, &features);
			parser->nodes[arc.dependent].deprel =
				example->deprels[arc.dependent];
		}
		parser_step(parser, action);
	}
}

static size_t *
begin(struct teacher *teacher, const struct examples *examples)
{
	size_t *order = calloc(examples->count + 1, sizeof *order);
	const char *why =
		label_values_make(examples->parts.items, examples->parts.count,
				  examples->deprels.items,
				  examples->deprels.count, &teacher->values);

	if (why || !order)
		fail("%s", why ? why : "out of memory");
	learner_init(&teacher->actions, ACTION_COUNT);
	learner_init(&teacher->deprels, examples->deprels.count);
	for (size_t i = 0; i < examples->count; i++) {
		order[i] = i;
		count_example(teacher, &examples->items[i]);
	}
	learner_begin(&teacher->actions);
	learner_begin(&teacher->deprels);
	return order;
}

static void
learn(struct teacher *teacher, const struct examples *examples)
{
	size_t *order = begin(teacher, examples);

	for (int run = 0; run < RUNS; run++) {
		learner_restart(&teacher->actions);
		learner_restart(&teacher->deprels);
		for (int round = 0; round < ROUNDS; round++) {
			shuffle(order, examples->count, &teacher->random);
			for (size_t i = 0; i < examples->count; i++)
				learn_example(teacher,
					      &examples->items[order[i]],
					      round);
		}
	}
	free(order);
}

int
main(int count, char **arguments)
{
	const struct names actions = {.items = {"shift", "left", "right"},
				      .count = ACTION_COUNT};
	struct arena arena = {0};
	struct examples examples = {0};
	struct teacher teacher = {.random = RANDOM_START};

	if (count < 4)
		fail("usage: arcs ARCS.model RELATIONS.model CORPUS.ndjson...");
	examples_read(arguments + 3, (size_t)count - 3, &arena, &examples);
	parts_jackknife(&examples);
	learn(&teacher, &examples);
	learner_write(&teacher.actions, action_size, &actions, arguments[1]);
	learner_write(&teacher.deprels, deprel_size, &examples.deprels,
		      arguments[2]);
	learner_clear(&teacher.actions);
	learner_clear(&teacher.deprels);
	arena_clear(&teacher.arena);
	arena_clear(&arena);
	return 0;
}
