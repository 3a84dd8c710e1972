#include "stages/tag/clauses.h"

#include <string.h>

enum { CLIMB = 8 }; /* arcs; makes the work linear */

void
clauses_make(struct clauses *clauses, const struct document *doc,
	     struct arena *arena)
{
	size_t count = doc->syntax.count;

	*clauses = (struct clauses){0};
	if (count != doc->tokens.count)
		return;
	clauses->doc = doc;
	clauses->words = doc->syntax.items;
	clauses->count = count;
	clauses->subjects =
		arena_array(arena, count + 1, sizeof *clauses->subjects);
	clauses->objects =
		arena_array(arena, count + 1, sizeof *clauses->objects);
	for (size_t i = 0; i < count; i++)
		clauses->subjects[i] = clauses->objects[i] = NO_HEAD;
	for (size_t i = 0; i < count; i++) {
		size_t head = head_of(clauses, i);

		if (head == NO_HEAD)
			continue;
		if (clauses->subjects[head] == NO_HEAD &&
		    relates(clauses, i, "nsubj"))
			clauses->subjects[head] = i;
		else if (clauses->objects[head] == NO_HEAD &&
			 relates(clauses, i, "obj"))
			clauses->objects[head] = i;
	}
}

size_t
head_of(const struct clauses *clauses, size_t token)
{
	size_t head = token < clauses->count ? clauses->words[token].head
					     : NO_HEAD;

	return head < clauses->count ? head : NO_HEAD;
}

bool
relates(const struct clauses *clauses, size_t token, const char *relation)
{
	const char *deprel =
		token < clauses->count ? clauses->words[token].deprel : NULL;
	size_t size = strlen(relation);

	return deprel && !strncmp(deprel, relation, size) &&
	       (deprel[size] == '\0' || deprel[size] == ':');
}

bool
is_tagged(const struct clauses *clauses, size_t token, const char *tag)
{
	const char *pos =
		token < clauses->count ? clauses->words[token].pos : NULL;

	return pos && !strncmp(pos, tag, strlen(tag));
}

size_t
phrase_head(const struct clauses *clauses, struct range phrase)
{
	size_t at = phrase.first;

	for (int step = 0; step < CLIMB; step++) {
		size_t head = head_of(clauses, at);

		if (head == NO_HEAD || head < phrase.first ||
		    head >= phrase.end)
			break;
		at = head;
	}
	return at;
}

/* Whether a token heads a clause of its own. */
static bool
heads_clause(const struct clauses *clauses, size_t token)
{
	return clauses->subjects[token] != NO_HEAD ||
	       is_tagged(clauses, token, "VB");
}

size_t
clause_of(const struct clauses *clauses, size_t token)
{
	for (int step = 0; step < CLIMB; step++) {
		token = head_of(clauses, token);
		if (token == NO_HEAD || heads_clause(clauses, token))
			break;
	}
	return token;
}

/* Whether a verb without a subject is its head's object's: "asked Roe to". */
static bool
is_of_object(const struct clauses *clauses, size_t verb, size_t head)
{
	if (clauses->objects[head] >= verb)
		return false;
	/* "blamed Roe for leaving", but "attacked Roe by leaving" */
	return relates(clauses, verb, "xcomp") ||
	       token_is(clauses->doc, verb - 1, "for") ||
	       token_is(clauses->doc, verb - 1, "of") ||
	       token_is(clauses->doc, verb - 1, "from");
}

size_t
clause_subject(const struct clauses *clauses, size_t verb)
{
	for (int step = 0; step < CLIMB && verb != NO_HEAD; step++) {
		size_t head = head_of(clauses, verb);
		bool depends = relates(clauses, verb, "xcomp") ||
			       relates(clauses, verb, "advcl");

		if (clauses->subjects[verb] != NO_HEAD)
			return clauses->subjects[verb];
		if (head == NO_HEAD ||
		    (!depends && !relates(clauses, verb, "conj")))
			break;
		if (depends && is_of_object(clauses, verb, head))
			return clauses->objects[head];
		verb = head;
	}
	return NO_HEAD;
}
