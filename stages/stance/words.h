/*
 * What kind of word each token is: from the tagger where there is one, else
 * guessed from a list of function words and from endings.
 */
#ifndef STAGES_STANCE_WORDS_H
#define STAGES_STANCE_WORDS_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/knowledge.h"

enum tag {
	TAG_OTHER,
	TAG_NOUN,
	TAG_PRONOUN,
	TAG_DETERMINER,
	TAG_OWNER,      /* "its" */
	TAG_POSSESSIVE, /* "'s" */
	TAG_ADJECTIVE,
	TAG_NUMBER,
	TAG_HYPHEN,
	TAG_ADVERB,
	TAG_BASE, /* verbs from here */
	TAG_PRESENT,
	TAG_PAST,
	TAG_PARTICIPLE,
	TAG_GERUND,
	TAG_MODAL, /* to here */
	TAG_TO,
	TAG_PREPOSITION,
	TAG_PARTICLE,
	TAG_RELATIVE,
	TAG_SUBORDINATOR,
	TAG_AND,
	TAG_COMMA,
	TAG_MARK, /* quotation marks */
	TAG_STOP, /* what parts clauses: semicolons, colons, dashes, stops */
};

/* Classes of data/stance/words.tsv; sets of these are unsigned. */
enum word_class {
	WORD_DETERMINER = 1 << 0,
	WORD_OWNER = 1 << 1,
	WORD_PRONOUN = 1 << 2,
	WORD_FIRST = 1 << 3,
	WORD_HE = 1 << 4,
	WORD_IT = 1 << 5,
	WORD_THEY = 1 << 6,
	WORD_PREPOSITION = 1 << 7,
	WORD_SUBORDINATOR = 1 << 8,
	WORD_RELATIVE = 1 << 9,
	WORD_AND = 1 << 10,
	WORD_LISTING = 1 << 11,
	WORD_MODAL = 1 << 12,
	WORD_BE = 1 << 13,
	WORD_HAVE = 1 << 14,
	WORD_DO = 1 << 15,
	WORD_GET = 1 << 16,
	WORD_NEGATION = 1 << 17,
	WORD_ADVERB = 1 << 18,
	WORD_TIME = 1 << 19,
	WORD_PROXY = 1 << 20,
	WORD_RIVAL = 1 << 21,
	WORD_CONDITIONAL = 1 << 22,
	WORD_FIRM = 1 << 23,
	WORD_BODY = 1 << 24,
	WORD_MEASURE = 1 << 25,
	WORD_PRAISE = 1 << 26,
	WORD_COURTESY = 1 << 27,
	WORD_STATE = 1 << 28,
	WORD_MADE = 1 << 29,
	WORD_RULER = 1 << 30,
};

struct word_kind {
	enum tag tag;
	unsigned classes;
};

static inline bool
is_verb(enum tag tag)
{
	return tag >= TAG_BASE && tag <= TAG_MODAL;
}

static inline bool
is_auxiliary(unsigned classes)
{
	return classes &
	       (WORD_BE | WORD_HAVE | WORD_DO | WORD_MODAL | WORD_GET);
}

/* The classes of each row of the table; free() gives it back. NULL: fault. */
unsigned *read_word_classes(const struct table *table);

/*
 * One item a token of doc, in arena. Classes is read_word_classes(table); named
 * says of each token whether it is inside a mention of an entity.
 */
struct word_kind *word_kinds(const struct table *table, const unsigned *classes,
			     const struct document *doc, const bool *named,
			     struct arena *arena);

#endif
