/*
 * How a sentence is read token by token, for the files of this stage.
 */
#ifndef STAGES_TOKENIZE_SCANNER_H
#define STAGES_TOKENIZE_SCANNER_H

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

/* Their values are those that ascii_classes shows. */
enum char_class {
	SPACE = ' ',
	LETTER = 'a',
	DIGIT = '0',
	APOSTROPHE = '\'',
	PUNCT = 'p',
	SYMBOL = 's',
	JOINER = 'j',
};

/* The enum char_class of each ASCII character. */
extern const char ascii_classes[128];

struct scanner {
	const struct tokenize_state *state;
	const char *text;
	size_t size;    /* of the text */
	size_t at, end; /* what is left of the sentence */
	size_t at_sign; /* the first '@' at or behind at; size: none */
	struct arena *arena;
	struct tokens *out;
};

/* As class_at(), where the character is no ASCII. */
enum char_class class_at_wide(const struct scanner *scanner, size_t at,
			      size_t *next);

/* The class of the character at; *next is set behind it. */
static inline enum char_class
class_at(const struct scanner *scanner, size_t at, size_t *next)
{
	unsigned char byte = (unsigned char)scanner->text[at];

	if (byte >= 0x80)
		return class_at_wide(scanner, at, next);
	*next = at + 1;
	return (enum char_class)ascii_classes[byte];
}

/* Whether a letter or digit stands at a place before the end. */
static inline bool
is_wordy(const struct scanner *scanner, size_t at)
{
	enum char_class class;

	if (at >= scanner->end)
		return false;
	class = class_at(scanner, at, &at);
	return class == LETTER || class == DIGIT;
}

/* Whether the character before a place is white space, or none is. */
bool is_free(const struct scanner *scanner, size_t at);

/* Adds the token from start to end. */
static inline void
push_token(struct arena *arena, struct tokens *out, size_t start, size_t end,
	   enum token_kind kind)
{
	struct token token = {{start, end}, kind};

	if (out->count < out->capacity)
		out->items[out->count++] = token;
	else
		*arena_push(arena, out) = token;
}

/* Adds the token from the scanner's place to end, and goes there. */
static inline void
add_token(struct scanner *scanner, size_t end, enum token_kind kind)
{
	push_token(scanner->arena, scanner->out, scanner->at, end, kind);
	scanner->at = end;
}

/* The bytes of an apostrophe at a place, straight or curly; 0: none there. */
size_t apostrophe_at(const struct scanner *scanner, size_t at);

/* The bytes of a clitic such as "'s" or "'ll" at a place; 0: none there. */
size_t clitic_at(const struct scanner *scanner, size_t at);

/* Adds what begins with a letter: a word or its parts, or an address. */
void scan_word(struct scanner *scanner);

/* A number below 32 for a letter of ASCII, large or small. */
static inline unsigned
letter_of(char byte)
{
	return (unsigned char)byte & 31;
}

/*
 * Whether a word may be one written together from two, by its length and its
 * letters; others may too.
 */
static inline bool
may_contract(const struct tokenize_state *state, const char *word, size_t size)
{
	uint32_t seconds, lasts;

	if (size < 2 || size >= 16)
		return false;
	seconds = state->contraction_letters.letters[size][letter_of(*word)]
			  .seconds;
	lasts = state->contraction_letters.letters[size][letter_of(*word)]
			.lasts;
	return seconds >> letter_of(word[1]) &
	       lasts >> letter_of(word[size - 1]) & 1;
}

/* Adds the tokens of a word written together, as "cannot"; false: it is one. */
bool add_contraction(struct scanner *scanner, size_t end);

/* Adds the e-mail address that begins at the scanner's place, if one does. */
bool add_email(struct scanner *scanner);

/*
 * The end of the word at the scanner's place, which has been read to from;
 * *kind is changed for addresses.
 */
size_t word_end(const struct scanner *scanner, size_t from,
		enum token_kind *kind);

static inline char
byte_at(const struct scanner *scanner, size_t at)
{
	return at < scanner->end ? scanner->text[at] : '\0';
}

static inline bool
is_ascii_upper(char byte)
{
	return byte >= 'A' && byte <= 'Z';
}

#endif
