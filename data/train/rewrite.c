#include "data/train/rewrite.h"

#include <string.h>

/* A sentence while it is written; heads are tokens of from until its end. */
struct draft {
	const struct document *from;
	struct range range;
	struct arena *arena;
	char *text;
	size_t *places; /* [token of range], where it is in out, or SIZE_MAX */
	struct document *out;
};

enum letter { LETTER_AS_IS, LETTER_UPPER, LETTER_LOWER };

static void
draft_begin(struct draft *draft, const struct document *from,
	    struct range range, struct arena *arena, struct document *out)
{
	size_t count = range.end - range.first;
	const struct token *tokens = from->tokens.items;
	size_t size =
		tokens[range.end - 1].span.end - tokens[range.first].span.start;

	*out = (struct document){0};
	*draft = (struct draft){
		.from = from, .range = range, .arena = arena, .out = out};
	/* A space before each, and a few marks beside. */
	draft->text = arena_alloc(arena, size + count + 32);
	draft->places = arena_array(arena, count, sizeof *draft->places);
	for (size_t i = 0; i < count; i++)
		draft->places[i] = SIZE_MAX;
	out->text = draft->text;
}

static void
put(struct draft *draft, const char *bytes, size_t size, bool space,
    struct word word)
{
	struct document *out = draft->out;

	/* Nothing but what follows stands behind an opening mark. */
	if (space && out->size && !(out->size == 1 && *draft->text == '"'))
		draft->text[out->size++] = ' ';
	memcpy(draft->text + out->size, bytes, size);
	arena_push(draft->arena, &out->tokens)->span =
		(struct span){out->size, out->size + size};
	*arena_push(draft->arena, &out->syntax) = word;
	out->size += size;
}

static void
put_mark(struct draft *draft, const char *mark, const char *pos, bool space,
	 size_t head)
{
	struct word word = {.pos = pos, .head = head, .deprel = "punct"};

	put(draft, mark, strlen(mark), space, word);
}

/* A token with its word, spaced as it was, or by space where that is set. */
static void
put_token(struct draft *draft, size_t token, bool space, enum letter letter)
{
	struct span span = draft->from->tokens.items[token].span;
	const char *bytes = draft->from->text + span.start;
	struct document *out = draft->out;
	char *first;

	if (span.start && strchr(" \n\t", bytes[-1]))
		space = true;
	draft->places[token - draft->range.first] = out->tokens.count;
	put(draft, bytes, span.end - span.start, space,
	    draft->from->syntax.items[token]);
	first = draft->text + out->size - (span.end - span.start);
	if (letter == LETTER_UPPER && *first >= 'a' && *first <= 'z')
		*first = (char)(*first - 32);
	if (letter == LETTER_LOWER && *first >= 'A' && *first <= 'Z')
		*first = (char)(*first + 32);
}

/* Turns heads to the places where they came to stand. */
static void
draft_end(struct draft *draft)
{
	struct document *out = draft->out;

	for (size_t i = 0; i < out->syntax.count; i++) {
		size_t *head = &out->syntax.items[i].head;

		if (*head != NO_HEAD)
			*head = draft->places[*head - draft->range.first];
	}
	arena_push(draft->arena, &out->sentences)->span =
		(struct span){0, out->size};
}

static bool
has_children(const struct document *doc, struct range range, size_t token)
{
	for (size_t i = range.first; i < range.end; i++)
		if (doc->syntax.items[i].head == token)
			return true;
	return false;
}

static bool
is_left_out(const struct document *doc, struct range range, size_t token)
{
	const struct word *word = &doc->syntax.items[token];

	if (word->head == NO_HEAD || has_children(doc, range, token))
		return false;
	if (token == range.end - 1 && !strcmp(word->pos, "."))
		return token_is(doc, token, ".");
	return !strcmp(word->deprel, "det") &&
	       (token_is(doc, token, "the") || token_is(doc, token, "a") ||
		token_is(doc, token, "an"));
}

bool
rewrite_headline(const struct document *doc, struct range range,
		 struct arena *arena, struct document *out)
{
	struct draft draft;

	draft_begin(&draft, doc, range, arena, out);
	for (size_t i = range.first; i < range.end; i++)
		if (!is_left_out(doc, range, i))
			put_token(&draft, i, false,
				  out->tokens.count ? LETTER_AS_IS
						    : LETTER_UPPER);
	draft_end(&draft);
	return out->tokens.count > 2;
}

/* Whether token is ancestor or hangs on it, however far down. */
static bool
is_under(const struct document *doc, size_t token, size_t ancestor)
{
	for (size_t steps = 0; token != NO_HEAD && steps < 100; steps++) {
		if (token == ancestor)
			return true;
		token = doc->syntax.items[token].head;
	}
	return false;
}

/* The tokens under ancestor; none where others stand among them. */
static struct range
under(const struct document *doc, struct range range, size_t ancestor)
{
	struct range out = {ancestor, ancestor + 1};

	while (out.first > range.first &&
	       is_under(doc, out.first - 1, ancestor))
		out.first--;
	while (out.end < range.end && is_under(doc, out.end, ancestor))
		out.end++;
	for (size_t i = range.first; i < range.end; i++)
		if ((i < out.first || i >= out.end) &&
		    is_under(doc, i, ancestor))
			return (struct range){0, 0};
	return out;
}

/* The first token with a head and a relation, or range.end. */
static size_t
find(const struct document *doc, struct range range, size_t head,
     const char *deprel)
{
	size_t i = range.first;

	while (i < range.end && (doc->syntax.items[i].head != head ||
				 strcmp(doc->syntax.items[i].deprel, deprel)))
		i++;
	return i;
}

/* Somebody says something: the parts of such a sentence, in their order. */
struct report {
	size_t verb, said; /* said: head of the clause */
	struct range speaker, tail, clause;
};

/* What people say who said or say something; NULL: this is another form. */
static const char *
verb_of_saying(const struct document *doc, size_t token, size_t number)
{
	static const char *const past[] = {"said", "added", "warned"};
	static const char *const now[] = {"says", "adds", "warns"};
	const char *pos = doc->syntax.items[token].pos;

	if (!strcmp(pos, "VBD"))
		return past[number % 3];
	return strcmp(pos, "VBZ") ? NULL : now[number % 3];
}

static bool
find_report(const struct document *doc, struct range range, struct report *out)
{
	size_t subject;

	out->verb = find(doc, range, NO_HEAD, "root");
	if (out->verb == range.end || !verb_of_saying(doc, out->verb, 0))
		return false;
	subject = find(doc, range, out->verb, "nsubj");
	out->said = find(doc, range, out->verb, "ccomp");
	if (subject >= out->verb || out->said == range.end ||
	    out->said < out->verb)
		return false;
	out->speaker = under(doc, range, subject);
	out->clause = under(doc, range, out->said);
	out->tail = (struct range){out->verb + 1, out->clause.first};
	if (out->clause.end + 1 == range.end &&
	    !strcmp(doc->syntax.items[out->clause.end].pos, "."))
		range.end--;
	for (size_t i = range.first; i < out->clause.first; i++)
		if (!strcmp(doc->syntax.items[i].deprel, "punct"))
			return false;
	if (out->clause.end && token_is(doc, out->clause.first, "that"))
		out->clause.first++;
	return out->speaker.first == range.first &&
	       out->speaker.end == out->verb && out->clause.end == range.end &&
	       out->clause.first <= out->said;
}

static void
put_range(struct draft *draft, struct range range, enum letter first)
{
	for (size_t i = range.first; i < range.end; i++)
		put_token(draft, i, i == range.first,
			  i == range.first ? first : LETTER_AS_IS);
}

bool
rewrite_quotation(const struct document *doc, struct range range, size_t number,
		  struct arena *arena, struct document *out)
{
	struct report report;
	struct draft draft;
	const char *pos = doc->syntax.items[range.first].pos;
	enum letter letter = LETTER_LOWER;
	const char *verb;

	if (!find_report(doc, range, &report))
		return false;
	verb = verb_of_saying(doc, report.verb, number);
	if (!strncmp(pos, "NNP", 3) || token_is(doc, range.first, "I"))
		letter = LETTER_AS_IS;
	draft_begin(&draft, doc, range, arena, out);
	put_mark(&draft, "\"", "``", true, report.said);
	for (size_t i = report.clause.first; i < report.clause.end; i++)
		put_token(&draft, i, false,
			  i == report.clause.first ? LETTER_UPPER
						   : LETTER_AS_IS);
	put_mark(&draft, ",", ",", false, report.said);
	put_mark(&draft, "\"", "''", false, report.said);
	if (!strcmp(pos, "PRP"))
		put_range(&draft, report.speaker, letter);
	draft.places[report.verb - range.first] = out->tokens.count;
	put(&draft, verb, strlen(verb), true, doc->syntax.items[report.verb]);
	if (strcmp(pos, "PRP") != 0)
		put_range(&draft, report.speaker, letter);
	put_range(&draft, report.tail, LETTER_AS_IS);
	put_mark(&draft, ".", ".", false, report.verb);
	draft_end(&draft);
	return true;
}
