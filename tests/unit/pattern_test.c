#include "tests/unit/check.h"

#include <stdlib.h>
#include <string.h>

#include "stages/pattern.h"

static void
a_match_is_where_it_is_asked_for(void **state)
{
	struct pattern *here = pattern_new("\\d+", PATTERN_HERE);
	struct pattern *anywhere = pattern_new("\\d+", PATTERN_ANYWHERE);
	struct span match;

	(void)state;
	assert_false(pattern_match(here, "ab 12", 5, 0, &match));
	assert_true(pattern_match(here, "ab 12", 5, 3, &match));
	assert_int_equal(match.start, 3);
	assert_int_equal(match.end, 5);
	assert_true(pattern_match(anywhere, "ab 12", 5, 0, &match));
	assert_int_equal(match.start, 3);
	assert_true(pattern_match(here, "ab 12", 4, 3, &match));
	assert_int_equal(match.end, 4);
	pattern_free(here);
	pattern_free(anywhere);
}

static void
groups_without_a_part_are_none(void **state)
{
	struct pattern *pattern = pattern_new("(a)|(b)", PATTERN_HERE);
	struct span match;

	(void)state;
	assert_true(pattern_match(pattern, "b", 1, 0, &match));
	assert_true(is_none(pattern_group(pattern, 1)));
	assert_int_equal(pattern_group(pattern, 2).end, 1);
	assert_true(is_none(pattern_group(pattern, 7)));
	pattern_free(pattern);
}

static void
classes_are_those_of_unicode(void **state)
{
	struct pattern *pattern = pattern_new("\\w+", PATTERN_HERE);
	struct span match;

	(void)state;
	assert_true(pattern_match(pattern, "Łódź!", 8, 0, &match));
	assert_int_equal(match.end, strlen("Łódź"));
	pattern_free(pattern);
}

static void
an_expression_that_is_none_gives_none(void **state)
{
	(void)state;
	assert_null(pattern_new("(", PATTERN_HERE));
	pattern_free(NULL);
}

static void
a_match_without_end_is_given_up(void **state)
{
	struct pattern *pattern = pattern_new("(?:a+)+b", PATTERN_HERE);
	char *text = malloc(10000);
	struct span match;

	(void)state;
	memset(text, 'a', 10000);
	assert_false(pattern_match(pattern, text, 10000, 0, &match));
	free(text);
	pattern_free(pattern);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_match_is_where_it_is_asked_for),
		cmocka_unit_test(groups_without_a_part_are_none),
		cmocka_unit_test(classes_are_those_of_unicode),
		cmocka_unit_test(an_expression_that_is_none_gives_none),
		cmocka_unit_test(a_match_without_end_is_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
