#include "tests/unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/flow.h"
#include "pipeline/show.h"

static struct arena arena;

static int
clear_arena(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* The lines that a text makes at a width, behind a label and a margin. */
static const char *
flown(const char *text, size_t width, size_t indent, const char *label)
{
	static char lines[512];
	FILE *out = fmemopen(memset(lines, 0, sizeof lines), sizeof lines, "w");
	struct flow flow = {.out = out,
			    .width = width,
			    .indent = indent,
			    .label = label,
			    .word.arena = &arena};

	flow_text(&flow, text, strlen(text));
	flow_break(&flow);
	fclose(out);
	return lines;
}

static void
words_flow_into_lines(void **state)
{
	(void)state;
	assert_string_equal(flown("one two three", 8, 0, NULL),
			    "one two\nthree\n");
	assert_string_equal(flown("one\n two\t\tthree ", 80, 0, NULL),
			    "one two three\n");
	assert_string_equal(flown("unbreakable", 4, 0, NULL), "unbreakable\n");
	assert_string_equal(flown(" ", 80, 0, NULL), "");
}

static void
a_margin_bears_its_label_once(void **state)
{
	(void)state;
	assert_string_equal(flown("one two", 8, 4, "ab"), "ab  one\n    two\n");
	assert_string_equal(flown("one", 20, 2, "longer "), "longer one\n");
}

static void
wide_characters_take_two_columns(void **state)
{
	(void)state;
	assert_int_equal(text_width("e\xCC\x81", 3), 1);
	assert_int_equal(text_width("\xE4\xB8\xAD", 3), 2);
	assert_string_equal(flown("\xE4\xB8\xAD \xE4\xB8\xAD", 4, 0, NULL),
			    "\xE4\xB8\xAD\n\xE4\xB8\xAD\n");
}

static void
nothing_steers_the_terminal(void **state)
{
	static const int32_t steering[] = {0,      0x1B,   0x7F,  0x9B,
					   0x2028, 0x202E, 0x2066};

	(void)state;
	for (size_t i = 0; i < sizeof steering / sizeof *steering; i++)
		assert_int_equal(harmless(steering[i]), 0xFFFD);
	assert_int_equal(harmless('a'), 'a');
	assert_string_equal(flown("a\033[2Jb", 80, 0, "\033"),
			    "\xEF\xBF\xBD"
			    "a\xEF\xBF\xBD[2Jb\n");
}

static void
thousandths_are_decimals(void **state)
{
	(void)state;
	assert_string_equal(decimal(&arena, 600), "0.6");
	assert_string_equal(decimal(&arena, -50), "-0.05");
	assert_string_equal(decimal(&arena, 1), "0.001");
	assert_string_equal(decimal(&arena, -1000), "-1");
	assert_string_equal(decimal(&arena, 0), "0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_flow_into_lines),
		cmocka_unit_test(a_margin_bears_its_label_once),
		cmocka_unit_test(wide_characters_take_two_columns),
		cmocka_unit_test(nothing_steers_the_terminal),
		cmocka_unit_test(thousandths_are_decimals),
	};

	return cmocka_run_group_tests(tests, NULL, clear_arena);
}
