/*
 * Learns the models of supertags and of arcs, with parts of speech as another
 * model would find them that has not seen the sentence, and arcs with
 * supertags so found. As in pos.c, large models learn from the corpora, and
 * the trees that they find in a text without annotations are learned beside
 * the corpora by the small ones.
 *
 *	arcs SUPERTAGS.model ARCS.model TEXT.tokens CORPUS.ndjson...
 *
 * Y. Goldberg, J. Nivre, Training deterministic parsers with non-deterministic
 * oracles, 2013: whatever the parser did before, it learns what is best now.
 */
#include <stdlib.h>

#include "data/train/taggers.h"

enum { TEACHERS = 2 };

static const struct plan parts_plan = {TAGGER_PARTS, 0.05F, 6, 32, 17, 0};
static const struct plan supertags_plan = {
	TAGGER_SUPERTAGS, 0.03F, 5, 32, 16, 0};
static const struct arc_plan {
	float rate; /* of the first steps */
	size_t rounds;
	uint32_t row_bits;
} teacher_plan = {0.03F, 6, 18}, pupil_plan = {0.03F, 6, 16};
enum { UNITS = 64 };

struct teacher {
	struct learner learner;
	struct parser parser;
	struct arena arena; /* of the parser */
	const struct examples *examples;
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

/* All features of a step, as arcs_find() adds up their rows. */
static void
step_features(const struct parser *parser, struct features *out)
{
	uint32_t roles[ROLE_COUNT];

	parser_roles(parser, roles);
	out->count = 0;
	for (int i = 0; i < ROLE_COUNT; i++)
		role_features(parser, (enum role)i, roles[i], out);
	joint_features(parser, roles, out);
}

/* Which actions are allowed, and which of them cost least. */
struct choice {
	bool may_be[MODEL_LABELS], wanted[MODEL_LABELS];
	bool is_open; /* some are not wanted */
};

static void
choose(const struct parser *parser, const struct example *example,
       struct choice *out)
{
	size_t costs[ACTION_COUNT] = {0}, least = SIZE_MAX;

	*out = (struct choice){0};
	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i)) {
			out->may_be[i] = true;
			costs[i] = cost(parser, example, (enum action)i);
			least = costs[i] < least ? costs[i] : least;
		}
	for (int i = 0; i < ACTION_COUNT; i++) {
		out->wanted[i] = out->may_be[i] && costs[i] == least;
		out->is_open |= out->may_be[i] && !out->wanted[i];
	}
}

static enum action
best_action(const float *scores, const bool *set)
{
	int best = -1;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (set[i] && (best < 0 || scores[i] > scores[best]))
			best = i;
	return (enum action)best;
}

/* What the relation should be, of the right arc that could be made now. */
static void
gain_deprel(const struct teacher *teacher, const struct example *example,
	    const struct choice *choice, float *gains)
{
	const struct learner *learner = &teacher->learner;

	for (int i = ACTION_LEFT; i < ACTION_COUNT; i++) {
		struct arc arc;

		if (!choice->may_be[i])
			continue;
		arc = parser_arc(&teacher->parser, (enum action)i);
		if (arc.head == teacher->parser.count ||
		    example->heads[arc.dependent] != arc.head)
			continue;
		learner_gains_of(
			learner, ACTION_COUNT, learner->size.label_count,
			ACTION_COUNT + example->deprels[arc.dependent], gains);
		return;
	}
}

/* The relation of the arc of an action; "root" is for the root alone. */
static void
set_deprel(struct teacher *teacher, enum action action)
{
	const struct learner *learner = &teacher->learner;
	struct parser *parser = &teacher->parser;
	struct arc arc = parser_arc(parser, action);
	size_t root = teacher->examples->values.root, best = root == 0;
	const float *scores = learner->scores + ACTION_COUNT;

	for (size_t i = best + 1; i < teacher->examples->deprels.count; i++)
		if (i != root && scores[i] > scores[best])
			best = i;
	if (arc.head == parser->count)
		best = root;
	parser->nodes[arc.dependent].deprel = (uint8_t)best;
}

/* Decides and learns; follows its own faults after the first round, mostly. */
static void
learn_step(struct teacher *teacher, const struct example *example,
	   bool is_first)
{
	struct learner *learner = &teacher->learner;
	struct features features;
	struct choice choice;
	float gains[MODEL_LABELS] = {0};
	enum action action;

	choose(&teacher->parser, example, &choice);
	step_features(&teacher->parser, &features);
	learner_score(learner, &features, true);
	action = best_action(learner->scores, choice.may_be);
	if (is_first || random_next(&learner->random) % 10 == 0)
		action = best_action(learner->scores, choice.wanted);
	if (action != ACTION_SHIFT)
		set_deprel(teacher, action);
	if (choice.is_open)
		learner_gains(learner, 0, ACTION_COUNT, choice.may_be,
			      choice.wanted, gains);
	gain_deprel(teacher, example, &choice, gains);
	learner_step(learner, gains);
	parser_step(&teacher->parser, action);
}

static void
start(struct teacher *teacher, const struct example *example)
{
	parser_start(&teacher->parser, &teacher->examples->values,
		     example->atoms, example->found_parts,
		     example->found_supertags, example->count, &teacher->arena);
}

/* The steps to the gold tree, for how often features occur. */
static void
count_example(struct teacher *teacher, const struct example *example)
{
	static const float scores[ACTION_COUNT] = {0, 1, 1};
	struct parser *parser = &teacher->parser;

	start(teacher, example);
	while (!parser_is_done(parser)) {
		struct features features;
		struct choice choice;
		enum action action;

		choose(parser, example, &choice);
		action = best_action(scores, choice.wanted);
		step_features(parser, &features);
		learner_count(&teacher->learner, &features);
		if (action != ACTION_SHIFT) {
			struct arc arc = parser_arc(parser, action);

			parser->nodes[arc.dependent].deprel =
				example->deprels[arc.dependent];
		}
		parser_step(parser, action);
	}
}

static void
learn(struct teacher *teacher, const struct arc_plan *plan, uint64_t seed)
{
	const struct examples *examples = teacher->examples;
	size_t *order = calloc(examples->count + 1, sizeof *order);
	struct learner_size size = {ACTION_COUNT + examples->deprels.count,
				    UNITS, plan->row_bits, .drop_quarters = 2};
	size_t words = 0, done = 0;
	uint64_t random = RANDOM_START;

	if (!order)
		fail("out of memory");
	learner_init(&teacher->learner, size, seed);
	for (size_t i = 0; i < examples->count; i++) {
		order[i] = i;
		words += examples->items[i].count;
		count_example(teacher, &examples->items[i]);
	}
	learner_begin(&teacher->learner);
	for (size_t i = 0; i < plan->rounds * examples->count; i++) {
		const struct example *example;

		if (i % examples->count == 0)
			shuffle(order, examples->count, &random);
		example = &examples->items[order[i % examples->count]];
		teacher->learner.rate =
			plan->rate *
			(1 - (float)done / (float)(words * plan->rounds));
		start(teacher, example);
		while (!parser_is_done(&teacher->parser))
			learn_step(teacher, example, i < examples->count);
		done += example->count;
	}
	free(order);
}

/* The names of the labels: of actions, then of relations. */
static struct names
label_names(const struct names *deprels)
{
	struct names out = {.items = {"shift", "left", "right"},
			    .count = ACTION_COUNT};

	for (size_t i = 0; i < deprels->count; i++)
		out.items[out.count++] = deprels->items[i];
	return out;
}

/* Adds up what the learners say of the parser's next step, in the first. */
static void
score_together(struct teacher *teachers, const struct parser *parser)
{
	struct learner *first = &teachers[0].learner;
	struct features features;

	step_features(parser, &features);
	for (size_t i = 0; i < TEACHERS; i++) {
		struct learner *learner = &teachers[i].learner;

		learner_score(learner, &features, false);
		for (size_t k = 0; i && k < first->size.label_count; k++)
			first->scores[k] += learner->scores[k];
	}
}

/* Hangs the words of an example on each other as the teachers would. */
static void
parse_together(struct teacher *teachers, struct example *example)
{
	struct parser *parser = &teachers[0].parser;
	struct choice choice = {0};

	start(&teachers[0], example);
	while (!parser_is_done(parser)) {
		enum action action;

		for (int i = 0; i < ACTION_COUNT; i++)
			choice.may_be[i] =
				parser_allows(parser, (enum action)i);
		score_together(teachers, parser);
		action = best_action(teachers[0].learner.scores, choice.may_be);
		if (action != ACTION_SHIFT)
			set_deprel(&teachers[0], action);
		parser_step(parser, action);
	}
	for (size_t i = 0; i < example->count; i++) {
		example->heads[i] = parser->nodes[i].head;
		example->deprels[i] = parser->nodes[i].deprel;
	}
}

/*
 * Adds the sentences of a text as the teachers see them, with parts of speech
 * and supertags by learners; then the corpora a second time.
 */
static void
add_text(const char *path, struct learner *parts, struct learner *supertags,
	 struct teacher *teachers, struct arena *arena,
	 struct examples *examples)
{
	size_t count = examples->count;

	examples_read_plain(path, arena, examples);
	for (size_t i = count; i < examples->count; i++) {
		struct example *example = &examples->items[i];

		tagger_find(examples, TAGGER_PARTS, parts, example);
		tagger_find(examples, TAGGER_SUPERTAGS, supertags, example);
		parse_together(teachers, example);
		supertags_of_tree(examples, example);
	}
	for (size_t i = 0; i < count; i++) {
		struct example example = examples->items[i];

		*arena_push(arena, examples) = example;
	}
}

/* Learns from the corpora, and adds the text as it is seen after that. */
static void
learn_text(const char *text, struct arena *arena, struct examples *examples)
{
	struct teacher teachers[TEACHERS];
	struct learner parts, supertags;

	tagger_jackknife(examples, &parts_plan);
	tagger_learn(examples, &supertags_plan, NO_FOLD, &supertags);
	tagger_jackknife(examples, &supertags_plan);
	tagger_learn(examples, &parts_plan, NO_FOLD, &parts);
	for (size_t i = 0; i < TEACHERS; i++) {
		teachers[i] = (struct teacher){.examples = examples};
		learn(&teachers[i], &teacher_plan, i + 1);
	}
	add_text(text, &parts, &supertags, teachers, arena, examples);
	learner_clear(&parts);
	learner_clear(&supertags);
	for (size_t i = 0; i < TEACHERS; i++) {
		learner_clear(&teachers[i].learner);
		arena_clear(&teachers[i].arena);
	}
}

int
main(int count, char **arguments)
{
	struct arena arena = {0};
	struct examples examples = {0};
	struct teacher arcs = {.examples = &examples};
	struct learner supertags;
	struct names labels;

	if (count < 5)
		fail("usage: arcs SUPERTAGS.model ARCS.model TEXT.tokens "
		     "CORPUS.ndjson...");
	examples_read(arguments + 4, (size_t)count - 4, &arena, &examples);
	learn_text(arguments[3], &arena, &examples);
	tagger_learn(&examples, &supertags_plan, NO_FOLD, &supertags);
	learner_write(&supertags, &examples.supertags, arguments[1]);
	learner_clear(&supertags);
	learn(&arcs, &pupil_plan, 0);
	labels = label_names(&examples.deprels);
	learner_write(&arcs.learner, &labels, arguments[2]);
	learner_clear(&arcs.learner);
	arena_clear(&arcs.arena);
	arena_clear(&arena);
	return 0;
}
