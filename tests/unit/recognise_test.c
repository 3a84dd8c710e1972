#include "tests/unit/check.h"

#include "stages/tag/recognise.h"

static bool
follow(enum seen_type first, enum seen_place place, enum seen_type second,
       enum seen_place next)
{
	return label_follows(label_of(second, next), label_of(first, place));
}

static void
labels_make_whole_names(void **state)
{
	(void)state;
	assert_true(follow(SEEN_BODY, SEEN_FIRST, SEEN_BODY, SEEN_LAST));
	assert_true(follow(SEEN_BODY, SEEN_FIRST, SEEN_BODY, SEEN_INSIDE));
	assert_false(follow(SEEN_BODY, SEEN_FIRST, SEEN_BODY, SEEN_FIRST));
	assert_false(follow(SEEN_BODY, SEEN_FIRST, SEEN_PLACE, SEEN_LAST));
	assert_true(follow(SEEN_BODY, SEEN_LAST, SEEN_PLACE, SEEN_ALONE));
	assert_false(follow(SEEN_PLACE, SEEN_ALONE, SEEN_PLACE, SEEN_LAST));
	assert_false(
		label_follows(LABEL_NONE, label_of(SEEN_PERSON, SEEN_INSIDE)));
	assert_true(
		label_follows(LABEL_NONE, label_of(SEEN_PERSON, SEEN_LAST)));
	assert_false(
		label_follows(label_of(SEEN_PERSON, SEEN_LAST), LABEL_NONE));
}

static void
every_label_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (size_t i = 0; i < LABEL_COUNT; i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(label_name(i), label_name(k));
}

static void
places_in_a_name(void **state)
{
	(void)state;
	assert_int_equal(place_in_name(0, 1), SEEN_ALONE);
	assert_int_equal(place_in_name(0, 3), SEEN_FIRST);
	assert_int_equal(place_in_name(1, 3), SEEN_INSIDE);
	assert_int_equal(place_in_name(2, 3), SEEN_LAST);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels_make_whole_names),
		cmocka_unit_test(every_label_has_a_name_of_its_own),
		cmocka_unit_test(places_in_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
