#include "tests/unit/check.h"

#include <stdlib.h>
#include <string.h>

#include "stages/knowledge.h"

/* The compiled data of the program itself. */
extern const char embedded_data[], embedded_data_end[];

static struct knowledge knowledge;
static struct table countries;

static size_t
data_size(void)
{
	return (size_t)(embedded_data_end - embedded_data);
}

static int
open_data(void **state)
{
	(void)state;
	assert_null(knowledge_open(embedded_data, data_size(), &knowledge));
	assert_null(knowledge_table(&knowledge, "tag/countries", &countries));
	return 0;
}

static void
the_embedded_data_is_sound(void **state)
{
	(void)state;
	assert_null(knowledge_check(&knowledge));
	assert_non_null(
		knowledge_table(&knowledge, "tag/no-such", &(struct table){0}));
}

static const char *
key_of(const char *name)
{
	struct matches matches = table_find(&countries, name, strlen(name));

	if (matches.count == 0)
		return "";
	return table_cell(&countries, matches.items[0].row,
			  table_column(&countries, "key"));
}

static void
keys_are_found_as_they_stand(void **state)
{
	(void)state;
	assert_string_equal(key_of("France"), "country/FR");
	assert_string_equal(key_of("South Korea"), "country/KR");
	assert_string_equal(key_of("south korea"), "");
	assert_string_equal(key_of("South"), "");
	assert_string_equal(key_of(""), "");
	assert_int_equal(table_column(&countries, "no-such"), -1);
	assert_string_equal(table_cell(&countries, SIZE_MAX, 0), "");
	assert_string_equal(table_cell(&countries, 0, -1), "");
}

static void
rows_know_their_place_and_columns_their_names(void **state)
{
	size_t last = table_rows(&countries) - 1;

	(void)state;
	assert_string_equal(table_name(&countries), "tag/countries");
	assert_true(table_line(&countries, 0) > 1);
	assert_int_equal(table_line(&countries, last),
			 table_line(&countries, 0) + last);
	assert_string_equal(column_name(&countries, 0), "key");
	assert_string_equal(column_name(&countries, -1), "");
	assert_string_equal(column_name(&countries, 1000), "");
}

static void
all_keys_are_listed(void **state)
{
	struct matches matches;
	size_t size, found = 0;

	(void)state;
	for (size_t i = 0; i < table_keys(&countries); i++) {
		const char *key = table_key(&countries, i, &size, &matches);

		assert_int_equal(table_find(&countries, key, size).count,
				 matches.count);
		found += size == 6 && !memcmp(key, "France", 6) &&
			 matches.count > 0;
	}
	assert_int_equal(found, 1);
	assert_string_equal(table_key(&countries, SIZE_MAX, &size, &matches),
			    "");
	assert_int_equal(size + matches.count, 0);
}

static void
a_walk_finds_the_longest(void **state)
{
	struct walk walk;

	(void)state;
	walk_start(&walk, &countries);
	assert_true(walk_step(&walk, "South", 5));
	assert_int_equal(walk.matches.count, 0);
	assert_true(walk_step(&walk, " ", 1));
	assert_true(walk_step(&walk, "Korea", 5));
	assert_true(walk.matches.count > 0);
	assert_false(walk_step(&walk, " said", 5));
	assert_int_equal(walk.matches.count, 0);
}

static void
a_walk_that_goes_on_for_ever_ends(void **state)
{
	static const char many[WALK_LIMIT + 1];
	struct walk walk;

	(void)state;
	walk_start(&walk, &countries);
	assert_false(walk_step(&walk, many, sizeof many));
}

static void
lists_are_cut(void **state)
{
	const char *list = "a|bc||d", *item;
	size_t size, sizes = 0;

	(void)state;
	while (list_next(&list, &item, &size))
		sizes = 10 * sizes + size;
	assert_int_equal(sizes, 1201);
}

/* A copy of the data's beginning and end is enough to be damaged. */
static void
damage_is_told_or_harmless(void **state)
{
	size_t size = data_size();
	char *bytes = malloc(size);
	struct knowledge damaged;
	uint32_t random = 1;

	(void)state;
	assert_non_null(bytes);
	memcpy(bytes, embedded_data, size);
	assert_non_null(knowledge_open(bytes, 10, &damaged));
	assert_non_null(knowledge_open(bytes, size - 1, &damaged));
	for (int round = 0; round < 200; round++) {
		struct table table;
		/* The heads of sections are where an offset hurts most. */
		size_t at = sizeof(struct header) + random % 4000;
		char kept = bytes[at];

		random = random * UINT32_C(1664525) + UINT32_C(1013904223);
		bytes[at] = (char)(kept ^ (char)(random >> 24 | 1));
		if (!knowledge_open(bytes, size, &damaged) &&
		    !knowledge_table(&damaged, "tag/countries", &table)) {
			table_find(&table, "France", 6);
			table_cell(&table, table_rows(&table) / 2, 1);
		}
		bytes[at] = kept;
	}
	bytes[size / 2] ^= 1;
	assert_null(knowledge_open(bytes, size, &damaged));
	assert_non_null(knowledge_check(&damaged));
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_embedded_data_is_sound),
		cmocka_unit_test(keys_are_found_as_they_stand),
		cmocka_unit_test(rows_know_their_place_and_columns_their_names),
		cmocka_unit_test(all_keys_are_listed),
		cmocka_unit_test(a_walk_finds_the_longest),
		cmocka_unit_test(a_walk_that_goes_on_for_ever_ends),
		cmocka_unit_test(lists_are_cut),
		cmocka_unit_test(damage_is_told_or_harmless),
	};

	return cmocka_run_group_tests_name("knowledge", tests, open_data, NULL);
}
