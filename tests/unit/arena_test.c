#include "tests/unit/check.h"

#include <string.h>

#include "stages/arena.h"

struct list {
	int *items;
	size_t count, capacity;
};

static void
memory_is_zeroed_and_aligned(void **state)
{
	struct arena arena = {0};

	(void)state;
	for (size_t size = 0; size < 100; size++) {
		char *memory = arena_alloc(&arena, size);

		assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(memory[i], 0);
		memset(memory, 0xAA, size);
	}
	arena_clear(&arena);
}

static void
memory_is_zeroed_again_after_a_reset(void **state)
{
	struct arena arena = {0};

	(void)state;
	memset(arena_alloc(&arena, 5000), 0xAA, 5000);
	arena_reset(&arena);
	for (int i = 0; i < 100; i++)
		assert_int_equal(*(char *)arena_alloc(&arena, 1), 0);
	arena_clear(&arena);
}

static void
larger_than_a_chunk(void **state)
{
	struct arena arena = {0};
	char *large = arena_alloc(&arena, 10 << 20);
	char *small = arena_alloc(&arena, 1);

	(void)state;
	large[(10 << 20) - 1] = 'x';
	*small = 'y';
	assert_int_equal(large[(10 << 20) - 1], 'x');
	arena_clear(&arena);
}

static void
lists_keep_their_items_while_they_grow(void **state)
{
	struct arena arena = {0};
	struct list list = {0};

	(void)state;
	for (int i = 0; i < 10000; i++)
		*arena_push(&arena, &list) = i;
	assert_int_equal(list.count, 10000);
	for (int i = 0; i < 10000; i++)
		assert_int_equal(list.items[i], i);
	arena_clear(&arena);
}

static void
texts_are_copied_and_printed(void **state)
{
	struct arena arena = {0};

	(void)state;
	assert_string_equal(arena_copy(&arena, "abcdef", 3), "abc");
	assert_string_equal(arena_print(&arena, "%d %s", 7, "days"), "7 days");
	arena_clear(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
		cmocka_unit_test(larger_than_a_chunk),
		cmocka_unit_test(lists_keep_their_items_while_they_grow),
		cmocka_unit_test(texts_are_copied_and_printed),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
