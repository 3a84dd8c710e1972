#include "tests/unit/check.h"

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
		cmocka_unit_test(names_without_a_root_are_refused),
		cmocka_unit_test(steps_are_allowed_only_where_they_lead_on),
	};

	return cmocka_run_group_tests(tests, open_models, NULL);
}
