#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/offsets.h"
#include "stages/text.h"

/* Every code point of a text, there and back. */
static void
check_all(const char *text, size_t size)
{
	struct arena arena = {0};
	struct offsets offsets;
	size_t point = 0;

	offsets_init(&offsets, text, size, &arena);
	for (size_t at = 0; at < size; point++) {
		assert_int_equal(offsets_point(&offsets, at), point);
		assert_int_equal(offsets_byte(&offsets, point), at);
		text_next(text, size, &at);
	}
	assert_int_equal(offsets.points, point);
	assert_int_equal(offsets_point(&offsets, size), point);
	assert_int_equal(offsets_byte(&offsets, point), size);
	assert_int_equal(offsets_byte(&offsets, point + 9), size);
	arena_clear(&arena);
}

static void
bytes_and_code_points_meet(void **state)
{
	static const char mixed[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
	char text[5000];
	size_t size = 0;

	(void)state;
	check_all("", 0);
	check_all("plain", 5);
	while (size + sizeof mixed - 1 <= sizeof text) {
		memcpy(text + size, mixed, sizeof mixed - 1);
		size += sizeof mixed - 1;
		check_all(text, size);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_and_code_points_meet),
	};

	return cmocka_run_group_tests_name("offsets", tests, NULL, NULL);
}
