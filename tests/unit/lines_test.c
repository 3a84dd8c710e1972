#include "tests/unit/check.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pipeline/lines.h"

/* An input of size bytes, which end at once. */
static void
open_bytes(struct lines *lines, const char *bytes, size_t size, size_t limit)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, size), size);
	close(ends[1]);
	lines_init(lines, ends[0], "test", limit);
}

static void
close_lines(struct lines *lines)
{
	close(lines->file);
	lines_clear(lines);
}

/* The lines of a text, each in brackets, a cut one with "~". */
static const char *
lines_of(const char *bytes, size_t limit)
{
	static char out[256];
	struct lines lines;
	size_t size;
	char *line;

	*out = '\0';
	open_bytes(&lines, bytes, strlen(bytes), limit);
	while ((line = lines_next(&lines, &size))) {
		assert_int_equal(strlen(line), size);
		snprintf(out + strlen(out), sizeof out - strlen(out), "[%s]%s",
			 line, lines.is_cut ? "~" : "");
	}
	close_lines(&lines);
	return out;
}

static void
lines_end_in_lf_crlf_or_nothing(void **state)
{
	(void)state;
	assert_string_equal(lines_of("", 100), "");
	assert_string_equal(lines_of("a", 100), "[a]");
	assert_string_equal(lines_of("a\nb\n", 100), "[a][b]");
	assert_string_equal(lines_of("a\r\n\r\n\nb\rc", 100), "[a][][][b\rc]");
	assert_string_equal(lines_of("\xEF\xBB\xBFx\n\xEF\xBB\xBFy", 100),
			    "[x][\xEF\xBB\xBFy]");
}

static void
a_line_too_long_is_cut_and_the_rest_goes_on(void **state)
{
	(void)state;
	assert_string_equal(lines_of("abcdef\nxyz\n", 5), "[abcde]~[xyz]");
	assert_string_equal(lines_of("ab\nabcdefgh", 5), "[ab][abcdefg]~");
}

static void
longer_than_the_buffer(void **state)
{
	enum { SIZE = 60000 };
	static char bytes[SIZE + 3];
	struct lines lines;
	size_t size;

	(void)state;
	memset(bytes, 'x', SIZE);
	bytes[SIZE] = '\n';
	bytes[SIZE + 1] = 'y';
	open_bytes(&lines, bytes, SIZE + 2, 1 << 20);
	assert_non_null(lines_next(&lines, &size));
	assert_int_equal(size, SIZE);
	assert_string_equal(lines_next(&lines, &size), "y");
	assert_int_equal(lines.number, 2);
	assert_null(lines_next(&lines, &size));
	close_lines(&lines);
}

static bool
are_records(const char *bytes)
{
	struct lines lines;
	bool answer;

	open_bytes(&lines, bytes, strlen(bytes), 100);
	answer = lines_are_records(&lines);
	close_lines(&lines);
	return answer;
}

static void
records_begin_with_a_brace(void **state)
{
	(void)state;
	assert_true(are_records("{\"a\":1}"));
	assert_true(are_records("\xEF\xBB\xBF\n \t\r\n {"));
	assert_true(are_records(""));
	assert_true(are_records("\n\n"));
	assert_false(are_records("Seoul {"));
	assert_false(are_records("\n\n[{}]"));
}

static void
the_rest_is_bounded(void **state)
{
	struct lines lines;
	size_t size;
	char *rest;

	(void)state;
	open_bytes(&lines, "one\ntwo\nthree", 13, 100);
	lines_next(&lines, &size);
	rest = lines_rest(&lines, 100, &size);
	assert_int_equal(size, 9);
	assert_memory_equal(rest, "two\nthree", 9);
	close_lines(&lines);
	open_bytes(&lines, "abcdef", 6, 100);
	lines_rest(&lines, 3, &size);
	assert_int_equal(size, 4);
	close_lines(&lines);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_in_lf_crlf_or_nothing),
		cmocka_unit_test(a_line_too_long_is_cut_and_the_rest_goes_on),
		cmocka_unit_test(longer_than_the_buffer),
		cmocka_unit_test(records_begin_with_a_brace),
		cmocka_unit_test(the_rest_is_bounded),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
