/*
 * A document's tokens as the quote stage reads them: what each can be in its
 * sentence, where it stands, and whether it stands between quotation marks.
 *
 * Classes come from the parts of speech where the document has them, and from
 * data/quote/words.tsv and the word's shape where it has not.
 */
#ifndef STAGES_QUOTE_WORDS_H
#define STAGES_QUOTE_WORDS_H

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/knowledge.h"
#include "stages/reading.h"

/* Sets of these are unsigned. */
enum word_class {
	WORD_DETERMINER = 1 << 0,
	WORD_PRONOUN = 1 << 1,
	WORD_POSSESSIVE = 1 << 2, /* "his", "'s" */
	WORD_FIRST = 1 << 3,      /* "I", "our" */
	WORD_SECOND = 1 << 4,
	WORD_RELATIVE = 1 << 5,
	WORD_QUESTION = 1 << 6, /* "whether", "how" */
	WORD_THAT = 1 << 7,
	WORD_SUBORDINATOR = 1 << 8,
	WORD_CONJUNCTION = 1 << 9,
	WORD_PREPOSITION = 1 << 10,
	WORD_TO = 1 << 11,
	WORD_AUXILIARY = 1 << 12,
	WORD_BE = 1 << 13,
	WORD_NEGATION = 1 << 14,
	WORD_ADVERB = 1 << 15,
	WORD_TIME = 1 << 16,    /* "Monday", "week" */
	WORD_SETTING = 1 << 17, /* "in a statement" */
	WORD_NUMBER = 1 << 18,
	WORD_ADJECTIVE = 1 << 19,
	WORD_NOUN = 1 << 20, /* also what stands for one: "some", "others" */
	WORD_NAME = 1 << 21,
	WORD_VERB = 1 << 22,       /* any form */
	WORD_FINITE = 1 << 23,     /* past, present, modal */
	WORD_GERUND = 1 << 24,     /* "saying" */
	WORD_PARTICIPLE = 1 << 25, /* "based" */
	WORD_COMMA = 1 << 26,
	WORD_STOP = 1 << 27, /* . ! ? ; */
	WORD_COLON = 1 << 28,
	WORD_BRACKET = 1 << 29, /* brackets, dashes */
	WORD_MARK = 1 << 30,    /* a quotation mark that opens or closes */
};

/* A mention of an entity, in the order of the text. */
struct naming {
	struct span span;
	size_t entity; /* index in doc->entities */
	enum mention_form form;
	size_t first, end; /* tokens */
};

struct words {
	const struct document *doc;
	size_t count;
	unsigned *classes;   /* [token], sets of enum word_class */
	uint32_t *sentence;  /* [token], index; UINT32_MAX outside of any */
	uint32_t *passage;   /* [token], index of its passage + 1; 0: none */
	uint32_t *mention;   /* [token], index in namings + 1; 0: none */
	bool *taken;         /* [token], is part of a quotation already */
	bool *cue;           /* [token], begins a cue */
	bool *turn;          /* [token], somebody's turn in a transcript */
	struct range *range; /* [sentence], its tokens */
	struct naming *namings;
	size_t naming_count;
	bool tagged;  /* the parts of speech are there */
	bool wrapped; /* lines are cut at a width */
};

/* What is known of words: data/quote/words.tsv and sources.tsv. */
struct vocabulary {
	struct table words, sources;
	unsigned *classes; /* [row of words], sets of enum word_class */
};

/* Returns NULL, or what is wrong with the data. */
const char *vocabulary_open(struct vocabulary *vocabulary,
			    const struct knowledge *knowledge);
void vocabulary_close(struct vocabulary *vocabulary);

/* Everything in arena; doc must have tokens and sentences, empty or not. */
void words_read(struct words *words, const struct vocabulary *vocabulary,
		const struct document *doc, struct arena *arena);

/* Whether a token is the first of its line. */
bool begins_line(const struct document *doc, size_t token);

/* Whether a passage that ends with a token is as short as a name in marks. */
bool is_mere_name(const struct words *words, size_t token);

/* The set of classes of a token; 0 behind the last. */
static inline unsigned
word_classes(const struct words *words, size_t token)
{
	return token < words->count ? words->classes[token] : 0;
}

static inline bool
word_is(const struct words *words, size_t token, unsigned classes)
{
	return (word_classes(words, token) & classes) != 0;
}

/* The span of tokens [first, end), which must not be empty. */
static inline struct span
words_span(const struct words *words, size_t first, size_t end)
{
	return (struct span){words->doc->tokens.items[first].span.start,
			     words->doc->tokens.items[end - 1].span.end};
}

static inline bool
is_empty(struct range range)
{
	return range.first >= range.end;
}

#endif
