#include "tests/unit/check.h"

#include <string.h>

#include "stages/stage.h"

static struct arena arena;

static int
clear(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* Finds one sentence, then says that it failed. */
static const char *
half_done(void *state, const struct document *doc, struct arena *memory,
	  struct document *out)
{
	(void)state;
	arena_push(memory, &out->sentences)->span = (struct span){0, doc->size};
	return "half done";
}

static const char *
one_quote(void *state, const struct document *doc, struct arena *memory,
	  struct document *out)
{
	(void)state, (void)doc;
	arena_push(memory, &out->quotes)->id = "q1";
	return NULL;
}

static const struct step steps[] = {
	{LAYER_SENTENCES, 0, half_done},
	{LAYER_QUOTES, LAYER_ENTITIES, one_quote},
};

static const struct stage stage = {
	.name = "test",
	.gives = LAYER_SENTENCES | LAYER_QUOTES,
	.english = true,
	.steps = steps,
	.step_count = 2,
};

static void
a_stage_that_fails_leaves_what_it_found(void **state)
{
	struct document doc = {
		.text = "abc", .size = 3, .layers = LAYER_ENTITIES};
	struct problems problems = {0};

	(void)state;
	assert_int_equal(stage_run(&stage, NULL, &doc, &arena, &problems),
			 LAYER_SENTENCES | LAYER_QUOTES);
	assert_int_equal(doc.sentences.count, 1);
	assert_int_equal(doc.quotes.count, 1);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].stage, "test");
	assert_string_equal(problems.items[0].message, "half done");
}

static void
a_layer_that_is_there_stays(void **state)
{
	struct document doc = {.text = "abc",
			       .size = 3,
			       .layers = LAYER_SENTENCES | LAYER_QUOTES};
	struct problems problems = {0};

	(void)state;
	assert_int_equal(stage_run(&stage, NULL, &doc, &arena, &problems), 0);
	assert_int_equal(doc.sentences.count + doc.quotes.count, 0);
	assert_int_equal(problems.count, 0);
}

static void
a_missing_layer_is_a_problem_and_the_result_is_empty(void **state)
{
	struct document doc = {
		.text = "abc", .size = 3, .layers = LAYER_SENTENCES};
	struct problems problems = {0};

	(void)state;
	assert_int_equal(stage_run(&stage, NULL, &doc, &arena, &problems),
			 LAYER_QUOTES);
	assert_true(doc.layers & LAYER_QUOTES);
	assert_int_equal(doc.quotes.count, 0);
	assert_int_equal(problems.count, 1);
	assert_non_null(strstr(problems.items[0].message, "entities"));
}

static void
other_languages_and_unfit_texts_are_left_alone(void **state)
{
	struct document german = {.text = "abc", .size = 3, .language = "de"};
	struct document unfit = {.text = "abc", .size = 3, .unfit = "too long"};
	struct problems problems = {0};

	(void)state;
	stage_run(&stage, NULL, &german, &arena, &problems);
	assert_int_equal(german.sentences.count, 0);
	assert_int_equal(problems.count, 1);
	assert_non_null(strstr(problems.items[0].message, "'de'"));
	stage_run(&stage, NULL, &unfit, &arena, &problems);
	assert_int_equal(unfit.sentences.count, 0);
	assert_int_equal(problems.count, 2);
	assert_string_equal(problems.items[1].message, "too long");
}

static void
stages_are_in_order_and_need_what_was_given(void **state)
{
	unsigned given = 0;

	(void)state;
	for (size_t i = 0; stages[i]; i++) {
		unsigned gives = 0;

		assert_int_equal(stages[i]->needs & ~given, 0);
		for (size_t k = 0; k < stages[i]->step_count; k++)
			gives |= stages[i]->steps[k].gives;
		assert_int_equal(gives, stages[i]->gives);
		assert_int_equal(gives & given, 0);
		given |= gives;
	}
	for (unsigned layer = 1; layer <= LAYER_STANCES; layer <<= 1) {
		const char *name = layer_name((enum layer)layer);

		assert_true(given & layer);
		assert_int_equal(layer_named(name, strlen(name)), layer);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_stage_that_fails_leaves_what_it_found),
		cmocka_unit_test(a_layer_that_is_there_stays),
		cmocka_unit_test(
			a_missing_layer_is_a_problem_and_the_result_is_empty),
		cmocka_unit_test(
			other_languages_and_unfit_texts_are_left_alone),
		cmocka_unit_test(stages_are_in_order_and_need_what_was_given),
	};

	return cmocka_run_group_tests_name("stage", tests, NULL, clear);
}
