#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/record.h"

static struct arena arena;

static int
clear(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static void
read_record(const char *line, struct record *out)
{
	assert_null(record_read(line, strlen(line), 1000, &arena, out));
}

static const char *
written(const struct record *record)
{
	struct buffer out = {.arena = &arena};

	record_write(record, &out);
	return arena_copy(&arena, out.bytes, out.size - 1);
}

static void
a_line_comes_out_as_it_went_in(void **state)
{
	static const char *const lines[] = {
		"{\"text\":\"a\"}",
		" { \"x\" : 1e400 ,\"x\":12345678901234567890,\"text\":\"\" } ",
		"{\"y\":-0,\"text\":\"\\u00e9\\/\",\"z\":\"\\ud83d\"}",
		"{}",
		"{\"a\":{\"text\":\"inner\"}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct record record;

		read_record(lines[i], &record);
		assert_string_equal(written(&record), lines[i]);
	}
}

static void
new_members_stand_before_the_last_brace(void **state)
{
	struct record record;

	(void)state;
	read_record("{\"text\":\"a\", \"b\" : 1 }", &record);
	record.doc.language = "en";
	record_commit(&record, "tokenize", LAYER_LANGUAGE | LAYER_TOKENS, 0,
		      "1");
	assert_string_equal(written(&record),
			    "{\"text\":\"a\", \"b\" : 1 ,\"language\":\"en\","
			    "\"tokens\":[],\"attache\":{\"tokenize\":\"1\"}}");
}

static void
errors_and_versions_grow_at_their_end(void **state)
{
	struct record record;

	(void)state;
	read_record("{\"errors\":[ {\"stage\":\"read\",\"message\":\"m\"} ],"
		    "\"attache\":{\"a\":\"1\" },\"text\":\"\"}",
		    &record);
	record_fault(&record, "tag", "m"); /* known already */
	record_fault(&record, "tag", "n");
	record_commit(&record, "tag", LAYER_ENTITIES, LAYER_ENTITIES, "2");
	assert_string_equal(
		written(&record),
		"{\"errors\":[ {\"stage\":\"read\",\"message\":\"m\"} ,"
		"{\"stage\":\"tag\",\"message\":\"n\"}],"
		"\"attache\":{\"a\":\"1\" ,\"tag\":\"2\"},\"text\":\"\"}");
}

static void
dropped_layers_take_their_comma_along(void **state)
{
	struct record record;

	(void)state;
	read_record("{ \"zones\":[], \"text\":\"\" , \"tokens\":[],"
		    "\"zones\":1}",
		    &record);
	record_drop(&record, LAYER_ZONES | LAYER_TOKENS);
	assert_string_equal(written(&record), "{ \"text\":\"\"}");
}

static void
of_doubled_names_the_last_counts(void **state)
{
	struct record record;

	(void)state;
	read_record("{\"text\":\"old\",\"text\":\"new\"}", &record);
	assert_string_equal(record.doc.text, "new");
	read_record("{\"text\":\"old\",\"text\":7}", &record);
	assert_false(record.has_text);
}

static void
offsets_count_code_points(void **state)
{
	struct record record;

	(void)state;
	read_record("{\"text\":\"\\u00e9\\ud83d\\ude00 ab\","
		    "\"tokens\":[{\"start\":0,\"end\":2,\"kind\":\"word\"},"
		    "{\"kind\":\"word\",\"x\":[{}],\"end\":5,\"start\":3}]}",
		    &record);
	record_load(&record, LAYER_TOKENS, "tag");
	assert_int_equal(record.problems.count, 0);
	assert_int_equal(record.doc.tokens.count, 2);
	assert_int_equal(record.doc.tokens.items[0].span.end, 6);
	assert_int_equal(record.doc.tokens.items[1].span.start, 7);
	assert_int_equal(record.doc.tokens.items[1].span.end, 9);
}

static void
bad_layers_count_as_empty_and_say_so(void **state)
{
	static const char *const layers[] = {
		"\"tokens\":[{\"start\":0,\"end\":9,\"kind\":\"word\"}]",
		"\"tokens\":[{\"start\":1,\"end\":1,\"kind\":\"word\"}]",
		"\"tokens\":[{\"start\":-1,\"end\":1,\"kind\":\"word\"}]",
		"\"tokens\":[{\"start\":0,\"end\":2,\"kind\":\"word\"},"
		"{\"start\":1,\"end\":3,\"kind\":\"word\"}]",
		"\"tokens\":[{\"start\":0,\"end\":1,\"kind\":\"thing\"}]",
		"\"tokens\":{}",
		"\"tokens\":[],\"syntax\":{\"pos\":[\"NN\"],\"head\":[],"
		"\"deprel\":[]}",
		"\"entities\":[{\"id\":\"e1\",\"mentions\":[{\"start\":0,"
		"\"end\":99}]}]",
		"\"entities\":[{\"id\":\"e1\",\"mentions\":[]},"
		"{\"id\":\"e1\",\"mentions\":[]}]",
		"\"entities\":[{\"mentions\":[]}]",
		"\"entities\":[{\"id\":\"\\ud83d\",\"mentions\":[]}]",
		"\"quotes\":[{\"id\":\"q1\",\"content\":[]}]",
		"\"sentences\":[{\"start\":\"0\",\"end\":1}]",
	};

	(void)state;
	for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
		struct record record;
		const char *line = arena_print(&arena, "{\"text\":\"abcd\",%s}",
					       layers[i]);

		read_record(line, &record);
		record_load(&record, record.doc.layers, "quote");
		assert_int_equal(record.problems.count, 1);
		assert_int_equal(record.doc.tokens.count +
					 record.doc.entities.count +
					 record.doc.quotes.count +
					 record.doc.sentences.count,
				 0);
	}
}

static void
text_is_mended_and_nothing_else(void **state)
{
	struct record record;

	(void)state;
	read_record("{\"a\":\"\\ud83d\",\"text\":\"x\xFF\\ud83d\"}", &record);
	assert_int_equal(record.mended, 2);
	assert_string_equal(written(&record),
			    "{\"a\":\"\\ud83d\",\"text\":\"x\xEF\xBF\xBD"
			    "\xEF\xBF\xBD\"}");
	assert_non_null(
		record_read("{\"a\":\"\xFF\"}", 9, 10, &arena, &record));
}

static void
only_the_text_that_counts_is_mended(void **state)
{
	static const char *const refused[] = {
		"{\"text\":\"a\xFF\",\"text\":\"b\"}",
		"{\"text\":[\"a\xFF\"]}",
		"{\"title\":\"a\xFF\",\"text\":\"b\"}",
	};
	struct record record;

	(void)state;
	read_record("{\"text\":\"a\xFF\"}", &record);
	assert_string_equal(written(&record), "{\"text\":\"a\uFFFD\"}");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		assert_non_null(record_read(refused[i], strlen(refused[i]),
					    1000, &arena, &record));
}

static void
refused_lines_keep_their_start(void **state)
{
	struct record record;

	(void)state;
	record_refuse("no \"json\"\xFF", 10, "read", "why", &arena, &record);
	assert_string_equal(
		written(&record),
		"{\"errors\":[{\"stage\":\"read\",\"message\":\"why\"}],"
		"\"input\":\"no \\\"json\\\"\xEF\xBF\xBD\"}");
	assert_true(record_has_problems(&record));
}

static void
long_texts_are_unfit(void **state)
{
	struct record record;

	(void)state;
	assert_null(record_read("{\"text\":\"abc\"}", 14, 2, &arena, &record));
	assert_non_null(record.doc.unfit);
	assert_null(record_read("{\"text\":\"abc\"}", 14, 3, &arena, &record));
	assert_null(record.doc.unfit);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_comes_out_as_it_went_in),
		cmocka_unit_test(new_members_stand_before_the_last_brace),
		cmocka_unit_test(errors_and_versions_grow_at_their_end),
		cmocka_unit_test(dropped_layers_take_their_comma_along),
		cmocka_unit_test(of_doubled_names_the_last_counts),
		cmocka_unit_test(offsets_count_code_points),
		cmocka_unit_test(bad_layers_count_as_empty_and_say_so),
		cmocka_unit_test(text_is_mended_and_nothing_else),
		cmocka_unit_test(only_the_text_that_counts_is_mended),
		cmocka_unit_test(refused_lines_keep_their_start),
		cmocka_unit_test(long_texts_are_unfit),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, clear);
}
