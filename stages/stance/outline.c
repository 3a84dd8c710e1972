#include "stages/stance/outline.h"

#include <stdlib.h>
#include <string.h>

#include "stages/stance/mend.h"

enum { ASIDE_LIMIT = 16 }; /* tokens between brackets */

static int
compare_places(const void *first, const void *second)
{
	const struct place *a = first, *b = second;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end > b->span.end ? -1 : 1;
	return (a->entity > b->entity) - (a->entity < b->entity);
}

/*
 * A person's office, "the minister", is read like a name, and so is whatever
 * others say of entities without a type.
 */
static bool
is_name(const struct entity *entity, const struct mention *mention)
{
	if (entity->type == ENTITY_UNTYPED)
		return true;
	return mention->form != FORM_PRONOUN &&
	       (mention->form != FORM_TITLE || entity->type == ENTITY_PERSON);
}

size_t
name_count(const struct entity *entity)
{
	size_t count = 0;

	for (size_t i = 0; i < entity->mentions.count; i++)
		count += is_name(entity, &entity->mentions.items[i]);
	return count;
}

static void
collect_places(struct outline *outline)
{
	const struct entities *entities = &outline->doc->entities;
	size_t count = 0;
	struct place *places;

	for (size_t i = 0; i < entities->count; i++)
		count += entities->items[i].mentions.count;
	places = arena_array(outline->arena, count + 1, sizeof *places);
	count = 0;
	for (size_t i = 0; i < entities->count; i++) {
		const struct mentions *mentions = &entities->items[i].mentions;

		for (size_t k = 0; k < mentions->count; k++)
			if (is_name(&entities->items[i], &mentions->items[k]))
				places[count++] = (struct place){
					mentions->items[k].span, i,
					mentions->items[k].form};
	}
	if (count)
		qsort(places, count, sizeof *places, compare_places);
	outline->places = places;
	outline->place_count = count;
}

static int
compare_covers(const void *first, const void *second)
{
	const struct cover *a = first, *b = second;

	if (a->span.start != b->span.start)
		return a->span.start < b->span.start ? -1 : 1;
	if (a->span.end != b->span.end)
		return a->span.end > b->span.end ? -1 : 1;
	return (a->item > b->item) - (a->item < b->item);
}

/* Each cover is put on the stack and taken off once. */
size_t *
lay_over(const struct document *doc, struct cover *covers, size_t count,
	 struct arena *arena)
{
	size_t *over = arena_array(arena, doc->tokens.count + 1, sizeof *over);
	struct cover *stack = arena_array(arena, count + 1, sizeof *stack);
	size_t next = 0, depth = 0;

	if (count)
		qsort(covers, count, sizeof *covers, compare_covers);
	for (size_t i = 0; i < doc->tokens.count; i++) {
		size_t start = doc->tokens.items[i].span.start;

		while (next < count && covers[next].span.start <= start)
			stack[depth++] = covers[next++];
		while (depth && stack[depth - 1].span.end <= start)
			depth--;
		over[i] = depth ? stack[depth - 1].item : NOWHERE;
	}
	return over;
}

static size_t *
mentions_over_tokens(const struct outline *outline)
{
	struct cover *covers = arena_array(
		outline->arena, outline->place_count + 1, sizeof *covers);

	for (size_t i = 0; i < outline->place_count; i++)
		covers[i] = (struct cover){outline->places[i].span, i};
	return lay_over(outline->doc, covers, outline->place_count,
			outline->arena);
}

static size_t *
meant_by_tokens(const struct outline *outline)
{
	const struct entities *entities = &outline->doc->entities;
	struct cover *covers;
	size_t count = 0;

	for (size_t i = 0; i < entities->count; i++)
		count += entities->items[i].mentions.count;
	covers = arena_array(outline->arena, count + 1, sizeof *covers);
	count = 0;
	for (size_t i = 0; i < entities->count; i++) {
		const struct entity *entity = &entities->items[i];

		for (size_t k = 0; k < entity->mentions.count; k++)
			if (!is_name(entity, &entity->mentions.items[k]))
				covers[count++] = (struct cover){
					entity->mentions.items[k].span, i};
	}
	return lay_over(outline->doc, covers, count, outline->arena);
}

static size_t *
quotes_over_tokens(const struct outline *outline)
{
	const struct quotes *quotes = &outline->doc->quotes;
	struct cover *covers;
	size_t count = 0;

	for (size_t i = 0; i < quotes->count; i++)
		count += quotes->items[i].content.count;
	covers = arena_array(outline->arena, count + 1, sizeof *covers);
	count = 0;
	for (size_t i = 0; i < quotes->count; i++)
		for (size_t k = 0; k < quotes->items[i].content.count; k++)
			covers[count++] = (struct cover){
				quotes->items[i].content.items[k], i};
	return lay_over(outline->doc, covers, count, outline->arena);
}

static bool
is_noun_like(enum tag tag)
{
	return tag == TAG_NOUN || tag == TAG_ADJECTIVE || tag == TAG_NUMBER ||
	       tag == TAG_HYPHEN;
}

/* Whether a name ends before token and another begins there. */
static bool
parts_names(const struct outline *outline, size_t token)
{
	size_t left = outline->mentions[token - 1];
	size_t right = outline->mentions[token];

	return left != NOWHERE && right != NOWHERE && left != right &&
	       outline->places[left].form != FORM_ADJECTIVE &&
	       outline->places[left].entity != outline->places[right].entity;
}

/* Whether token goes on the noun phrase that began at first. */
static bool
goes_on(const struct outline *outline, size_t first, size_t token, size_t end,
	bool noun)
{
	const struct word_kind *word = &outline->words[token];
	enum tag next =
		token + 1 < end ? outline->words[token + 1].tag : TAG_STOP;
	enum tag last =
		token > first ? outline->words[token - 1].tag : TAG_STOP;

	switch (word->tag) {
	case TAG_DETERMINER:
	case TAG_OWNER:
		return !noun;
	case TAG_NUMBER:
	case TAG_HYPHEN:
		return true;
	case TAG_ADJECTIVE:
		return !noun || last == TAG_POSSESSIVE || last == TAG_HYPHEN ||
		       is_noun_like(next);
	case TAG_NOUN:
		if (word->classes & WORD_TIME && last != TAG_POSSESSIVE &&
		    last != TAG_HYPHEN)
			return false;
		return token == first || !parts_names(outline, token);
	case TAG_POSSESSIVE:
		return noun;
	case TAG_ADVERB:
		return !noun && next == TAG_ADJECTIVE;
	case TAG_PARTICIPLE:
	case TAG_PAST:
	case TAG_GERUND:
		if (last == TAG_HYPHEN || last == TAG_POSSESSIVE)
			return true;
		return last != TAG_NOUN &&
		       (next == TAG_NOUN || next == TAG_ADJECTIVE);
	case TAG_MARK:
		return token > first && !noun && is_noun_like(next);
	default:
		return false;
	}
}

/* A noun phrase, or an adjective that stands alone. */
static struct chunk
read_noun(const struct outline *outline, size_t first, size_t end)
{
	struct chunk chunk = {
		.kind = CHUNK_ADJECTIVE, .first = first, .head = first};
	bool noun = false, owned = false;
	size_t at = first;

	for (; at < end && goes_on(outline, first, at, end, noun); at++) {
		enum tag tag = outline->words[at].tag;

		if (tag == TAG_POSSESSIVE) {
			noun = false; /* what is owned is the head */
			owned = true;
		} else if (tag == TAG_NOUN) {
			noun = true;
			chunk.head = at;
		} else if (!noun && tag != TAG_DETERMINER && tag != TAG_OWNER &&
			   tag != TAG_HYPHEN && tag != TAG_MARK &&
			   tag != TAG_ADVERB) {
			chunk.head = at;
		}
	}
	chunk.end = at > first ? at : first + 1;
	if (noun || owned || outline->words[first].tag == TAG_DETERMINER ||
	    outline->words[chunk.head].tag != TAG_ADJECTIVE)
		chunk.kind = CHUNK_NOUN;
	return chunk;
}

/* Whether an adverb at token stands inside a verb group. */
static bool
is_inner_adverb(const struct outline *outline, size_t token, size_t end)
{
	for (size_t i = token; i < end && i < token + 4; i++) {
		if (is_verb(outline->words[i].tag))
			return true;
		if (outline->words[i].tag != TAG_ADVERB)
			return false;
	}
	return false;
}

/* What the words of a verb group make of it; last_aux are its classes. */
static void
settle_verb(const struct outline *outline, struct chunk *chunk,
	    unsigned last_aux, unsigned auxes, bool main)
{
	enum tag tag = outline->words[chunk->head].tag;

	chunk->copula = !main && outline->words[chunk->head].classes & WORD_BE;
	if (!main)
		tag = outline->words[chunk->head].tag;
	chunk->passive = main && (tag == TAG_PARTICIPLE || tag == TAG_PAST) &&
			 last_aux & (WORD_BE | WORD_GET);
	chunk->finite = !chunk->infinitive &&
			(auxes & ~(unsigned)WORD_GET || tag == TAG_PAST ||
			 tag == TAG_PRESENT || tag == TAG_MODAL ||
			 (tag == TAG_BASE && !chunk->infinitive));
	chunk->reduced = main && !auxes && tag == TAG_PARTICIPLE;
	if (tag == TAG_GERUND && !auxes)
		chunk->finite = false;
}

static struct chunk
read_verb(const struct outline *outline, size_t first, size_t end)
{
	struct chunk chunk = {.kind = CHUNK_VERB, .first = first};
	unsigned auxes = 0, last_aux = 0;
	bool main = false;
	size_t at = first;

	chunk.head = first;
	if (outline->words[at].tag == TAG_TO) {
		chunk.infinitive = true;
		at++;
	}
	for (; at < end && !main; at++) {
		const struct word_kind *word = &outline->words[at];

		if (word->tag == TAG_ADVERB) {
			if (!is_inner_adverb(outline, at, end))
				break;
			continue;
		}
		if (!is_verb(word->tag))
			break;
		chunk.head = at;
		if (is_auxiliary(word->classes)) {
			last_aux = word->classes;
			auxes |= last_aux;
		} else {
			main = true;
		}
	}
	chunk.end = at;
	settle_verb(outline, &chunk, last_aux, auxes, main);
	return chunk;
}

/* Whether a day, or a number and a month, stands at token. */
static bool
is_time(const struct outline *outline, size_t token, size_t end)
{
	for (size_t i = token; i < end && i < token + 4; i++) {
		if (outline->words[i].classes & WORD_TIME)
			return true;
		if (outline->words[i].tag != TAG_NUMBER &&
		    outline->words[i].tag != TAG_ADJECTIVE &&
		    outline->words[i].tag != TAG_DETERMINER)
			return false;
	}
	return false;
}

/* From a preposition, a number or a day to the last word of the time. */
static struct chunk
read_time(const struct outline *outline, size_t first, size_t end)
{
	size_t at = first + 1;

	while (at < end && (outline->words[at].classes & WORD_TIME ||
			    outline->words[at].tag == TAG_NUMBER ||
			    is_time(outline, at, end)))
		at++;
	return (struct chunk){
		.kind = CHUNK_TIME, .first = first, .end = at, .head = first};
}

static bool
token_char(const struct outline *outline, size_t token, char character)
{
	const struct span *span = &outline->doc->tokens.items[token].span;

	return span->end == span->start + 1 &&
	       outline->doc->text[span->start] == character;
}

/* Whether a verb group begins at a "to". */
static bool
is_infinitive(const struct outline *outline, size_t token, size_t end)
{
	for (size_t i = token + 1; i < end && i < token + 4; i++) {
		enum tag tag = outline->words[i].tag;

		if (tag == TAG_BASE)
			return true;
		if (tag != TAG_ADVERB)
			return tag == TAG_PRESENT &&
			       outline->words[i].classes &
				       (WORD_BE | WORD_HAVE);
	}
	return false;
}

static struct chunk
read_aside(const struct outline *outline, size_t first, size_t end)
{
	struct chunk chunk = {.kind = CHUNK_STOP,
			      .first = first,
			      .end = first + 1,
			      .head = first};

	if (!token_char(outline, first, '('))
		return chunk;
	for (size_t i = first + 1; i < end && i < first + ASIDE_LIMIT; i++) {
		if (token_char(outline, i, ')')) {
			chunk.kind = CHUNK_ASIDE;
			chunk.end = i + 1;
			break;
		}
	}
	return chunk;
}

static struct chunk
single(enum chunk_kind kind, size_t token)
{
	return (struct chunk){
		.kind = kind, .first = token, .end = token + 1, .head = token};
}

/* "rejects proposed changes": a participle that modifies what follows. */
static bool
opens_phrase(const struct outline *outline, size_t token, size_t end)
{
	enum tag last = token ? outline->words[token - 1].tag : TAG_STOP;
	enum tag next =
		token + 1 < end ? outline->words[token + 1].tag : TAG_STOP;

	return (next == TAG_NOUN || next == TAG_ADJECTIVE) &&
	       ((is_verb(last) &&
		 !is_auxiliary(outline->words[token - 1].classes)) ||
		last == TAG_PREPOSITION);
}

static struct chunk
read_chunk(const struct outline *outline, size_t token, size_t end)
{
	const struct word_kind *word = &outline->words[token];

	switch (word->tag) {
	case TAG_PRONOUN:
		return single(CHUNK_NOUN, token);
	case TAG_NOUN:
	case TAG_DETERMINER:
	case TAG_OWNER:
	case TAG_ADJECTIVE:
	case TAG_NUMBER:
		if (is_time(outline, token, end))
			return read_time(outline, token, end);
		return read_noun(outline, token, end);
	case TAG_PARTICIPLE:
		if (opens_phrase(outline, token, end))
			return read_noun(outline, token, end);
		return read_verb(outline, token, end);
	case TAG_BASE:
	case TAG_PRESENT:
	case TAG_PAST:
	case TAG_GERUND:
	case TAG_MODAL:
		return read_verb(outline, token, end);
	case TAG_TO:
		if (is_infinitive(outline, token, end))
			return read_verb(outline, token, end);
		return single(CHUNK_PREPOSITION, token);
	case TAG_ADVERB:
		if (is_inner_adverb(outline, token, end))
			return read_verb(outline, token, end);
		return single(CHUNK_ADVERB, token);
	case TAG_PARTICLE:
		return single(CHUNK_ADVERB, token);
	case TAG_PREPOSITION:
		if (is_time(outline, token + 1, end))
			return read_time(outline, token, end);
		return single(CHUNK_PREPOSITION, token);
	case TAG_RELATIVE: /* "alleged last week that" */
		return single(
			token &&
					outline->words[token - 1].classes &
						WORD_TIME &&
					token_is(outline->doc, token, "that")
				? CHUNK_CLAUSE
				: CHUNK_RELATIVE,
			token);
	case TAG_SUBORDINATOR:
		return single(CHUNK_CLAUSE, token);
	case TAG_AND:
		return single(CHUNK_AND, token);
	case TAG_COMMA:
		return single(CHUNK_COMMA, token);
	case TAG_MARK:
	case TAG_HYPHEN:
		return single(CHUNK_MARK, token);
	default:
		return read_aside(outline, token, end);
	}
}

static void
read_sentence(struct outline *outline, struct word_kind *words,
	      size_t *chunk_of, size_t sentence)
{
	struct range tokens = tokens_in(
		outline->doc, outline->doc->sentences.items[sentence].span);

	outline->sentences[sentence].first = outline->chunk_count;
	/* Each token is in one chunk, whatever a stranger's sentences say. */
	if (outline->chunk_count &&
	    tokens.first < outline->chunks[outline->chunk_count - 1].end)
		tokens.first = outline->chunks[outline->chunk_count - 1].end;
	mend_verbs(outline, words, tokens);
	for (size_t at = tokens.first; at < tokens.end;) {
		struct chunk chunk = read_chunk(outline, at, tokens.end);

		for (size_t i = chunk.first; i < chunk.end; i++)
			chunk_of[i] = outline->chunk_count;
		outline->chunks[outline->chunk_count++] = chunk;
		at = chunk.end;
	}
	outline->sentences[sentence].end = outline->chunk_count;
}

void
outline_make(struct outline *outline, const struct table *table,
	     const unsigned *classes, const struct document *doc,
	     struct arena *arena)
{
	size_t count = doc->tokens.count;
	size_t *chunk_of = arena_array(arena, count + 1, sizeof *chunk_of);
	bool *named = arena_array(arena, count + 1, sizeof *named);
	struct word_kind *words;

	outline->doc = doc;
	outline->arena = arena;
	collect_places(outline);
	outline->mentions = mentions_over_tokens(outline);
	outline->meant = meant_by_tokens(outline);
	outline->quotes = quotes_over_tokens(outline);
	for (size_t i = 0; i < count; i++) {
		named[i] = outline->mentions[i] != NOWHERE;
		chunk_of[i] = NOWHERE;
	}
	words = word_kinds(table, classes, doc, named, arena);
	outline->words = words;
	outline->chunks =
		arena_array(arena, count + 1, sizeof *outline->chunks);
	outline->chunk_count = 0;
	outline->sentences = arena_array(arena, doc->sentences.count + 1,
					 sizeof *outline->sentences);
	for (size_t i = 0; i < doc->sentences.count; i++)
		read_sentence(outline, words, chunk_of, i);
	outline->chunk_of = chunk_of;
}

bool
chunk_is(const struct outline *outline, size_t chunk, const char *word)
{
	return token_is(outline->doc, outline->chunks[chunk].first, word);
}
