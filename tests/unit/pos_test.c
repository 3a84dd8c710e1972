#include "tests/unit/check.h"

#include "stages/tag/pos.h"
#include "tests/unit/treebank.h"

/* The tags of a text, a space between. */
static const char *
tags_of(void *state, const char *text, struct arena *arena)
{
	struct document doc = sentences_of(text, arena);
	struct syntax syntax = {0};
	const char *out = "";

	tag_syntax(state, &doc, arena, &syntax);
	assert_int_equal(syntax.count, doc.tokens.count);
	for (size_t i = 0; i < syntax.count; i++)
		out = arena_print(arena, "%s%s%s", out, i ? " " : "",
				  syntax.items[i].pos);
	return out;
}

static void
plain_sentences_are_tagged(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		tags_of(*state,
			"The minister said on Monday that China would not "
			"sell the chips_.",
			&arena),
		"DT NN VBD IN NNP IN NNP MD RB VB DT NNS .");
	assert_string_equal(tags_of(*state, "They can_not agree_.", &arena),
			    "PRP MD RB VB .");
	assert_string_equal(
		tags_of(*state, "Officials have warned us_.", &arena),
		"NNS VBP VBN PRP .");
	arena_clear(&arena);
}

static void
a_word_is_tagged_by_what_stands_around_it(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		tags_of(*state, "She wants to report the report_.", &arena),
		"PRP VBZ TO VB DT NN .");
	assert_string_equal(tags_of(*state, "France_'s army_.", &arena),
			    "NNP POS NN .");
	assert_string_equal(tags_of(*state, "He_'s here_.", &arena),
			    "PRP VBZ RB .");
	arena_clear(&arena);
}

static void
quotation_marks_open_and_close(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		tags_of(*state, "\"_We agree_,_\" he said_.", &arena),
		"`` PRP VBP , '' PRP VBD .");
	assert_string_equal(tags_of(*state, "“_We agree_,_” he said_.", &arena),
			    "`` PRP VBP , '' PRP VBD .");
	arena_clear(&arena);
}

static void
headlines_are_read_like_sentences(void **state)
{
	struct arena arena = {0};

	assert_string_equal(
		tags_of(*state,
			"The Minister Says The New Rules Will Help Workers",
			&arena),
		"DT NN VBZ DT JJ NNS MD VB NNS");
	assert_string_equal(
		tags_of(*state,
			"THE MINISTER SAYS THE NEW RULES WILL HELP WORKERS",
			&arena),
		"DT NN VBZ DT JJ NNS MD VB NNS");
	arena_clear(&arena);
}

static void
tokens_outside_all_sentences_are_tagged(void **state)
{
	struct arena arena = {0};
	struct document doc = sentences_of("Go now\nhe left\nthe end", &arena);
	struct syntax syntax = {0};

	/* The middle one alone is left of the sentences. */
	doc.sentences.items++;
	doc.sentences.count = 1;
	tag_syntax(*state, &doc, &arena, &syntax);
	assert_int_equal(syntax.count, 6);
	assert_string_equal(syntax.items[2].pos, "PRP");
	assert_string_equal(syntax.items[4].pos, "DT");
	assert_true(syntax.items[1].head == NO_HEAD);
	assert_true(syntax.items[2].head == 3);
	assert_true(syntax.items[4].head == NO_HEAD);
	assert_string_equal(syntax.items[4].deprel, "root");
	arena_clear(&arena);
}

/* What is remembered of words, and looked at before its time, is no more. */
static void
a_tag_is_what_all_features_together_say(void **state)
{
	const struct syntax_models *models = *state;
	struct arena arena = {0};
	struct document doc = sentences_of(
		"The minister said that China would not sell the chips_.\n"
		"Go\n"
		"Say it_: the the THE The chips chips chip chips sell sell\n"
		"“_That_’s what the 27 E.U. ministers said_,_” she said_.",
		&arena);

	for (size_t i = 0; i < 2 * doc.sentences.count; i++) {
		size_t sentence = i % doc.sentences.count;
		struct atoms atoms[32];
		uint8_t tags[32];
		struct range range = range_of(&doc, sentence);
		size_t count = range.end - range.first;

		atoms_make(&models->clusters, &doc, range, atoms);
		pos_tag(&models->parts, models->parts_memo, atoms, count, tags);
		for (size_t k = 0; k < count; k++) {
			struct features features;
			struct sums sums;

			pos_features(atoms, tags, k, &features);
			sums_start(&models->parts, &sums);
			sums_add(&models->parts, &features, &sums);
			assert_int_equal(tags[k],
					 sums_best(&models->parts, &sums));
		}
	}
	arena_clear(&arena);
}

static void
an_empty_document_has_no_tags(void **state)
{
	struct arena arena = {0};

	assert_string_equal(tags_of(*state, "", &arena), "");
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_sentences_are_tagged),
		cmocka_unit_test(a_word_is_tagged_by_what_stands_around_it),
		cmocka_unit_test(quotation_marks_open_and_close),
		cmocka_unit_test(headlines_are_read_like_sentences),
		cmocka_unit_test(tokens_outside_all_sentences_are_tagged),
		cmocka_unit_test(a_tag_is_what_all_features_together_say),
		cmocka_unit_test(an_empty_document_has_no_tags),
	};

	return cmocka_run_group_tests(tests, open_models, NULL);
}
