#include "tests/unit/check.h"

#include <string.h>

#include "stages/model.h"

/* Five labels; two dense rows, and a pair of sparse ones. */
struct file {
	struct model_head head;
	char labels[12]; /* which bring the tables to an even place */
	int8_t dense[2][16];
	struct sparse_row sparse[2];
};

enum { CHECK = 0x77 }; /* that of all features here */

static const struct file sound = {
	.head = {.magic = {'a', 't', 't', 'm', 'o', 'd', 'e', 'l'},
		 .version = MODEL_VERSION,
		 .order = KNOWLEDGE_ORDER,
		 .label_count = 5,
		 .labels_size = sizeof sound.labels,
		 .size = {16, 1, 1, 0}},
	.labels = "a\0b\0c\0d\0e",
	.dense = {{1, 2, 3, 4, 5, [15] = CHECK}, {-128, 127, [15] = 9}},
	.sparse = {{CHECK, {4, 0, 1}, {9, -9, 100}},
		   {0x100 + CHECK, {4, 4, 4}, {1, 1, 1}}},
};

#define SECOND UINT32_C(0x80000000) /* the row */

static void
check_sums(const struct file *file, struct features features, const int *wanted)
{
	struct model model;
	struct sums sums;

	assert_null(model_open((const char *)file, sizeof *file, &model));
	assert_int_equal(model.label_count, 5);
	assert_string_equal(model.labels[4], "e");
	model_score(&model, &features, &sums);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(sums.items[i], wanted[i]);
}

static void
sums_are_of_the_rows_of_features(void **state)
{
	struct features both = {.items = {CHECK}, .count = 1};
	struct features twice = {.items = {CHECK, CHECK}, .count = 2};

	(void)state;
	check_sums(&sound, both, (const int[]){1 - 9, 2 + 100, 3, 4, 5 + 9});
	check_sums(&sound, twice, (const int[]){-16, 204, 6, 8, 28});
}

static void
a_sparse_row_may_be_either_of_its_pair(void **state)
{
	struct features first = {.items = {0x100 + CHECK}, .count = 1};
	struct features second = {.items = {SECOND + CHECK}, .count = 1};

	(void)state;
	check_sums(&sound, first, (const int[]){1, 2, 3, 4, 5 + 3});
	check_sums(&sound, second, (const int[]){-9, 100, 0, 0, 9});
}

static void
rows_of_other_features_do_not_count(void **state)
{
	struct features none = {.items = {0, SECOND, 0x200, UINT32_MAX},
				.count = 4};

	(void)state;
	check_sums(&sound, none, (const int[]){0, 0, 0, 0, 0});
}

/* Three labels, and a pair of rows. */
struct narrow_file {
	struct model_head head;
	char labels[8];
	struct narrow_row rows[2];
};

static struct narrow_file
narrow(void)
{
	struct narrow_file file = {
		.head = sound.head,
		.labels = "a\0b\0c",
		.rows = {{CHECK, {1, -2}}, {0x100 + CHECK, {10, 127}}},
	};

	file.head.label_count = 3;
	file.head.labels_size = sizeof file.labels;
	file.head.size = (struct model_size){.narrow_bits = 1};
	return file;
}

static void
of_three_labels_the_first_is_the_measure(void **state)
{
	struct features features = {
		.items = {CHECK, SECOND + 0x100 + CHECK, 0x100, SECOND},
		.count = 4,
	};
	struct narrow_file file = narrow();
	struct model model;
	struct sums sums;

	(void)state;
	assert_null(model_open((const char *)&file, sizeof file, &model));
	model_score(&model, &features, &sums);
	assert_int_equal(sums.items[0], 0);
	assert_int_equal(sums.items[1], 11);
	assert_int_equal(sums.items[2], 125);
	assert_int_equal(model_best(&model, &features), 2);
	file.head.label_count = 4;
	assert_non_null(model_open((const char *)&file, sizeof file, &model));
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

/* A label that is none adds to nothing that is asked for. */
static void
damaged_labels_do_no_harm(void **state)
{
	struct features features = {.items = {CHECK}, .count = 1};
	struct file file = sound;

	(void)state;
	memset(file.sparse[0].labels, 0xFF, sizeof file.sparse[0].labels);
	check_sums(&file, features, (const int[]){1, 2, 3, 4, 5});
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
		{0, 1, 1, 0},   {4, 1, 1, 0},           {8, 1, 1, 0},
		{128, 1, 1, 0}, {16, 0, 1, 0},          {16, 25, 1, 0},
		{16, 1, 2, 0},  {16, 1, UINT32_MAX, 0}, {16, 1, 0, 0},
		{16, 0, 0, 1},  {16, 1, 1, 1},          {16, 1, 1, 25},
	};
	struct file file = sound;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		file.head.size = bad[i];
		assert_non_null(opened(file));
	}
	file = sound;
	file.head.label_count = 0;
	assert_non_null(opened(file));
	file.head.label_count = 16;
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
		cmocka_unit_test(sums_are_of_the_rows_of_features),
		cmocka_unit_test(a_sparse_row_may_be_either_of_its_pair),
		cmocka_unit_test(rows_of_other_features_do_not_count),
		cmocka_unit_test(of_three_labels_the_first_is_the_measure),
		cmocka_unit_test(the_first_of_equals_is_the_best),
		cmocka_unit_test(damaged_labels_do_no_harm),
		cmocka_unit_test(what_is_no_model_is_refused),
		cmocka_unit_test(sizes_that_make_no_sense_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
