#include "tests/unit/tokenize.h"

#include "stages/text.h"

/* The tokens of a document, parted by bars. */
static const char *
tokens_of(const struct document *doc)
{
	const char *out = "";

	for (size_t i = 0; i < doc->tokens.count; i++) {
		struct span span = doc->tokens.items[i].span;

		out = arena_print(&arena, "%s%s%.*s", out, i ? "|" : "",
				  (int)(span.end - span.start),
				  doc->text + span.start);
	}
	return out;
}

/* Every character but white space and control characters is in a token. */
static void
check_cover(const struct document *doc)
{
	size_t token = 0;

	for (size_t at = 0; at < doc->size;) {
		size_t start = at;
		int32_t point = text_next(doc->text, doc->size, &at);

		while (token < doc->tokens.count &&
		       doc->tokens.items[token].span.end <= start)
			token++;
		if (is_space(point) || point < 0x20 ||
		    (point >= 0x7F && point < 0xA0))
			continue;
		assert_true(token < doc->tokens.count);
		assert_true(doc->tokens.items[token].span.start <= start);
		assert_true(doc->tokens.items[token].span.end >= at);
	}
}

static void
no_character_is_lost(void **state)
{
	static const char *const texts[] = {
		"",
		" \n\t ",
		".",
		"+1a",
		"''s",
		"n't",
		"a.b.c..d",
		"@#@#a@",
		"É.É.É",
		"'90's'",
		"http://",
		"www.",
		"mailto:",
		"3-4-5-6",
		"\xE2\x80\x8D\xE2\x80\x8D",
		"\xF0\x9F\x87\xB0",
		"[...]",
		"\xCC\x81x",
		"5%5$5",
		"a/b/c",
		"--->===",
		". . .",
		"_a_",
		"1,2,3,4",
		"U.S.A..",
		"\xC2\xADx\xC2\xAD",
		"``a''",
		"90's0s",
		"it.The",
		"x@y.z.",
		"\x01\x02",
		"AT&&T",
		"non-",
		"Yahoo!!",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct document doc = tokenized(texts[i], (struct document){0});

		check_cover(&doc);
	}
}

static void
the_sentences_of_others_are_used(void **state)
{
	struct sentence sentences[] = {{{0, 3}}, {{6, 12}}};
	struct document doc = {
		.layers = LAYER_SENTENCES,
		.sentences = {.items = sentences, .count = 2},
	};

	(void)state;
	doc = tokenized("cannot go. Stop", doc);
	assert_string_equal(tokens_of(&doc), "can|go|.|S");
}

static void
without_sentences_there_are_no_tokens(void **state)
{
	struct document doc = {.layers = LAYER_SENTENCES};

	(void)state;
	doc = tokenized("He left.", doc);
	assert_int_equal(doc.tokens.count, 0);
}

static void
the_zones_of_others_are_kept_apart(void **state)
{
	struct zone zones[] = {
		{{0, 4}, ZONE_HEADLINE},
		{{4, 12}, ZONE_BODY},
	};
	struct document doc = {
		.layers = LAYER_ZONES,
		.zones = {.items = zones, .count = 2},
	};

	(void)state;
	doc = tokenized("One two six.", doc);
	assert_int_equal(doc.sentences.count, 2);
	assert_int_equal(doc.sentences.items[0].span.end, 3);
	assert_int_equal(doc.sentences.items[1].span.start, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_character_is_lost),
		cmocka_unit_test(the_sentences_of_others_are_used),
		cmocka_unit_test(without_sentences_there_are_no_tokens),
		cmocka_unit_test(the_zones_of_others_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, open_tokenize, close_tokenize);
}
