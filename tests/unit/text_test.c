#include "tests/unit/check.h"

#include <string.h>

#include "stages/text.h"

static void
code_points_are_read_both_ways(void **state)
{
	const char text[] = "aé€😀";
	size_t at = 0;

	(void)state;
	assert_int_equal(text_next(text, 10, &at), 'a');
	assert_int_equal(text_next(text, 10, &at), 0xE9);
	assert_int_equal(text_next(text, 10, &at), 0x20AC);
	assert_int_equal(text_next(text, 10, &at), 0x1F600);
	assert_int_equal(at, 10);
	assert_int_equal(text_previous(text, &at), 0x1F600);
	assert_int_equal(text_previous(text, &at), 0x20AC);
	assert_int_equal(at, 3);
	assert_int_equal(text_count(text, 10), 4);
}

static void
what_is_no_utf8_is_mended(void **state)
{
	struct arena arena = {0};
	size_t size, bad;
	char *text;

	(void)state;
	assert_int_equal(text_valid("ab\xFF", 3), 2);
	assert_int_equal(text_valid("\xC0\xAF", 2), 0);
	assert_int_equal(text_valid("\xED\xA0\x80", 3), 0);
	text = text_mend(&arena, "a\xFF\0b", 4, &size, &bad);
	assert_string_equal(text, "a\xEF\xBF\xBD\xEF\xBF\xBD"
				  "b");
	assert_int_equal(size, 8);
	assert_int_equal(bad, 2);
	arena_clear(&arena);
}

static void
classes_know_more_than_ascii(void **state)
{
	(void)state;
	assert_true(is_letter('z') && is_letter(0x141) && !is_letter('1'));
	assert_true(is_upper_case(0x141) && !is_upper_case(0x142));
	assert_true(is_space(0xA0) && is_space(0x200B) && !is_space('.'));
	assert_true(is_digit(0x0663) && is_digit(0xBD));
	assert_true(is_punctuation(0x201C) && is_symbol(0x20AC));
	assert_int_equal(lower_case(0x141), 0x142);
	assert_true(text_is("SAID", 4, "said"));
	assert_false(text_is("SAI", 3, "said"));
}

/* The place behind letters must be the same, eight at once or one by one. */
static void
letters_are_passed_at_any_place(void **state)
{
	static const char marks[] = {'@', '[',  '`', '{',    '.',
				     '0', '\n', 0,   '\x80', '\xFF'};
	char text[40];

	(void)state;
	for (size_t i = 0; i < sizeof marks; i++)
		for (size_t at = 0; at < sizeof text; at++) {
			memset(text, i % 2 ? 'z' : 'A', sizeof text);
			text[at] = marks[i];
			assert_int_equal(text_skip(text, 0, 40, false), at);
			assert_int_equal(text_skip(text, 0, at, true), at);
			assert_int_equal(text_skip(text, at, 40, true), at);
			text[at] = ' ';
			assert_int_equal(text_skip(text, 0, 40, true), 40);
			assert_int_equal(text_skip(text, 0, 40, false), at);
		}
}

/* Each byte is told by itself, also where a text ends in a block. */
static void
others_than_letters_are_told(void **state)
{
	char text[256];

	(void)state;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (char)i;
	for (size_t at = 0; at < sizeof text; at++) {
		uint32_t others = text_others(text, at, sizeof text);

		for (size_t k = 0; k < TEXT_BLOCK; k++) {
			bool letter = at + k < sizeof text &&
				      is_ascii_letter(text[at + k]);

			assert_int_equal(others >> k & 1, !letter);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_points_are_read_both_ways),
		cmocka_unit_test(what_is_no_utf8_is_mended),
		cmocka_unit_test(classes_know_more_than_ascii),
		cmocka_unit_test(letters_are_passed_at_any_place),
		cmocka_unit_test(others_than_letters_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
