#include "stages/stance/frames.h"

#include <string.h>

enum { GAP_LIMIT = 6, WORD_SIZE = 64 };

/* Words in the text that spell a form, and the rows that have it. */
struct spelling {
	struct matches rows;
	size_t tokens[WORD_LIMIT];
	size_t count;
	bool apart; /* other words stand between them */
};

bool
frame_has(const struct match_found *frame, size_t token)
{
	for (size_t i = 0; i < frame->token_count; i++)
		if (frame->tokens[i] == token)
			return true;
	return false;
}

struct span
frame_span(const struct outline *outline, const struct match_found *frame)
{
	const struct token *tokens = outline->doc->tokens.items;

	return (struct span){
		tokens[frame->tokens[0]].span.start,
		tokens[frame->tokens[frame->token_count - 1]].span.end};
}

/* A step by the word at token; a possessive pronoun is also "one's". */
static bool
step_word(struct walk *walk, const struct outline *outline, size_t token)
{
	char word[WORD_SIZE];
	size_t size = token_lower(outline->doc, token, word, sizeof word);
	struct walk before = *walk;

	if (walk_step(walk, word, size))
		return true;
	if (!(outline->words[token].classes & WORD_OWNER))
		return false;
	*walk = before;
	return walk_step(walk, "one's", 5);
}

/* Whether words of a predicate may stand apart on both sides of token. */
static bool
can_stand_between(const struct outline *outline, size_t token)
{
	switch (outline->words[token].tag) {
	case TAG_COMMA:
	case TAG_STOP:
	case TAG_AND:
	case TAG_SUBORDINATOR:
	case TAG_RELATIVE:
	case TAG_PRESENT:
	case TAG_PAST:
	case TAG_MODAL:
		return false;
	default:
		return true;
	}
}

/* Whether the next word of a form follows last; *token says where. */
static bool
step_on(struct walk *walk, const struct outline *outline, size_t last,
	size_t end, size_t *token)
{
	const struct token *tokens = outline->doc->tokens.items;
	struct walk spaced = *walk;

	if (last + 1 >= end)
		return false;
	if (tokens[last].span.end == tokens[last + 1].span.start) {
		struct walk joined = *walk;

		if (step_word(&joined, outline, last + 1)) {
			*walk = joined;
			*token = last + 1;
			return true;
		}
	}
	if (!walk_step(&spaced, " ", 1))
		return false;
	for (size_t i = last + 1; i < end && i <= last + GAP_LIMIT; i++) {
		*walk = spaced;
		if (step_word(walk, outline, i)) {
			*token = i;
			return true;
		}
		if (!can_stand_between(outline, i))
			break;
	}
	return false;
}

/* Spellings that begin at token, the longest last; returns their number. */
static size_t
spell(const struct lexicon *lexicon, const struct outline *outline,
      size_t token, size_t end, struct spelling *out)
{
	struct spelling spelling = {.tokens = {token}, .count = 1};
	struct walk walk;
	size_t count = 0;

	walk_start(&walk, &lexicon->table);
	if (!step_word(&walk, outline, token))
		return 0;
	for (;;) {
		size_t last = spelling.tokens[spelling.count - 1], next;

		if (walk.matches.count) {
			spelling.rows = walk.matches;
			out[count++] = spelling;
		}
		if (spelling.count == WORD_LIMIT ||
		    !step_on(&walk, outline, last, end, &next))
			return count;
		spelling.apart |= next != last + 1;
		spelling.tokens[spelling.count++] = next;
	}
}

/* "the bombing of Brenn", "backing from Ardia": a gerund as a noun. */
static bool
is_deed(const struct outline *outline, size_t chunk)
{
	return chunk + 1 < outline->chunk_count &&
	       (chunk_is(outline, chunk + 1, "of") ||
		chunk_is(outline, chunk + 1, "from") ||
		chunk_is(outline, chunk + 1, "by"));
}

/* Whether a noun frame's last word heads its phrase, or names a name. */
static bool
is_noun_head(const struct outline *outline, size_t token)
{
	size_t at = outline->chunk_of[token];
	const struct chunk *chunk = &outline->chunks[at];

	if (chunk->kind == CHUNK_VERB)
		return outline->words[token].tag == TAG_GERUND &&
		       chunk->head == token && chunk->first == token &&
		       is_deed(outline, at);
	if (chunk->kind != CHUNK_NOUN)
		return false;
	return chunk->head == token ||
	       (outline->words[token].tag == TAG_NOUN &&
		outline->mentions[chunk->head] != NOWHERE &&
		outline->mentions[token + 1] != NOWHERE);
}

static bool
is_verb_head(const struct outline *outline, size_t token)
{
	const struct chunk *chunk = &outline->chunks[outline->chunk_of[token]];

	return chunk->kind == CHUNK_VERB && chunk->head == token;
}

/* Whether token is a phrase of one word: an adjective taken for a noun. */
static bool
stands_alone(const struct outline *outline, size_t token)
{
	const struct chunk *chunk = &outline->chunks[outline->chunk_of[token]];

	return chunk->kind == CHUNK_NOUN && chunk->end == chunk->first + 1;
}

static bool
is_adjective(const struct outline *outline, const struct predicate *predicate,
	     size_t token)
{
	const struct chunk *chunk = &outline->chunks[outline->chunk_of[token]];

	/* "Ardia-backed": the holder stands before the hyphen. */
	if (predicate->holder.count &&
	    predicate->holder.items[0].kind == SLOT_COMPOUND)
		return token > 0 && outline->words[token - 1].tag == TAG_HYPHEN;
	switch (outline->words[token].tag) {
	case TAG_ADJECTIVE:
		return true;
	case TAG_PARTICIPLE:
	case TAG_PAST:
	case TAG_GERUND:
		return chunk->kind != CHUNK_VERB || chunk->passive;
	default:
		return stands_alone(outline, token);
	}
}

static bool
fits(const struct outline *outline, const struct predicate *predicate,
     const struct spelling *spelling)
{
	size_t first = spelling->tokens[0];
	size_t last = spelling->tokens[spelling->count - 1];

	switch (predicate->class) {
	case CLASS_VERB:
		return is_verb_head(outline, first);
	case CLASS_NOUN:
		return !spelling->apart && is_noun_head(outline, last);
	case CLASS_ADJECTIVE:
		return !spelling->apart &&
		       is_adjective(outline, predicate, last);
	case CLASS_PHRASE:
		return predicate->inflected ? is_verb_head(outline, first)
					    : !spelling->apart;
	case CLASS_AUXILIARY:
	case CLASS_ADVERB:
		return !spelling->apart;
	}
	return false;
}

static bool
add_rows(const struct lexicon *lexicon, const struct outline *outline,
	 const struct spelling *spelling, struct frames *out)
{
	bool added = false;

	for (size_t i = 0; i < spelling->rows.count; i++) {
		size_t row = spelling->rows.items[i].row;
		const struct predicate *predicate;
		struct match_found *found;

		if (row >= lexicon->count)
			continue;
		predicate = &lexicon->items[row];
		if (!fits(outline, predicate, spelling))
			continue;
		found = arena_push(outline->arena, out);
		found->predicate = predicate;
		found->token_count = spelling->count;
		memcpy(found->tokens, spelling->tokens, sizeof found->tokens);
		found->chunk =
			outline->chunk_of
				[predicate->class == CLASS_NOUN
					 ? spelling->tokens[spelling->count - 1]
					 : spelling->tokens[0]];
		added = true;
	}
	return added;
}

/* Whether a longer predicate before has token already. */
static bool
is_taken(const struct frames *frames, size_t from, size_t token)
{
	for (size_t i = frames->count; i > from; i--) {
		const struct match_found *frame = &frames->items[i - 1];

		if (frame->tokens[0] + WORD_LIMIT * GAP_LIMIT < token)
			break;
		if (frame->token_count > 1 && frame_has(frame, token))
			return true;
	}
	return false;
}

void
frames_find(const struct lexicon *lexicon, const struct outline *outline,
	    struct range chunks, struct frames *out)
{
	size_t from = out->count;
	size_t first, end;

	if (chunks.first == chunks.end)
		return;
	first = outline->chunks[chunks.first].first;
	end = outline->chunks[chunks.end - 1].end;
	for (size_t token = first; token < end; token++) {
		struct spelling spellings[WORD_LIMIT];
		size_t count;

		if (outline->mentions[token] != NOWHERE ||
		    is_taken(out, from, token))
			continue;
		count = spell(lexicon, outline, token, end, spellings);
		while (count > 0)
			if (add_rows(lexicon, outline, &spellings[--count],
				     out))
				break;
	}
}
