/* Sentences for the tests of syntax, and what the models make of them. */
#ifndef TESTS_UNIT_TREEBANK_H
#define TESTS_UNIT_TREEBANK_H

#include <string.h>

#include "stages/tag/syntax.h"

/* The compiled data of the program itself. */
extern const char embedded_data[], embedded_data_end[];

/* A document: a sentence a line, tokens parted by "_" or white space. */
static inline struct document
sentences_of(const char *text, struct arena *arena)
{
	struct document doc = {.text = text, .size = strlen(text)};

	for (size_t at = 0, start = 0; at < doc.size;) {
		size_t end = at + strcspn(text + at, "_ \n");

		if (end > at)
			arena_push(arena, &doc.tokens)->span =
				(struct span){at, end};
		if (end == doc.size || text[end] == '\n') {
			arena_push(arena, &doc.sentences)->span =
				(struct span){start, end};
			start = end + 1;
		}
		at = end + 1;
	}
	return doc;
}

/* The tokens of a sentence. */
static inline struct range
range_of(const struct document *doc, size_t sentence)
{
	struct span span = doc->sentences.items[sentence].span;
	struct range out = {0, 0};

	for (size_t i = 0; i < doc->tokens.count; i++) {
		out.first += doc->tokens.items[i].span.start < span.start;
		out.end += doc->tokens.items[i].span.start < span.end;
	}
	return out;
}

/* Opens the models of the embedded data, as cmocka's set-up of a group. */
static inline int
open_models(void **state)
{
	static struct syntax_models models;
	static struct knowledge knowledge;
	const char *why = knowledge_open(
		embedded_data, (size_t)(embedded_data_end - embedded_data),
		&knowledge);

	*state = &models;
	return why || syntax_models_open(&knowledge, &models) ? -1 : 0;
}

#endif
