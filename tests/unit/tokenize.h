/* The tokenize stage with the program's own data, for its unit tests. */
#ifndef TESTS_UNIT_TOKENIZE_H
#define TESTS_UNIT_TOKENIZE_H

#include "tests/unit/check.h"

#include <string.h>

#include "pipeline/data.h"
#include "stages/tokenize/tokenize.h"

static struct arena arena;
static void *tokenize;

static int
open_tokenize(void **state)
{
	static struct knowledge knowledge;

	(void)state;
	data_open(NULL, &knowledge);
	return tokenize_stage.open(&knowledge, &tokenize) != NULL;
}

static int
close_tokenize(void **state)
{
	(void)state;
	tokenize_stage.close(tokenize);
	arena_clear(&arena);
	return 0;
}

/* A document of a text, with those layers of the stage that it lacks. */
static inline struct document
tokenized(const char *text, struct document doc)
{
	struct problems problems = {0};

	doc.text = text;
	doc.size = strlen(text);
	stage_run(&tokenize_stage, tokenize, &doc, &arena, &problems);
	assert_int_equal(problems.count, 0);
	return doc;
}

#endif
