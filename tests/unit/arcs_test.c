#include "tests/unit/check.h"

#include "stages/tag/pos.h"
#include "stages/tag/supertags.h"
#include "tests/unit/treebank.h"

/* The arcs of a text: "relation(head, word)", a space between. */
static const char *
arcs_of(void *state, const char *text, struct arena *arena)
{
	struct document doc = sentences_of(text, arena);
	struct syntax syntax = {0};
	const char *out = "";

	tag_syntax(state, &doc, arena, &syntax);
	for (size_t i = 0; i < syntax.count; i++) {
		size_t head = syntax.items[i].head;
		struct span word = doc.tokens.items[i].span, over = {0};

		if (head != NO_HEAD)
			over = doc.tokens.items[head].span;
		out = arena_print(
			arena, "%s%s%s(%.*s,%.*s)", out, i ? " " : "",
			syntax.items[i].deprel, (int)(over.end - over.start),
			text + over.start, (int)(word.end - word.start),
			text + word.start);
	}
	return out;
}

static void
subjects_and_objects_hang_on_their_verb(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		arcs_of(*state, "The minister praised the deal_.", &arena),
		"det(minister,The) nsubj(praised,minister) root(,praised) "
		"det(deal,the) obj(praised,deal) punct(praised,.)");
	assert_string_equal(
		arcs_of(*state, "The deal was praised by the minister_.",
			&arena),
		"det(deal,The) nsubj:pass(praised,deal) "
		"aux:pass(praised,was) root(,praised) case(minister,by) "
		"det(minister,the) obl:agent(praised,minister) "
		"punct(praised,.)");
	arena_clear(&arena);
}

static void
what_is_said_hangs_on_the_verb_of_saying(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		arcs_of(*state, "Officials said that the talks had failed_.",
			&arena),
		"nsubj(said,Officials) root(,said) mark(failed,that) "
		"det(talks,the) nsubj(failed,talks) aux(failed,had) "
		"ccomp(said,failed) punct(said,.)");
	arena_clear(&arena);
}

static void
speakers_are_subjects_before_and_behind_their_verb(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		arcs_of(*state, "“_Talks have failed_,_” said the minister_.",
			&arena),
		"punct(failed,“) nsubj(failed,Talks) aux(failed,have) "
		"ccomp(said,failed) punct(failed,,) punct(failed,”) "
		"root(,said) det(minister,the) nsubj(said,minister) "
		"punct(said,.)");
	assert_string_equal(
		arcs_of(*state, "\"_They failed_,_\" he told Reuters_.",
			&arena),
		"punct(failed,\") nsubj(failed,They) ccomp(told,failed) "
		"punct(failed,,) punct(failed,\") nsubj(told,he) root(,told) "
		"iobj(told,Reuters) punct(told,.)");
	arena_clear(&arena);
}

/* Each word of a sentence leads to its one root. */
static void
check_trees(const struct document *doc, const struct syntax *syntax,
	    struct arena *arena)
{
	size_t *steps = arena_array(arena, syntax->count + 1, sizeof *steps);
	size_t roots = 0;

	for (size_t i = 0; i < syntax->count; i++) {
		size_t at = i;

		for (steps[i] = 0; syntax->items[at].head != NO_HEAD &&
				   steps[i] <= syntax->count;
		     steps[i]++)
			at = syntax->items[at].head;
		assert_true(steps[i] <= syntax->count);
		assert_true(
			sentence_at(doc, doc->tokens.items[at].span.start) ==
			sentence_at(doc, doc->tokens.items[i].span.start));
		roots += steps[i] == 0;
		assert_int_equal(steps[i] == 0,
				 !strcmp(syntax->items[i].deprel, "root"));
	}
	assert_int_equal(roots, doc->sentences.count);
}

static void
every_sentence_is_a_tree_of_one_root(void **state)
{
	static const char *const texts[] = {
		"Go",
		"Yes_, no\n.\n,",
		"( ( ( ) ) ) \" \" ' '",
		"said said said said said",
		"the the the the the\nof of of",
		"A_, B and C_; D_: E_. F_? G_!\nand and and or or",
		"Sources_: China_, the EU_, and the US to meet_, again",
		"is is was were be to to not not not",
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct arena arena = {0};
		struct document doc = sentences_of(texts[i], &arena);
		struct syntax syntax = {0};

		tag_syntax(*state, &doc, &arena, &syntax);
		check_trees(&doc, &syntax, &arena);
		arena_clear(&arena);
	}
}

static void
a_sentence_of_ten_thousand_words_is_a_tree(void **state)
{
	static const char *const words[] = {"Said ", "( ",   "\" ",
					    "of ",   "the ", ", "};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		struct arena arena = {0};
		size_t size = strlen(words[i]);
		char *text = arena_alloc(&arena, 10000 * size + 1);
		struct syntax syntax = {0};
		struct document doc;
		size_t roots = 0;

		for (size_t k = 0; k < 10000; k++)
			memcpy(text + k * size, words[i], size);
		text[10000 * size - 1] = '\n';
		doc = sentences_of(text, &arena);
		tag_syntax(*state, &doc, &arena, &syntax);
		assert_int_equal(syntax.count, 10000);
		for (size_t k = 0; k < syntax.count; k++)
			roots += syntax.items[k].head == NO_HEAD;
		assert_int_equal(roots, doc.sentences.count);
		arena_clear(&arena);
	}
}

static const char many_kinds[] =
	"The minister said that China would not sell the chips_.\n"
	"Go\n"
	"Say it_: the the THE The chips chips of of\n"
	"“_That_’s what the 27 E.U. ministers said_,_” said she_, who had "
	"been asked to go home and to stay there with them_.\n"
	"Kyiv_'s army hit 3_.5 oil depots in Russia on Monday_, officials "
	"said_, as talks with Mr. Lavrov failed_.";

enum { MOST = 40 };

/* The votes that all features have, added up in a row. */
static void
vote(const struct model *model, const struct features *features,
     struct votes *out)
{
	struct sums sums;

	sums_start(model, &sums);
	sums_add(model, features, &sums);
	sums_vote(model, &sums, 0, model->label_count, out);
}

static void
check_supertags(const struct syntax_models *models, const struct atoms *atoms,
		const struct tagged *tagged, const uint8_t *supertags,
		size_t count)
{
	bool has_root = false;

	for (size_t i = 0; i < count; i++) {
		struct features features;
		struct votes votes;

		supertag_features(atoms, tagged, supertags, has_root, i,
				  &features);
		vote(&models->supertags, &features, &votes);
		for (size_t k = 0; k < models->supertags.label_count; k++)
			assert_true(votes.items[k] <=
				    votes.items[supertags[i]]);
		has_root |= supertags[i] == models->arcs.values.root_supertag;
	}
}

/* The step of the most votes; its arc, if it makes one, was found. */
static enum action
check_step(const struct arc_model *arcs, const struct parser *parser,
	   const struct votes *votes, const struct arc_node *found)
{
	const int32_t *deprels = votes->items + ACTION_COUNT;
	size_t count = arcs->model.label_count - ACTION_COUNT;
	int best = -1;
	struct arc arc;

	for (int i = 0; i < ACTION_COUNT; i++)
		if (parser_allows(parser, (enum action)i) &&
		    (best < 0 || votes->items[i] > votes->items[best]))
			best = i;
	if (best == ACTION_SHIFT)
		return ACTION_SHIFT;
	arc = parser_arc(parser, (enum action)best);
	found += arc.dependent;
	assert_int_equal(found->head, arc.head);
	if (arc.head == parser->count)
		assert_int_equal(found->deprel, arcs->values.root);
	else
		for (size_t i = 0; i < count; i++)
			assert_true(i == arcs->values.root ||
				    deprels[i] <= deprels[found->deprel]);
	return (enum action)best;
}

static void
check_arcs(const struct arc_model *arcs, struct parser *parser,
	   const struct arc_node *found)
{
	while (!parser_is_done(parser)) {
		struct features features = {.count = 0};
		uint32_t roles[ROLE_COUNT];
		enum action action;
		struct votes votes;

		parser_roles(parser, roles);
		for (int i = 0; i < ROLE_COUNT; i++)
			role_features(parser, (enum role)i, roles[i],
				      &features);
		joint_features(parser, roles, &features);
		vote(&arcs->model, &features, &votes);
		action = check_step(arcs, parser, &votes, found);
		if (action != ACTION_SHIFT) {
			uint32_t word = parser_arc(parser, action).dependent;

			parser->nodes[word].deprel = found[word].deprel;
		}
		parser_step(parser, action);
	}
}

/* What is remembered, and looked at before its time, is no more. */
static void
arcs_are_what_all_features_together_say(void **state)
{
	const struct syntax_models *models = *state;
	const struct label_values *values = &models->arcs.values;
	struct arena arena = {0};
	struct document doc = sentences_of(many_kinds, &arena);

	for (size_t i = 0; i < 2 * doc.sentences.count; i++) {
		struct range range = range_of(&doc, i % doc.sentences.count);
		size_t count = range.end - range.first;
		struct atoms atoms[MOST];
		struct tagged tagged[MOST];
		uint8_t tags[MOST], supertags[MOST];
		struct parser parser = {0}, slow = {0};

		atoms_make(&models->clusters, &doc, range, atoms);
		pos_tag(&models->parts, models->parts_memo, atoms, count, tags);
		tagged_make(values, atoms, tags, count, tagged);
		supertags_find(&models->supertags, models->supertags_memo,
			       values, atoms, tagged, count, supertags);
		check_supertags(models, atoms, tagged, supertags, count);
		parser_start(&parser, values, atoms, tags, supertags, count,
			     &arena);
		arcs_find(&models->arcs, models->arcs_memo, &parser);
		parser_start(&slow, values, atoms, tags, supertags, count,
			     &arena);
		check_arcs(&models->arcs, &slow, parser.nodes);
	}
	arena_clear(&arena);
}

static void
names_without_a_root_are_refused(void **state)
{
	const char *names[] = {"nsubj", "root"};
	struct label_names without = {names, 1}, with = {names, 2};
	struct label_values values;

	(void)state;
	assert_non_null(label_values_make(without, with, without, &values));
	assert_non_null(label_values_make(without, without, with, &values));
	assert_null(label_values_make(without, with, with, &values));
	assert_int_equal(values.root, 1);
}

static void
steps_are_allowed_only_where_they_lead_on(void **state)
{
	const struct syntax_models *models = *state;
	struct arena arena = {0};
	struct atoms atoms[2 + 2 * ATOMS_MARGIN] = {0};
	const uint8_t tags[2] = {0, 0};
	struct parser parser = {0};

	parser_start(&parser, &models->arcs.values, atoms, tags, tags, 2,
		     &arena);
	assert_true(parser_allows(&parser, ACTION_SHIFT));
	assert_false(parser_allows(&parser, ACTION_LEFT));
	parser_step(&parser, ACTION_SHIFT);
	assert_true(parser_allows(&parser, ACTION_LEFT));
	assert_false(parser_allows(&parser, ACTION_RIGHT));
	parser_step(&parser, ACTION_SHIFT);
	/* Two words are left: both must not be roots. */
	assert_false(parser_allows(&parser, ACTION_SHIFT));
	assert_false(parser_allows(&parser, ACTION_LEFT));
	parser_step(&parser, ACTION_RIGHT);
	assert_false(parser_is_done(&parser));
	parser_step(&parser, ACTION_LEFT);
	assert_true(parser_is_done(&parser));
	assert_int_equal(parser.nodes[1].head, 0);
	assert_int_equal(parser.nodes[0].head, 2);
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subjects_and_objects_hang_on_their_verb),
		cmocka_unit_test(what_is_said_hangs_on_the_verb_of_saying),
		cmocka_unit_test(
			speakers_are_subjects_before_and_behind_their_verb),
		cmocka_unit_test(every_sentence_is_a_tree_of_one_root),
		cmocka_unit_test(a_sentence_of_ten_thousand_words_is_a_tree),
		cmocka_unit_test(arcs_are_what_all_features_together_say),
		cmocka_unit_test(names_without_a_root_are_refused),
		cmocka_unit_test(steps_are_allowed_only_where_they_lead_on),
	};

	return cmocka_run_group_tests(tests, open_models, NULL);
}
