#include "tests/unit/check.h"

#include <string.h>

#include "stages/quote/quote.h"

extern const char embedded_data[], embedded_data_end[];

static struct arena arena;
static struct knowledge knowledge;
static void *tables;

static int
open_stage(void **state)
{
	(void)state;
	assert_null(knowledge_open(embedded_data,
				   (size_t)(embedded_data_end - embedded_data),
				   &knowledge));
	assert_null(quote_stage.open(&knowledge, &tables));
	return 0;
}

static int
close_stage(void **state)
{
	(void)state;
	quote_stage.close(tables);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

static struct quotes
quotes_of(struct document *doc)
{
	struct document out = {0};

	assert_null(quote_stage.steps[0].make(tables, doc, &arena, &out));
	for (size_t i = 0; i < out.quotes.count; i++) {
		const struct quote *quote = &out.quotes.items[i];

		assert_true(quote->content.count > 0);
		for (size_t j = 0; j < quote->content.count; j++) {
			struct span span = quote->content.items[j];

			assert_true(span.start < span.end);
			assert_true(span.end <= doc->size);
		}
		assert_true(quote->confidence > 0 && quote->confidence <= 1000);
	}
	return out.quotes;
}

/* A token of each word between blanks, marks and all, as strangers make. */
static void
add_words(struct document *doc)
{
	for (size_t at = 0; at < doc->size;) {
		size_t size = strcspn(doc->text + at, " \n");

		if (size)
			arena_push(&arena, &doc->tokens)->span =
				(struct span){at, at + size};
		at += size + 1;
	}
}

static void
an_empty_document_has_no_quotations(void **state)
{
	struct document doc = {.text = ""};

	(void)state;
	assert_int_equal(quotes_of(&doc).count, 0);
	doc = (struct document){.text = "\"No,\" he said.", .size = 14};
	assert_int_equal(quotes_of(&doc).count, 0);
}

static void
tokens_without_sentences_are_safe(void **state)
{
	const char *text = "\"No,\" said Xi. Xi said: \"No.\"\n\n\"Never.\"";
	struct document doc = {.text = text, .size = strlen(text)};

	(void)state;
	add_words(&doc);
	quotes_of(&doc);
}

static void
marks_that_hang_on_words_are_found(void **state)
{
	const char *text = "\"No deal, none,\" said Xi Jinping.";
	struct document doc = {.text = text, .size = strlen(text)};
	struct quotes quotes;

	(void)state;
	add_words(&doc);
	arena_push(&arena, &doc.sentences)->span = (struct span){0, doc.size};
	quotes = quotes_of(&doc);
	assert_int_equal(quotes.count, 1);
	assert_int_equal(quotes.items[0].kind, QUOTE_DIRECT);
	assert_int_equal(quotes.items[0].content.items[0].start, 0);
	assert_int_equal(quotes.items[0].content.items[0].end, 16);
}

static void
mentions_may_overlap_and_hang_over(void **state)
{
	const char *text = "Xi Jinping of China said that it was over.";
	struct document doc = {.text = text, .size = strlen(text)};
	static const struct span spans[] = {{0, 10},  {3, 20},  {0, 42},
					    {14, 19}, {15, 17}, {41, 42}};

	(void)state;
	add_words(&doc);
	arena_push(&arena, &doc.sentences)->span = (struct span){0, doc.size};
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		struct entity *entity = arena_push(&arena, &doc.entities);

		*entity = (struct entity){
			.id = arena_print(&arena, "x%zu", i),
			.type = ENTITY_UNTYPED,
		};
		arena_push(&arena, &entity->mentions)->span = spans[i];
	}
	quotes_of(&doc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(an_empty_document_has_no_quotations,
					  clear),
		cmocka_unit_test_teardown(tokens_without_sentences_are_safe,
					  clear),
		cmocka_unit_test_teardown(marks_that_hang_on_words_are_found,
					  clear),
		cmocka_unit_test_teardown(mentions_may_overlap_and_hang_over,
					  clear),
	};

	return cmocka_run_group_tests(tests, open_stage, close_stage);
}
