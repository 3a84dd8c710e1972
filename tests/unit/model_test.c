#include "tests/unit/check.h"

#include <string.h>

#include "stages/model.h"

/* Two groups: of four labels in two rows, and of one in two. */
struct file {
	struct model_head head;
	char labels[16];
	int8_t frequent[2][4];
	int8_t rare[2][8];
};

static const struct file sound = {
	.head = {.magic = {'a', 't', 't', 'm', 'o', 'd', 'e', 'l'},
		 .version = MODEL_VERSION,
		 .order = KNOWLEDGE_ORDER,
		 .label_count = 5,
		 .labels_size = sizeof sound.labels,
		 .groups = {{4, 1}, {8, 1}}},
	.labels = "a\0b\0c\0d\0e",
	.frequent = {{1, 2, 3, 4}, {-128, 127, 0, 1}},
	.rare = {{9}, {-9}},
};

enum { LOW = 0, HIGH = INT32_MAX }; /* features of the first row */
#define SECOND UINT32_C(0x80000000)

static void
sums_are_of_the_rows_that_features_choose(void **state)
{
	struct features features = {.items = {LOW, SECOND, HIGH}, .count = 3};
	int16_t sums[MODEL_COLUMNS];
	struct model model;

	(void)state;
	assert_null(model_open((const char *)&sound, sizeof sound, &model));
	assert_int_equal(model.label_count, 5);
	assert_string_equal(model.labels[4], "e");
	model_score(&model, &features, sums);
	assert_int_equal(sums[0], 2 - 128);
	assert_int_equal(sums[1], 4 + 127);
	assert_int_equal(sums[3], 8 + 1);
	assert_int_equal(sums[4], 9);
	assert_int_equal(sums[5], 0);
	assert_int_equal(model_best(&model, &features), 1);
}

static void
the_first_of_equals_is_the_best(void **state)
{
	struct features features = {.count = 0};
	struct model model;

	(void)state;
	assert_null(model_open((const char *)&sound, sizeof sound, &model));
	assert_int_equal(model_best(&model, &features), 0);
}

static const char *
opened(struct file file)
{
	struct model model;

	return model_open((const char *)&file, sizeof file, &model);
}

static void
what_is_no_model_is_refused(void **state)
{
	struct file file = sound;
	struct model model;

	(void)state;
	file.head.magic[0] = 'b';
	assert_non_null(opened(file));
	file = sound;
	file.head.version++;
	assert_non_null(opened(file));
	file = sound;
	file.head.order = 0x04030201;
	assert_non_null(opened(file));
	for (size_t size = 0; size < sizeof sound; size++)
		assert_non_null(model_open((const char *)&sound, size, &model));
}

static void
sizes_that_make_no_sense_are_refused(void **state)
{
	static const struct model_size bad[] = {
		{0, 1}, {5, 1}, {128, 1}, {4, 0}, {4, 31}, {4, UINT32_MAX},
	};
	struct file file = sound;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		file.head.groups[0] = bad[i];
		assert_non_null(opened(file));
	}
	file = sound;
	file.head.label_count = 0;
	assert_non_null(opened(file));
	file.head.label_count = 13;
	assert_non_null(opened(file));
	file = sound;
	file.head.labels_size = UINT32_MAX;
	assert_non_null(opened(file));
	file = sound;
	memset(file.labels, 'x', sizeof file.labels);
	assert_non_null(opened(file));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_of_the_rows_that_features_choose),
		cmocka_unit_test(the_first_of_equals_is_the_best),
		cmocka_unit_test(what_is_no_model_is_refused),
		cmocka_unit_test(sizes_that_make_no_sense_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
