#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/json.h"

static struct arena arena;

static int
clear(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* The names and values of an object's members, or why it is none. */
static const char *
cut(const char *text)
{
	struct members members = {0};
	struct buffer out = {.arena = &arena};
	const char *why = json_cut_object(text, strlen(text), &arena, &members);

	if (why)
		return why;
	for (size_t i = 0; i < members.count; i++) {
		struct member *member = &members.items[i];

		buffer_put(&out, member->name.bytes, member->name.size);
		buffer_puts(&out, "=");
		buffer_put(&out, member->value.bytes, member->value.size);
		buffer_puts(&out, ";");
	}
	return arena_copy(&arena, out.bytes, out.size);
}

static void
values_are_cut_as_they_stand(void **state)
{
	(void)state;
	assert_string_equal(cut("{}"), "");
	assert_string_equal(cut(" { \"a\" : 1.10 , \"a\":-0e+5}\t"),
			    "a=1.10;a=-0e+5;");
	assert_string_equal(cut("{\"a\":[{\"b\":[]},{}],\"c\":null}"),
			    "a=[{\"b\":[]},{}];c=null;");
	assert_string_equal(cut("{\"\\u00e9\":\"\\ud83d\\/\"}"),
			    "\\u00e9=\"\\ud83d\\/\";");
}

static void
what_is_no_object_says_why(void **state)
{
	static const char *const wrong[] = {
		"[]",
		"{\"a\":01}",
		"{\"a\":1,}",
		"{\"a\" 1}",
		"{\"a\":+1}",
		"{\"a\":.5}",
		"{\"a\":1.}",
		"{\"a\":1e}",
		"{\"a\":tru}",
		"{\"a\":\"\\x\"}",
		"{\"a\":\"\\u12\"}",
		"{\"a\":[1}",
		"{\"a\":{]}",
		"{a:1}",
		"{\"a\":1} x",
		"{\"a\":\"\t\"}",
		"{\"a\":",
		"{\"a\":[1 2]}",
		"{\"a\":{\"b\"}}",
		"{\"a\":1 \"b\":2}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct members members = {0};

		assert_non_null(json_cut_object(wrong[i], strlen(wrong[i]),
						&arena, &members));
	}
	assert_string_equal(cut("  "), "the line is blank");
}

static void
depth_is_no_matter(void **state)
{
	enum { DEPTH = 100000 };
	struct buffer text = {.arena = &arena};
	struct members members = {0};

	(void)state;
	buffer_puts(&text, "{\"a\":");
	for (int i = 0; i < DEPTH; i++)
		buffer_puts(&text, i % 2 ? "[" : "{\"b\":");
	buffer_puts(&text, "0");
	for (int i = DEPTH; i-- > 0;)
		buffer_puts(&text, i % 2 ? "]" : "}");
	assert_non_null(
		json_cut_object(text.bytes, text.size, &arena, &members));
	buffer_puts(&text, "}");
	members.count = 0;
	assert_null(json_cut_object(text.bytes, text.size, &arena, &members));
	assert_int_equal(members.count, 1);
}

static const char *
decoded(const char *string, size_t *bad)
{
	struct slice slice = {string, strlen(string)};
	size_t size;

	return json_decode(slice, &arena, &size, bad);
}

static void
strings_are_decoded_and_mended(void **state)
{
	size_t bad;

	(void)state;
	assert_string_equal(decoded("\"\\\"\\\\\\/\\n\\t\\u0041\"", &bad),
			    "\"\\/\n\tA");
	assert_int_equal(bad, 0);
	assert_string_equal(decoded("\"\\ud83d\\ude00\"", &bad),
			    "\xF0\x9F\x98\x80");
	assert_int_equal(bad, 0);
	assert_string_equal(decoded("\"\\ud83d \\ude00\\u0000\"", &bad),
			    "\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
	assert_int_equal(bad, 3);
	assert_string_equal(decoded("\"\\ud83d\\u0041\"", &bad), "\xEF\xBF\xBD"
								 "A");
	assert_int_equal(bad, 1);
	assert_string_equal(decoded("\"a\xFF\xC3\"", &bad),
			    "a\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_int_equal(bad, 2);
}

static void
what_could_end_a_line_is_escaped(void **state)
{
	static const char text[] = "a\"\\\n\t\x01\xC2\x85\xE2\x80\xA8"
				   "\xE2\x80\xA9\xE2\x80\xA6";
	struct buffer out = {.arena = &arena};

	(void)state;
	json_put_string(&out, text, strlen(text));
	buffer_put(&out, "", 1);
	assert_string_equal(out.bytes,
			    "\"a\\\"\\\\\\n\\t\\u0001\\u0085\\u2028\\u2029"
			    "\xE2\x80\xA6\"");
}

static void
thousandths_have_no_idle_decimals(void **state)
{
	static const int values[] = {0, 1000, -1000, 900, -300, 5, -5, 125};
	struct buffer out = {.arena = &arena};

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		json_put_thousandths(&out, values[i]);
		buffer_puts(&out, " ");
	}
	buffer_put(&out, "", 1);
	assert_string_equal(out.bytes, "0 1 -1 0.9 -0.3 0.005 -0.005 0.125 ");
}

static void
names_are_known_through_their_escapes(void **state)
{
	struct members members = {0};
	static const char text[] = "{\"te\\u0078t\":1}";

	(void)state;
	assert_null(json_cut_object(text, strlen(text), &arena, &members));
	assert_true(json_is_named(&members.items[0], "text"));
	assert_false(json_is_named(&members.items[0], "tex"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_are_cut_as_they_stand),
		cmocka_unit_test(what_is_no_object_says_why),
		cmocka_unit_test(depth_is_no_matter),
		cmocka_unit_test(strings_are_decoded_and_mended),
		cmocka_unit_test(what_could_end_a_line_is_escaped),
		cmocka_unit_test(thousandths_have_no_idle_decimals),
		cmocka_unit_test(names_are_known_through_their_escapes),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, clear);
}
