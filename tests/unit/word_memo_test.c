#include "tests/unit/check.h"

#include <string.h>

#include "stages/tag/word_memo.h"

static struct atoms
word_of(uint32_t number)
{
	return (struct atoms){.word = number * UINT32_C(0x9E3779B9)};
}

static void
a_word_is_found_again(void **state)
{
	struct word_memo *memo = word_memo_new(3);
	struct atoms atoms = word_of(1);
	struct word_key key = {&atoms, 2, 3};
	struct word_slot *slot = word_memo_find(memo, key);

	(void)state;
	assert_int_equal((uintptr_t)slot->sums % 64, 0);
	assert_int_equal(slot->known, 0);
	slot->known = slot->guess = 7;
	word_memo_expect(memo, key);
	slot = word_memo_find(memo, key);
	assert_int_equal(slot->known, 7);
	assert_int_equal(slot->guess, 7);
	word_memo_free(memo);
}

static void
words_differ_by_any_of_their_numbers(void **state)
{
	struct word_memo *memo = word_memo_new(32);
	struct atoms atoms = word_of(1), other = atoms;

	(void)state;
	word_memo_find(memo, (struct word_key){&atoms, 2, 3})->known = 1;
	assert_int_equal(
		word_memo_find(memo, (struct word_key){&atoms, 3, 2})->known,
		0);
	word_memo_find(memo, (struct word_key){&atoms, 2, 3})->known = 1;
	other.suffix[AFFIX_LIMIT - 1] = 1;
	assert_int_equal(
		word_memo_find(memo, (struct word_key){&other, 2, 3})->known,
		0);
	word_memo_free(memo);
}

/* More words than slots: what is known is that of the word itself. */
static void
words_push_each_other_out(void **state)
{
	struct word_memo *memo = word_memo_new(2);
	size_t found = 0;

	(void)state;
	for (uint32_t i = 1; i < 40000; i++) {
		struct atoms atoms = word_of(i % 20000 + 1);
		struct word_slot *slot =
			word_memo_find(memo, (struct word_key){&atoms, 0, 0});

		if (slot->known) {
			assert_int_equal(slot->sums[1], (int16_t)(i % 20000));
			found++;
		}
		slot->known = 1;
		slot->sums[1] = (int16_t)(i % 20000);
	}
	assert_true(found < 20000);
	word_memo_free(memo);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_found_again),
		cmocka_unit_test(words_differ_by_any_of_their_numbers),
		cmocka_unit_test(words_push_each_other_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
