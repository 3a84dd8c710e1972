#include "tests/unit/check.h"

#include <string.h>

#include "stages/model.h"

enum { LABELS = 3, UNITS = UNIT_BLOCK, ROWS = 2 };

/* Three labels, a block of units, and a pair of rows. */
struct file {
	struct model_head head;
	char labels[8];
	int32_t biases[LABELS];
	int16_t votes[LABELS][UNITS];
	int16_t starts[UNITS];
	uint16_t checks[ROWS];
	uint16_t rows[ROWS][UNITS / 2];
};

#define FIRST UINT32_C(0x00000011)  /* a feature of the first row */
#define SECOND UINT32_C(0x80000033) /* and one of the second */

static uint16_t
units(int low, int high)
{
	return (uint16_t)((low + ROW_ZERO) | (high + ROW_ZERO) << 8);
}

/* Label a counts unit 0, b unit 16; c has nothing but its bias. */
static struct file
sound(void)
{
	struct file file = {
		.head = {.magic = {'a', 't', 't', 'm', 'o', 'd', 'e', 'l'},
			 .version = MODEL_VERSION,
			 .order = KNOWLEDGE_ORDER,
			 .label_count = LABELS,
			 .labels_size = sizeof file.labels,
			 .unit_count = UNITS,
			 .row_bits = 1},
		.labels = "a\0b\0c",
		.biases = {0, 0, 7},
		.starts = {[16] = 1},
		.checks = {check_of(FIRST), check_of(SECOND)},
	};

	file.votes[0][0] = 1;
	file.votes[1][16] = 1;
	for (size_t row = 0; row < ROWS; row++)
		for (size_t i = 0; i < UNITS / 2; i++)
			file.rows[row][i] = units(0, 0);
	file.rows[0][0] = units(10, 2);
	file.rows[1][0] = units(-100, 127);
	return file;
}

static void
check_votes(const struct file *file, struct features features,
	    const int32_t wanted[LABELS])
{
	struct model model;
	struct sums sums;
	struct votes votes;

	assert_null(model_open((const char *)file, sizeof *file, &model));
	assert_string_equal(model.labels[2], "c");
	sums_start(&model, &sums);
	sums_add(&model, &features, &sums);
	sums_vote(&model, &sums, 0, LABELS, &votes);
	for (size_t i = 0; i < LABELS; i++)
		assert_int_equal(votes.items[i], wanted[i]);
}

static void
units_are_summed_and_vote(void **state)
{
	struct file file = sound();
	struct features one = {.items = {FIRST}, .count = 1};
	struct features both = {.items = {FIRST, SECOND}, .count = 2};

	(void)state;
	check_votes(&file, one, (const int32_t[]){10, 3, 7});
	/* What is below zero counts as an eighth: -90 / 8. */
	check_votes(&file, both, (const int32_t[]){-11, 130, 7});
}

static void
a_row_may_be_either_of_its_pair(void **state)
{
	struct file file = sound();
	struct features one = {.items = {SECOND}, .count = 1};
	uint16_t first = file.checks[0];

	(void)state;
	memcpy(file.rows[0], file.rows[1], sizeof file.rows[0]);
	file.checks[0] = file.checks[1];
	file.checks[1] = first;
	check_votes(&file, one, (const int32_t[]){-12, 128, 7});
}

static void
rows_of_other_features_do_not_count(void **state)
{
	struct file file = sound();
	struct features none = {.items = {0, 0x80000000, 0x200, UINT32_MAX},
				.count = 4};

	(void)state;
	check_votes(&file, none, (const int32_t[]){0, 1, 7});
}

static void
sums_can_be_made_in_parts(void **state)
{
	struct file file = sound();
	struct features one = {.items = {FIRST}, .count = 1};
	struct sums whole, part = {{0}};
	const int16_t *parts[] = {part.items};
	struct model model;

	(void)state;
	assert_null(model_open((const char *)&file, sizeof file, &model));
	sums_start(&model, &whole);
	sums_add(&model, &one, &part);
	sums_join(&model, part.items, &whole);
	assert_int_equal(whole.items[0], 10);
	assert_int_equal(whole.items[16], 3);
	sums_start(&model, &whole);
	sums_join_all(&model, parts, 1, &whole);
	assert_int_equal(whole.items[0], 10);
	assert_int_equal(whole.items[16], 3);
	assert_int_equal(whole.items[1], 0);
}

static void
the_first_of_equals_is_the_best(void **state)
{
	struct file file = sound();
	struct model model;
	struct sums sums;

	(void)state;
	assert_null(model_open((const char *)&file, sizeof file, &model));
	sums_start(&model, &sums);
	assert_int_equal(sums_best(&model, &sums), 2);
	file.biases[0] = file.biases[2];
	assert_int_equal(sums_best(&model, &sums), 0);
}

/* As many of the largest rows as a sum may have, and the largest votes. */
static void
the_largest_sums_do_not_overflow(void **state)
{
	struct file file = sound();
	struct features many = {.count = FEATURE_LIMIT};
	struct features rest = {.count = SUM_FEATURES - FEATURE_LIMIT};
	struct sums sums;
	struct votes votes;
	struct model model;

	(void)state;
	for (size_t i = 0; i < FEATURE_LIMIT; i++)
		many.items[i] = rest.items[i] = FIRST;
	for (size_t i = 0; i < UNITS; i++) {
		file.votes[0][i] = VOTE_LIMIT;
		file.starts[i] = START_LIMIT;
		file.rows[0][i / 2] = UINT16_MAX;
	}
	file.biases[0] = BIAS_LIMIT;
	assert_null(model_open((const char *)&file, sizeof file, &model));
	sums_start(&model, &sums);
	sums_add(&model, &many, &sums);
	sums_add(&model, &rest, &sums);
	sums_vote(&model, &sums, 0, LABELS, &votes);
	assert_int_equal(sums.items[9], START_LIMIT + 127 * SUM_FEATURES);
	assert_int_equal(votes.items[0],
			 BIAS_LIMIT + UNITS * VOTE_LIMIT * sums.items[9]);
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
	struct file whole = sound(), file = whole;
	struct model model;

	(void)state;
	file.head.magic[0] = 'b';
	assert_non_null(opened(file));
	file = whole;
	file.head.version++;
	assert_non_null(opened(file));
	file = whole;
	file.head.order = 0x04030201;
	assert_non_null(opened(file));
	for (size_t size = 0; size < sizeof whole; size++)
		assert_non_null(model_open((const char *)&whole, size, &model));
}

static void
sizes_that_make_no_sense_are_refused(void **state)
{
	static const uint32_t bad[][4] = {
		/* labels, size of their names, units, bits of rows */
		{0, 8, 32, 1},  {128, 8, 32, 1}, {3, 7, 32, 1},
		{3, 12, 32, 1}, {3, 8, 0, 1},    {3, 8, 16, 1},
		{3, 8, 96, 1},  {3, 8, 32, 0},   {3, 8, 32, 25},
		{3, 8, 32, 2},  {4, 8, 32, 1},   {3, UINT32_MAX - 3, 32, 1},
	};
	struct file file = sound();

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		file.head.label_count = bad[i][0];
		file.head.labels_size = bad[i][1];
		file.head.unit_count = bad[i][2];
		file.head.row_bits = bad[i][3];
		assert_non_null(opened(file));
	}
	file = sound();
	memset(file.labels, 'x', sizeof file.labels);
	assert_non_null(opened(file));
}

static void
numbers_that_could_overflow_are_refused(void **state)
{
	struct file file = sound();

	(void)state;
	file.biases[1] = -BIAS_LIMIT - 1;
	assert_non_null(opened(file));
	file = sound();
	file.votes[2][UNITS - 1] = VOTE_LIMIT + 1;
	assert_non_null(opened(file));
	file = sound();
	file.starts[0] = START_LIMIT + 1;
	assert_non_null(opened(file));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_are_summed_and_vote),
		cmocka_unit_test(a_row_may_be_either_of_its_pair),
		cmocka_unit_test(rows_of_other_features_do_not_count),
		cmocka_unit_test(sums_can_be_made_in_parts),
		cmocka_unit_test(the_first_of_equals_is_the_best),
		cmocka_unit_test(the_largest_sums_do_not_overflow),
		cmocka_unit_test(what_is_no_model_is_refused),
		cmocka_unit_test(sizes_that_make_no_sense_are_refused),
		cmocka_unit_test(numbers_that_could_overflow_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
