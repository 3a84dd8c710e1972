#include "tests/unit/check.h"

#include <string.h>

#include "stages/features.h"

/* The compiled data of the program itself. */
extern const char embedded_data[], embedded_data_end[];

enum { LIMIT = 32 };

/* Words parted by spaces, as one sentence. */
static void
atoms_of(const char *text, struct atoms out[LIMIT])
{
	static struct token tokens[LIMIT];
	struct document doc = {.text = text, .size = strlen(text)};
	size_t count = 0;

	for (size_t at = 0; text[at]; count++) {
		size_t end = at + strcspn(text + at, " ");

		tokens[count].span = (struct span){at, end};
		at = end + (text[end] == ' ');
	}
	doc.tokens.items = tokens;
	doc.tokens.count = count;
	atoms_make(NULL, &doc, (struct range){0, count}, out);
}

static const struct atoms *
first_of(const char *text)
{
	static struct atoms atoms[2][LIMIT];
	static int turn;

	turn = !turn;
	atoms_of(text, atoms[turn]);
	return &atoms[turn][ATOMS_MARGIN];
}

static void
a_word_is_the_same_in_any_dress(void **state)
{
	(void)state;
	assert_int_equal(first_of("Bank")->word, first_of("bank")->word);
	assert_int_equal(first_of("ÉTAT")->word, first_of("état")->word);
	assert_int_equal(first_of("“")->word, first_of("\"")->word);
	assert_int_equal(first_of("’s")->word, first_of("'s")->word);
	assert_int_equal(first_of("1984")->word, first_of("2026")->word);
	assert_int_not_equal(first_of("198")->word, first_of("2026")->word);
	assert_int_not_equal(first_of("bank")->word, first_of("banks")->word);
}

static void
a_shape_tells_capitals_from_letters_and_digits(void **state)
{
	(void)state;
	assert_int_equal(first_of("Bank")->shape, first_of("Paris")->shape);
	assert_int_not_equal(first_of("Bank")->shape, first_of("bank")->shape);
	assert_int_not_equal(first_of("BANK")->shape, first_of("Bank")->shape);
	assert_int_not_equal(first_of("5G")->shape, first_of("G5")->shape);
	assert_int_equal(first_of("12,500")->shape, first_of("99,100")->shape);
}

static void
capitals_say_less_where_all_words_have_them(void **state)
{
	const struct atoms *plain = first_of("The chip Ban begins this week");
	const struct atoms *title = first_of("The Chip Ban Begins This Week");

	(void)state;
	assert_int_equal(plain[2].word, title[2].word);
	assert_int_not_equal(plain[2].shape, title[2].shape);
}

/* The clusters of the program's own data. */
static const struct clusters *
own_clusters(void)
{
	static struct clusters out;
	static struct knowledge knowledge;
	size_t size = (size_t)(embedded_data_end - embedded_data);

	assert_null(knowledge_open(embedded_data, size, &knowledge));
	assert_null(clusters_open(&knowledge, &out));
	return &out;
}

static struct word_clusters
clusters_of_word(const char *word)
{
	return clusters_of(own_clusters(), word_hash(word, strlen(word)));
}

static void
words_that_are_used_alike_share_clusters(void **state)
{
	struct word_clusters tuesday = clusters_of_word("Tuesday");
	struct word_clusters friday = clusters_of_word("friday");
	struct word_clusters lemon = clusters_of_word("lemon");
	struct word_clusters none = clusters_of_word("qwrtzplk");

	(void)state;
	for (size_t i = 0; i < GRAIN_COUNT; i++) {
		assert_int_not_equal(tuesday.items[i], 0);
		assert_int_equal(tuesday.items[i], friday.items[i]);
		assert_int_not_equal(tuesday.items[i], lemon.items[i]);
		assert_int_equal(none.items[i], 0);
	}
}

static uint32_t
forms_of_word(const char *word)
{
	return forms_of(own_clusters(), word_hash(word, strlen(word)));
}

static void
words_of_the_same_forms_are_alike(void **state)
{
	(void)state;
	assert_int_not_equal(forms_of_word("focus"), 0);
	assert_int_equal(forms_of_word("arrives"), forms_of_word("Arranges"));
	assert_int_not_equal(forms_of_word("arrives"), forms_of_word("arrive"));
	assert_int_not_equal(forms_of_word("reports"),
			     forms_of_word("arrives"));
	assert_int_equal(forms_of_word("qwrtzplk"), 0);
}

static void
a_word_is_hashed_alike_alone_and_in_a_sentence(void **state)
{
	(void)state;
	assert_int_equal(first_of("Élan")->word, word_hash("élan", 5));
}

static void
affixes_are_the_ends_of_a_word(void **state)
{
	struct atoms sanctions = *first_of("sanctions");
	struct atoms elections = *first_of("elections");

	(void)state;
	assert_int_equal(sanctions.suffix[3], elections.suffix[3]);
	assert_int_not_equal(sanctions.prefix[0], elections.prefix[0]);
	assert_int_equal(sanctions.prefix[1], first_of("salt")->prefix[1]);
	/* What is shorter is its own prefix. */
	assert_int_equal(first_of("sa")->prefix[3], first_of("sa")->word);
}

static void
a_place_tells_what_is_glued(void **state)
{
	struct document doc = {.text = "on-line", .size = 7};
	struct token tokens[] = {
		{.span = {0, 2}}, {.span = {2, 3}}, {.span = {3, 7}}};
	struct atoms glued[LIMIT], apart[LIMIT];

	(void)state;
	doc.tokens.items = tokens;
	doc.tokens.count = 3;
	atoms_make(NULL, &doc, (struct range){0, 3}, glued);
	atoms_of("on - line", apart);
	for (size_t i = ATOMS_MARGIN; i < ATOMS_MARGIN + 3; i++) {
		assert_int_equal(glued[i].word, apart[i].word);
		assert_int_not_equal(glued[i].place, apart[i].place);
	}
}

static void
margins_are_alike_for_all_sentences(void **state)
{
	struct atoms one[LIMIT], other[LIMIT];

	(void)state;
	atoms_of("Go", one);
	atoms_of("Talks ended", other);
	for (size_t i = 0; i < ATOMS_MARGIN; i++) {
		assert_memory_equal(&one[i], &other[i], sizeof *one);
		assert_memory_equal(&one[ATOMS_MARGIN + 1 + i],
				    &other[ATOMS_MARGIN + 2 + i], sizeof *one);
	}
}

static void
a_feature_knows_its_template_and_the_order_of_values(void **state)
{
	struct features features = {.count = 0};

	(void)state;
	feature_add(&features, 1, 2, 3);
	feature_add(&features, 1, 2, 3);
	assert_int_equal(features.count, 2);
	assert_int_not_equal(features.items[0], features.items[1]);
	features.count = 1;
	feature_add(&features, 2, 1, 3);
	features.count = 1;
	assert_int_not_equal(features.items[0], features.items[1]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_is_the_same_in_any_dress),
		cmocka_unit_test(
			a_shape_tells_capitals_from_letters_and_digits),
		cmocka_unit_test(capitals_say_less_where_all_words_have_them),
		cmocka_unit_test(words_that_are_used_alike_share_clusters),
		cmocka_unit_test(words_of_the_same_forms_are_alike),
		cmocka_unit_test(
			a_word_is_hashed_alike_alone_and_in_a_sentence),
		cmocka_unit_test(affixes_are_the_ends_of_a_word),
		cmocka_unit_test(a_place_tells_what_is_glued),
		cmocka_unit_test(margins_are_alike_for_all_sentences),
		cmocka_unit_test(
			a_feature_knows_its_template_and_the_order_of_values),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
