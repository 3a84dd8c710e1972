/*
 * What stages ask of a document: the tokens of a sentence, the words of a
 * token, where a place of the text lies. All offsets are bytes, all look-ups
 * by bisection or better; nothing is changed.
 */
#ifndef STAGES_READING_H
#define STAGES_READING_H

#include "stages/document.h"
#include "stages/text.h"

/* Tokens, mentions or other items [first, end) of a list. */
struct range {
	size_t first, end;
};

/* The tokens that begin inside span. */
struct range tokens_in(const struct document *doc, struct span span);

/* The sentence that holds the byte at, or SIZE_MAX. */
size_t sentence_at(const struct document *doc, size_t at);

/* The kind of the zone that holds the byte at; body where there is none. */
enum zone_kind zone_at(const struct document *doc, size_t at);

/* The token that holds the byte at, or SIZE_MAX. */
size_t token_at(const struct document *doc, size_t at);

/* Whether a token is word, but for the case of ASCII letters. */
static inline bool
token_is(const struct document *doc, size_t token, const char *word)
{
	struct span span = doc->tokens.items[token].span;

	/* Most are another by their first letter. */
	if ((doc->text[span.start] ^ *word) & ~0x20)
		return false;
	return text_is(doc->text + span.start, span.end - span.start, word);
}

/* Whether a token begins with an upper-case letter. */
bool is_capitalised(const struct document *doc, size_t token);

/*
 * Writes the token's text in lower case, with straight apostrophes, into out
 * of size bytes, NUL-terminated, cut where it is too long. Returns its bytes.
 */
size_t token_lower(const struct document *doc, size_t token, char *out,
		   size_t size);

/* The entity with this id, or NULL. */
const struct entity *entity_find(const struct document *doc, const char *id);

static inline bool
is_inside(struct span inner, struct span outer)
{
	return inner.start >= outer.start && inner.end <= outer.end;
}

static inline bool
overlap(struct span a, struct span b)
{
	return a.start < b.end && b.start < a.end;
}

#endif
