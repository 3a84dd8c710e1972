#include "tests/unit/check.h"

#include <string.h>

#include "stages/quote/marks.h"
#include "stages/text.h"

extern const char embedded_data[], embedded_data_end[];

static struct arena arena;
static struct vocabulary vocabulary;

static int
open_table(void **state)
{
	static struct knowledge knowledge;

	(void)state;
	assert_null(knowledge_open(embedded_data,
				   (size_t)(embedded_data_end - embedded_data),
				   &knowledge));
	assert_null(vocabulary_open(&vocabulary, &knowledge));
	return 0;
}

static int
close_table(void **state)
{
	(void)state;
	vocabulary_close(&vocabulary);
	return 0;
}

static int
clear(void **state)
{
	(void)state;
	arena_clear(&arena);
	return 0;
}

/* A document with a token a word or sign, and a sentence a line. */
static struct document
document_of(const char *text)
{
	struct document doc = {.text = text, .size = strlen(text)};
	size_t line = 0;

	for (size_t at = 0, next; at < doc.size; at = next) {
		bool word = false;
		int32_t point;

		next = at;
		point = text_next(text, doc.size, &next);
		while ((is_letter(point) || is_digit(point))) {
			size_t end = next;

			word = true;
			if (end == doc.size)
				break;
			point = text_next(text, doc.size, &end);
			if (!is_letter(point) && !is_digit(point))
				break;
			next = end;
		}
		if (text[at] == '\n' || next == doc.size) {
			if (at > line)
				*arena_push(&arena, &doc.sentences) =
					(struct sentence){{line, at}};
			line = next;
		}
		if (!strchr(" \n", text[at]))
			*arena_push(&arena, &doc.tokens) = (struct token){
				{at, next}, word ? TOKEN_WORD : TOKEN_PUNCT};
	}
	return doc;
}

/* The passages of a text, a line each: "(" open, "+" continued. */
static const char *
passages_of(const char *text)
{
	struct document doc = document_of(text);
	struct words words;
	struct passages passages = {0};
	const char *out = "";

	words_read(&words, &vocabulary, &doc, &arena);
	marks_pair(&words, &arena, &passages);
	for (size_t i = 0; i < passages.count; i++) {
		const struct passage *passage = &passages.items[i];
		struct span span = passage->span;

		out = arena_print(&arena, "%s%s%s%.*s\n", out,
				  passage->continues ? "+" : "",
				  passage->closed ? "" : "(",
				  (int)(span.end - span.start),
				  text + span.start);
	}
	return out;
}

static void
marks_close_their_own_kind(void **state)
{
	(void)state;
	assert_string_equal(passages_of("\"a b\" c"), "\"a b\"\n");
	assert_string_equal(passages_of("«a \"b» c\""), "«a \"b»\n");
	assert_string_equal(passages_of("“a ‘b’ c” d"), "“a ‘b’ c”\n");
	assert_string_equal(passages_of("``a b'' c"), "``a b''\n");
	assert_string_equal(passages_of("“a b\" c"), "“a b\"\n");
	assert_string_equal(passages_of("‘a “b” c’ d"), "‘a “b” c’\n");
}

static void
apostrophes_are_no_marks(void **state)
{
	(void)state;
	assert_string_equal(passages_of("the firm's dogs' bones, '90s"), "");
	assert_string_equal(passages_of("‘the dogs’ bones,’ he said"),
			    "‘the dogs’ bones,’\n");
	assert_string_equal(passages_of("'I don't know,' he said"),
			    "'I don't know,'\n");
}

static void
a_lone_mark_is_skipped(void **state)
{
	(void)state;
	assert_string_equal(passages_of("a 6\" nail, \"b c\""), "\"b c\"\n");
	assert_string_equal(passages_of("a” b"), "");
	assert_string_equal(passages_of("\" a"), "");
}

static void
a_paragraph_ends_what_was_left_open(void **state)
{
	(void)state;
	assert_string_equal(passages_of("“a b.\n\n“c d.”\n\ne “f”"),
			    "(“a b.\n+“c d.”\n“f”\n");
	assert_string_equal(passages_of("“a b, c.\n\nd “e”"),
			    "(“a b, c.\n“e”\n");
	assert_string_equal(passages_of("“a b, c. “d e”"),
			    "(“a b, c.\n“d e”\n");
}

static void
a_wrapped_line_ends_no_paragraph(void **state)
{
	struct document doc = document_of("“a\nb\nc\nd” e");
	struct words words;
	struct passages passages = {0};

	(void)state;
	doc.sentences = (struct sentences){0};
	arena_push(&arena, &doc.sentences)->span = (struct span){0, doc.size};
	words_read(&words, &vocabulary, &doc, &arena);
	marks_pair(&words, &arena, &passages);
	assert_int_equal(passages.count, 1);
	assert_true(passages.items[0].closed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(marks_close_their_own_kind, clear),
		cmocka_unit_test_teardown(apostrophes_are_no_marks, clear),
		cmocka_unit_test_teardown(a_lone_mark_is_skipped, clear),
		cmocka_unit_test_teardown(a_paragraph_ends_what_was_left_open,
					  clear),
		cmocka_unit_test_teardown(a_wrapped_line_ends_no_paragraph,
					  clear),
	};

	return cmocka_run_group_tests(tests, open_table, close_table);
}
