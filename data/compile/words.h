/* Words of a "# hash:" column: by their hashes to the rows they stand in. */
#ifndef DATA_COMPILE_WORDS_H
#define DATA_COMPILE_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "data/compile/block.h"

struct hashed_word {
	uint32_t hash, row;
};

struct words {
	struct hashed_word *items;
	size_t count, room;
};

/* Adds the items of a cell of a row, which are parted by bars. */
void words_add(struct words *words, const char *cell, uint32_t row);

/*
 * Adds a section, where there are words, and frees them. Of words with one
 * hash the first stands.
 */
void words_put(struct words *words, struct block *block, const char *name,
	       uint32_t row_count);

#endif
