#include "tests/unit/check.h"

#include <string.h>

#include "stages/reading.h"

/* "The EU said so. Xi left" in two sentences, a zone a sentence. */
static struct token tokens[] = {
	{{0, 3}, TOKEN_WORD},   {{4, 6}, TOKEN_WORD},    {{7, 11}, TOKEN_WORD},
	{{12, 14}, TOKEN_WORD}, {{14, 15}, TOKEN_PUNCT}, {{16, 18}, TOKEN_WORD},
	{{19, 23}, TOKEN_WORD},
};
static struct sentence sentences[] = {{{0, 15}}, {{16, 23}}};
static struct zone zones[] = {{{0, 16}, ZONE_BODY}, {{16, 23}, ZONE_PROMO}};
static const struct document doc = {
	.text = "The EU said so. Xi left",
	.size = 23,
	.zones = {.items = zones, .count = 2},
	.sentences = {.items = sentences, .count = 2},
	.tokens = {.items = tokens, .count = 7},
};

static void
tokens_are_found_by_where_they_begin(void **state)
{
	struct range range = tokens_in(&doc, (struct span){4, 16});

	(void)state;
	assert_int_equal(range.first, 1);
	assert_int_equal(range.end, 5);
	range = tokens_in(&doc, (struct span){5, 6});
	assert_int_equal(range.first, range.end);
	assert_int_equal(token_at(&doc, 5), 1);
	assert_true(token_at(&doc, 15) == SIZE_MAX);
}

static void
a_place_has_a_sentence_and_a_zone(void **state)
{
	(void)state;
	assert_int_equal(sentence_at(&doc, 0), 0);
	assert_true(sentence_at(&doc, 15) == SIZE_MAX);
	assert_int_equal(sentence_at(&doc, 22), 1);
	assert_int_equal(zone_at(&doc, 15), ZONE_BODY);
	assert_int_equal(zone_at(&doc, 16), ZONE_PROMO);
	assert_int_equal(zone_at(&(struct document){0}, 0), ZONE_BODY);
}

static void
words_are_compared_but_for_case(void **state)
{
	char lower[16];

	(void)state;
	assert_true(token_is(&doc, 0, "the"));
	assert_false(token_is(&doc, 0, "them"));
	assert_true(is_capitalised(&doc, 1));
	assert_false(is_capitalised(&doc, 2));
	assert_int_equal(token_lower(&doc, 2, lower, sizeof lower), 4);
	assert_string_equal(lower, "said");
}

static void
spans_know_their_place(void **state)
{
	(void)state;
	assert_true(is_inside((struct span){1, 2}, (struct span){1, 2}));
	assert_false(is_inside((struct span){0, 2}, (struct span){1, 2}));
	assert_false(overlap((struct span){0, 2}, (struct span){2, 3}));
	assert_true(overlap((struct span){0, 3}, (struct span){2, 3}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_are_found_by_where_they_begin),
		cmocka_unit_test(a_place_has_a_sentence_and_a_zone),
		cmocka_unit_test(words_are_compared_but_for_case),
		cmocka_unit_test(spans_know_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
