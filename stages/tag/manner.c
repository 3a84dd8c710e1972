/* How a document is written. */
#include <string.h>

#include "stages/tag/hint_parts.h"

/* Whether a token is of the kind that posts have. */
static bool
is_of_post(const struct document *doc, size_t token)
{
	struct span span = doc->tokens.items[token].span;
	enum token_kind kind = doc->tokens.items[token].kind;

	return kind == TOKEN_HANDLE || kind == TOKEN_URL ||
	       doc->text[span.start] == '#' || doc->text[span.start] == '@';
}

static bool
ends_with_stop(const struct document *doc)
{
	size_t at = doc->size;

	while (at > 0 && strchr(" \n\r\t", doc->text[at - 1]))
		at--;
	return at > 0 && strchr(".\"')", doc->text[at - 1]);
}

enum manner
manner_of(const struct hints *hints)
{
	enum { POST_LIMIT = 320, SHORT_LIMIT = 3, LEAST_FIRMS = 2 };
	const struct document *doc = hints->scene->doc;
	size_t firms = 0, bodies = 0;
	bool post = !ends_with_stop(doc);

	for (size_t i = 0; doc->size <= POST_LIMIT && i < doc->tokens.count;
	     i++)
		post |= is_of_post(doc, i);
	if (doc->size <= POST_LIMIT && post)
		return MANNER_POST;
	if (doc->sentences.count <= SHORT_LIMIT)
		return MANNER_SHORT;
	for (size_t i = 0; i < hints->candidates.count; i++) {
		firms += hints->types[i] == ENTITY_COMPANY;
		bodies += hints->types[i] == ENTITY_ORGANIZATION;
	}
	return firms >= LEAST_FIRMS && firms > bodies ? MANNER_BUSINESS
						      : MANNER_LONG;
}

bool
is_careless(const struct scene *scene)
{
	enum { ONE_IN = 10 };
	size_t lower = 0;

	for (size_t i = 0; i < scene->count; i++)
		lower += looks(scene, i, LOOK_OPENS) &&
			 looks(scene, i, LOOK_LETTER) &&
			 !looks(scene, i, LOOK_CAPITAL);
	return ONE_IN * lower >= scene->doc->sentences.count;
}
