#include "data/compile/words.h"

#include <stdlib.h>

#include "stages/features.h"

void
words_add(struct words *words, const char *cell, uint32_t row)
{
	const char *item;
	size_t size;

	while (list_next(&cell, &item, &size)) {
		if (words->count == words->room) {
			words->room = 2 * words->room + 1024;
			words->items =
				realloc(words->items,
					words->room * sizeof *words->items);
			if (!words->items)
				fail("out of memory");
		}
		words->items[words->count++] =
			(struct hashed_word){word_hash(item, size), row};
	}
}

void
words_put(struct words *words, struct block *block, const char *name,
	  uint32_t row_count)
{
	struct section *section;
	uint32_t bits = 1, offset;
	uint32_t *hashes;
	uint16_t *rows;
	size_t slots;

	if (!words->count)
		return;
	if (row_count >= UINT16_MAX)
		fail("%s: more rows than hashed words can have", name);
	while ((size_t)1 << bits < words->count + words->count / 4)
		bits++;
	slots = (size_t)1 << bits;
	hashes = calloc(slots, sizeof *hashes + sizeof *rows);
	if (!hashes)
		fail("out of memory");
	rows = (uint16_t *)(hashes + slots);
	for (size_t i = 0; i < words->count; i++) {
		struct hashed_word *word = &words->items[i];
		size_t slot = words_slot(hashes, bits, word->hash);

		if (hashes[slot] != word->hash)
			rows[slot] = (uint16_t)(word->row + 1);
		hashes[slot] = word->hash;
	}
	offset = block_put(block, hashes,
			   slots * (sizeof *hashes + sizeof *rows));
	section = block_section(block, SECTION_WORDS, name);
	section->offset = offset;
	section->size = block_size32(slots * (sizeof *hashes + sizeof *rows));
	section->slot_count = block_size32(slots);
	section->row_count = row_count;
	free(hashes);
	free(words->items);
}
