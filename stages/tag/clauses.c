#include "stages/tag/clauses.h"

#include <string.h>

enum { CLIMB = 8 }; /* arcs; makes the work linear */

/* Whether a relation is name, or one of its subtypes. */
static bool
is_relation(const char *relation, const char *name)
{
	size_t size = strlen(name);

	return !strncmp(relation, name, size) &&
	       (relation[size] == '\0' || relation[size] == ':');
}

static uint32_t
read_relation(const char *relation)
{
	/* In the order of their letters, and those of each the longest first.
	 */
	static const struct {
		const char *name;
		uint32_t bit;
	} names[] = {
		{"acl", RELATES_CLAUSE},      {"advcl", RELATES_ADVERBIAL},
		{"amod", RELATES_ATTRIBUTE},  {"appos", RELATES_APPOSITION},
		{"ccomp", RELATES_CONTENT},   {"compound", RELATES_COMPOUND},
		{"conj", RELATES_CONJUNCT},   {"cop", RELATES_COPULA},
		{"expl", RELATES_EXPLETIVE},  {"flat", RELATES_FLAT},
		{"iobj", RELATES_RECEIVER},   {"list", RELATES_ASIDE},
		{"nmod:poss", RELATES_OWNER}, {"nmod", RELATES_NOMINAL},
		{"nsubj", RELATES_SUBJECT},   {"obj", RELATES_OBJECT},
		{"obl", RELATES_OBLIQUE},     {"parataxis", RELATES_ASIDE},
		{"root", RELATES_ROOT},       {"xcomp", RELATES_OPEN},
	};

	for (size_t i = 0; relation && i < sizeof names / sizeof *names; i++)
		if (names[i].name[0] == relation[0] &&
		    is_relation(relation, names[i].name))
			return names[i].bit;
	return 0;
}

static uint32_t
read_tag(const char *tag)
{
	if (!tag || !tag[0] || !tag[1])
		return 0;
	if (tag[0] == 'N' && tag[1] == 'N')
		return TAGGED_NOUN | (tag[2] == 'S'   ? TAGGED_PLURAL
				      : tag[2] == 'P' ? TAGGED_NAME
						      : 0);
	if (tag[0] == 'V' && tag[1] == 'B')
		return TAGGED_VERB | (tag[2] == 'G'   ? TAGGED_GERUND
				      : tag[2] == 'N' ? TAGGED_PARTICIPLE
						      : 0);
	if (tag[0] == 'J' && tag[1] == 'J')
		return TAGGED_ADJECTIVE;
	if (!strncmp(tag, "PRP", 3))
		return TAGGED_PRONOUN | (tag[3] == '$' ? TAGGED_OWNER : 0);
	return 0;
}

/* What a relation's address stands for: those of our own tags are few. */
struct known {
	const char *relation;
	uint32_t bit;
};

enum { KNOWN_COUNT = 64 };

/* The bit of a relation, read anew only where its address is not known. */
static uint32_t
known_relation(struct known *known, const char *relation)
{
	struct known *slot = &known[((uintptr_t)relation >> 2) % KNOWN_COUNT];

	if (slot->relation != relation)
		*slot = (struct known){relation, read_relation(relation)};
	return slot->bit;
}

void
clauses_make(struct clauses *clauses, const struct document *doc,
	     struct arena *arena)
{
	struct known known[KNOWN_COUNT] = {0};
	size_t count = doc->syntax.count;

	*clauses = (struct clauses){.doc = doc};
	if (count != doc->tokens.count)
		return;
	clauses->words = doc->syntax.items;
	clauses->count = count;
	clauses->arcs = arena_array(arena, count + 1, sizeof *clauses->arcs);
	clauses->subjects =
		arena_array(arena, count + 1, sizeof *clauses->subjects);
	clauses->objects =
		arena_array(arena, count + 1, sizeof *clauses->objects);
	for (size_t i = 0; i < count; i++)
		clauses->subjects[i] = clauses->objects[i] = NO_HEAD;
	for (size_t i = 0; i < count; i++) {
		const struct word *word = &clauses->words[i];
		size_t head = head_of(clauses, i);

		clauses->arcs[i] =
			(struct arc){known_relation(known, word->deprel),
				     read_tag(word->pos)};
		if (head == NO_HEAD)
			continue;
		if (relates(clauses, i, RELATES_SUBJECT) &&
		    clauses->subjects[head] == NO_HEAD)
			clauses->subjects[head] = i;
		if (relates(clauses, i, RELATES_OBJECT | RELATES_RECEIVER) &&
		    clauses->objects[head] == NO_HEAD)
			clauses->objects[head] = i;
	}
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
	       is_tagged(clauses, token, TAGGED_VERB);
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
	return relates(clauses, verb, RELATES_OPEN) ||
	       token_is(clauses->doc, verb - 1, "for") ||
	       token_is(clauses->doc, verb - 1, "of") ||
	       token_is(clauses->doc, verb - 1, "from");
}

size_t
clause_subject(const struct clauses *clauses, size_t verb)
{
	for (int step = 0; step < CLIMB && verb != NO_HEAD; step++) {
		size_t head = head_of(clauses, verb);
		bool depends = relates(clauses, verb, RELATES_OPEN) ||
			       relates(clauses, verb, RELATES_ADVERBIAL);

		if (clauses->subjects[verb] != NO_HEAD)
			return clauses->subjects[verb];
		if (head == NO_HEAD ||
		    (!depends && !relates(clauses, verb, RELATES_CONJUNCT)))
			break;
		if (depends && is_of_object(clauses, verb, head))
			return clauses->objects[head];
		verb = head;
	}
	return NO_HEAD;
}

bool
is_object(const struct clauses *clauses, size_t token)
{
	return relates(clauses, token,
		       RELATES_OBJECT | RELATES_RECEIVER | RELATES_OBLIQUE);
}
