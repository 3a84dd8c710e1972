#include "tests/unit/check.h"

#include <string.h>

#include "stages/tag/names.h"

static struct arena arena;

static size_t
find(const struct names *names, const char *name, enum name_rank least)
{
	return names_find(names, name, strlen(name), least);
}

static void
add(struct names *names, const char *name, size_t thing, enum name_rank rank)
{
	names_add(names, name, strlen(name), thing, rank);
}

static void
the_surer_name_stays(void **state)
{
	struct names names;

	(void)state;
	names_make(&names, &arena, 0);
	add(&names, "bae", 1, RANK_SHORT);
	add(&names, "bae", 2, RANK_LAST_NAME);
	add(&names, "bae", 3, RANK_FIRST_NAME);
	add(&names, "bae", 4, RANK_LAST_NAME);
	assert_int_equal(find(&names, "bae", RANK_HEAD), 2);
	arena_clear(&arena);
}

static void
a_name_of_too_low_a_rank_is_not_found(void **state)
{
	struct names names;

	(void)state;
	names_make(&names, &arena, 4);
	add(&names, "forum", 7, RANK_HEAD);
	assert_int_equal(find(&names, "forum", RANK_HEAD), 7);
	assert_int_equal(find(&names, "forum", RANK_FIRST_NAME), NO_THING);
	assert_int_equal(find(&names, "for", RANK_HEAD), NO_THING);
	assert_int_equal(find(&names, "", RANK_HEAD), NO_THING);
	arena_clear(&arena);
}

static void
more_names_than_expected_are_kept(void **state)
{
	struct names names;
	char name[8];

	(void)state;
	names_make(&names, &arena, 1);
	for (size_t i = 0; i < 1000; i++) {
		memcpy(name, &(unsigned){(unsigned)i}, sizeof(unsigned));
		names_add(&names, name, sizeof(unsigned), i, RANK_FULL);
	}
	for (size_t i = 0; i < 1000; i++) {
		memcpy(name, &(unsigned){(unsigned)i}, sizeof(unsigned));
		assert_int_equal(
			names_find(&names, name, sizeof(unsigned), RANK_FULL),
			i);
	}
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_surer_name_stays),
		cmocka_unit_test(a_name_of_too_low_a_rank_is_not_found),
		cmocka_unit_test(more_names_than_expected_are_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
