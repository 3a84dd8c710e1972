#include "tests/unit/check.h"

#include <string.h>

#include "stages/tag/lookup.h"

/* The compiled data of the program itself. */
extern const char embedded_data[], embedded_data_end[];

static struct arena arena;
static struct knowledge knowledge;
static struct lookup *lookup;

static int
open_lookup(void **state)
{
	(void)state;
	assert_null(knowledge_open(embedded_data,
				   (size_t)(embedded_data_end - embedded_data),
				   &knowledge));
	assert_null(lookup_new(&knowledge, &lookup));
	return 0;
}

static int
close_lookup(void **state)
{
	(void)state;
	lookup_free(lookup);
	arena_clear(&arena);
	return 0;
}

/* "country/GE=name": the keys or types found, with the columns that did it. */
static const char *
listed(const struct findings *findings)
{
	const char *list = "";

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		list = arena_print(&arena, "%s%s%s=%s", list, *list ? " " : "",
				   finding->key ? finding->key : finding->type,
				   finding->column);
	}
	return list;
}

static const char *
found(const char *text)
{
	struct findings findings = {0};

	lookup_find(lookup, text, strlen(text), &arena, &findings);
	return listed(&findings);
}

static const char *
near(const char *text, size_t limit)
{
	struct findings rows = {0}, findings = {0};

	lookup_find(lookup, text, strlen(text), &arena, &rows);
	lookup_near(lookup, text, strlen(text), &rows, limit, &arena,
		    &findings);
	return listed(&findings);
}

static unsigned
besides(const char *text)
{
	struct findings findings = {0};

	lookup_find(lookup, text, strlen(text), &arena, &findings);
	return findings_besides(&findings);
}

static void
every_table_answers(void **state)
{
	(void)state;
	assert_string_equal(found("Georgia"),
			    "country/GE=name place/us-ga=name given-name=name "
			    "ambiguous=name");
	assert_string_equal(found("iPhone"), "product=name");
	assert_string_equal(found("Xi Jinping"), "person/xi-jinping=name");
	assert_string_equal(found(""), "");
	assert_string_equal(found("no such name"), "");
}

static void
strings_are_found_as_tagging_finds_them(void **state)
{
	(void)state;
	assert_string_equal(found("georgia"), "");
	assert_string_equal(found("PRIME MINISTER"), "title=name");
	assert_string_equal(found("ACCUSED"), found("accused"));
	assert_string_equal(found("SMITH"), "given-name=name surname=name");
	assert_string_equal(found("smith"), "");
	assert_string_equal(found("the Bundestag"), found("Bundestag"));
	assert_string_equal(found("People\xe2\x80\x99s Daily"),
			    "organization/peoples-daily=name");
	assert_string_equal(found("country/GE"), "country/GE=key");
	assert_string_equal(found("person/xi-jinping"),
			    "person/xi-jinping=key");
	assert_string_equal(found("person/"), "");
}

static void
a_row_says_what_it_holds(void **state)
{
	struct findings findings = {0};
	const struct finding *row;

	(void)state;
	lookup_find(lookup, "the Xi", 6, &arena, &findings);
	assert_true(findings.count > 0);
	row = &findings.items[0];
	assert_string_equal(row->table, "tag/people");
	assert_true(row->line > 1);
	assert_string_equal(row->type, "person");
	assert_true(row->is_name);
	assert_int_equal(row->form, FORM_NAME);
	assert_string_equal(row->name, "Xi Jinping");
	assert_string_equal(row->country, "CN");
	assert_string_equal(row->facts[FACT_ROLE], "President");
	assert_null(row->facts[FACT_POPULATION]);
	assert_int_equal(row->size, 2);
	assert_memory_equal(row->text, "Xi", 2);
}

static void
what_a_name_is_besides_is_told(void **state)
{
	(void)state;
	assert_int_equal(besides("Jordan"),
			 BESIDES_GIVEN_NAME | BESIDES_SURNAME);
	assert_int_equal(besides("Beijing"), BESIDES_SEVERAL);
	assert_int_equal(besides("Kyrgyzstan"), 0);
	assert_int_equal(besides("Smith"), 0);
	assert_int_equal(besides("no such name"), 0);
}

static void
names_like_it_are_ordered(void **state)
{
	(void)state;
	assert_string_equal(near("GEORGIA", 2),
			    "country/GE=name place/us-ga=name");
	assert_string_equal(near("XI JINPING", 1), "person/xi-jinping=name");
	assert_string_equal(near("guinea bissau", 1), "country/GW=name");
	assert_string_equal(near("S\xc3\xa3o paulo", 1),
			    "place/sao-paulo=name");
	assert_string_equal(near("Georgia", 0), "");
	assert_string_equal(near("...", 8), "");
	assert_string_equal(near("", 8), "");
}

static void
slips_of_one_letter_are_seen_through(void **state)
{
	(void)state;
	assert_string_equal(near("Kyrgystan", 8), "country/KG=name");
	assert_string_equal(near("Kyrgyzsttan", 8), "country/KG=name");
	assert_string_equal(near("Kyrgyzstna", 8), "country/KG=name");
	assert_string_equal(near("Kyrgyzstam", 8), "country/KG=name");
	assert_string_equal(near("Kyrgyxstam", 8), "");
}

static void
long_strings_are_like_nothing(void **state)
{
	char text[2000];

	(void)state;
	memset(text, 'a', sizeof text - 1);
	text[sizeof text - 1] = '\0';
	assert_string_equal(found(text), "");
	assert_string_equal(near(text, 8), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_table_answers),
		cmocka_unit_test(strings_are_found_as_tagging_finds_them),
		cmocka_unit_test(a_row_says_what_it_holds),
		cmocka_unit_test(what_a_name_is_besides_is_told),
		cmocka_unit_test(names_like_it_are_ordered),
		cmocka_unit_test(slips_of_one_letter_are_seen_through),
		cmocka_unit_test(long_strings_are_like_nothing),
	};

	return cmocka_run_group_tests_name("lookup", tests, open_lookup,
					   close_lookup);
}
