#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/kind.h"

#define KIND(bytes) kind_foreign(bytes, sizeof(bytes) - 1)
#define assert_says(bytes, word) assert_non_null(strstr(KIND(bytes), word))

static void
foreign_files_are_named(void **state)
{
	(void)state;
	assert_says("%PDF-1.7\n", "PDF");
	assert_says("\x1F\x8B\x08", "gzip");
	assert_says("PK\x03\x04 word/document.xml", "Office");
	assert_says("{\\rtf1\\ansi", "RTF");
	assert_says("RIFF\x10\x20\x30\x40WEBP", "image");
	assert_says("\xFF\xFEH\0i\0", "UTF-16");
	assert_says("H\0e\0l\0l\0o\0 \0t\0h\0e\0r\0e\0", "UTF-16");
	assert_says("\x01\x02\x03\x04\x05\x06\x07\x08\x0E\x0F\x10", "binary");
}

static void
markup_is_told_from_a_text_with_an_angle(void **state)
{
	(void)state;
	assert_says("\n <!DOCTYPE html>", "HTML");
	assert_says("<HTML lang=en>", "HTML");
	assert_says("<?xml version=\"1.0\"?>", "HTML or XML");
	assert_says("<!-- a comment -->", "HTML");
	assert_null(KIND("<Reporter's note> The talks"));
	assert_null(KIND("<person@example.org> wrote"));
	assert_null(KIND("<"));
}

static void
json_that_is_no_lines_of_records_is_named(void **state)
{
	(void)state;
	assert_says("[{\"text\":\"a\"}]", "JSON array");
	assert_says(" [\n  {\"text\":\"a\"}]", "JSON array");
	assert_says("{\n  \"text\": \"a\"\n}\n", "jq -c");
	assert_says("{ \r\n", "several lines");
	assert_null(KIND("[1] See the note."));
	assert_null(KIND("[Applause] Thank you."));
}

static void
texts_pass(void **state)
{
	(void)state;
	assert_null(KIND(""));
	assert_null(KIND("SEOUL, March 4 - The talks"));
	assert_null(KIND("caf\xE9 and a stray \0 byte"));
	assert_null(KIND("Пекин заявил"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(foreign_files_are_named),
		cmocka_unit_test(markup_is_told_from_a_text_with_an_angle),
		cmocka_unit_test(json_that_is_no_lines_of_records_is_named),
		cmocka_unit_test(texts_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
