/*
 * The words of a line, for its shape.
 */
#ifndef STAGES_TOKENIZE_LINE_WORDS_H
#define STAGES_TOKENIZE_LINE_WORDS_H

#include <string.h>

#include "stages/tokenize/shapes.h"

/* Of a line that is not long: four bytes a character, and some room behind. */
enum { WORD_LIMIT = 64, LOWER_LIMIT = 4 * LONG_LINE + 16 };

/* Bytes of the lower-case copy of a line. */
struct piece {
	unsigned short start, end;
};

struct words {
	const struct tokenize_state *state;
	char lower[LOWER_LIMIT]; /* the line in lower case, and NULs behind it
				  */
	size_t size;
	struct piece items[WORD_LIMIT];
	uint32_t
		hashes[WORD_LIMIT]; /* of the word, or its part before a mark */
	uint64_t capitals; /* a bit for each word that begins with one */
	size_t count;
	bool letters; /* there is one in a word */
};

static inline bool
has_capital(const struct words *words, size_t i)
{
	return words->capitals >> i & 1;
}

/* Copies a line in lower case, and finds its words: the first WORD_LIMIT. */
void read_words(const struct tokenize_state *state, const char *text,
		struct span span, struct words *out);

/* Counts the cues in a line for its shape. */
void count_cues(const struct words *words, struct shape *shape);

/*
 * A hash of how a cue may begin: of a word, by its hash, and four bytes behind
 * it.
 */
static inline uint32_t
longer_beginning(uint32_t word, const char *behind)
{
	uint32_t bytes;

	memcpy(&bytes, behind, sizeof bytes);
	bytes = (word ^ bytes) * UINT32_C(0x9E3779B1);
	return bytes ^ bytes >> 15;
}

#endif
