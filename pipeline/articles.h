/*
 * All documents of all inputs as records, one line each: what "read" writes
 * and what "run" works on.
 */
#ifndef PIPELINE_ARTICLES_H
#define PIPELINE_ARTICLES_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/article.h"
#include "pipeline/identity.h"
#include "pipeline/input.h"

/* What an input turned out to be. */
enum input_kind { INPUT_UNKNOWN, INPUT_ARTICLE, INPUT_RECORDS, INPUT_NOTHING };

struct articles {
	struct article_options options;
	struct inputs inputs;
	enum input_kind kind; /* of the input at hand */
	struct identities identities;
};

enum articles_state {
	ARTICLES_READY, /* there is a line */
	ARTICLES_WAIT,  /* articles_fill() first, which may wait for input */
	ARTICLES_END,
};

/* One document. */
struct article {
	struct slice line; /* with its LF */
	struct slice id;   /* empty where it is no record with a text */
	bool has_problems; /* it carries "errors" */
};

void articles_init(struct articles *articles, const struct options *options);

/*
 * The next document, in arena, unless it needs more input; never waits for
 * standard input. What is wrong with an input is said on standard error.
 */
enum articles_state articles_next(struct articles *articles,
				  struct arena *arena, struct article *out);

/* Reads once from the input at hand. */
void articles_fill(struct articles *articles);

/* The descriptor that articles_fill() reads from. */
int articles_file(const struct articles *articles);

/* Closes all; returns how many inputs could not be read, or not wholly. */
size_t articles_clear(struct articles *articles);

#endif
