#include "stages/tag/word_memo.h"

#include <stdlib.h>
#include <string.h>

/* Where most words are found again, and no worker grows by much. */
enum { SLOT_BITS = 12, MEMORY_LIMIT = 2 << 20, LINE = 64 };

_Static_assert(sizeof(struct word_slot) == LINE, "a line holds a slot's key");

struct word_memo {
	size_t stride; /* bytes of a slot */
	int bits;      /* of a slot's number */
	char *start;   /* of the memory */
	char *slots;   /* in it, at the beginning of a line */
};

struct word_memo *
word_memo_new(size_t count)
{
	struct word_memo *memo = malloc(sizeof *memo);
	size_t lines = (count * sizeof(int16_t) + LINE - 1) / LINE + 1;

	if (!memo)
		return NULL;
	memo->stride = lines * LINE;
	memo->bits = SLOT_BITS;
	while (memo->bits > 1 && memo->stride << memo->bits > MEMORY_LIMIT)
		memo->bits--;
	memo->start = calloc((lines << memo->bits) + 1, LINE);
	if (!memo->start) {
		free(memo);
		return NULL;
	}
	memo->slots = memo->start + (LINE - (uintptr_t)memo->start % LINE);
	return memo;
}

void
word_memo_free(struct word_memo *memo)
{
	if (memo)
		free(memo->start);
	free(memo);
}

static struct word_slot *
slot_of(const struct word_memo *memo, struct word_key key)
{
	uint32_t hash = feature_of(key.atoms->place, key.atoms->word,
				   key.atoms->shape, key.tag ^ key.supertag);

	return (void *)(memo->slots +
			(hash >> (32 - memo->bits)) * memo->stride);
}

struct word_slot *
word_memo_find(struct word_memo *memo, struct word_key key)
{
	struct word_slot *slot = slot_of(memo, key);

	if (slot->tag == key.tag && slot->supertag == key.supertag &&
	    !memcmp(slot->atoms, key.atoms, sizeof slot->atoms))
		return slot;
	memcpy(slot->atoms, key.atoms, sizeof slot->atoms);
	slot->tag = key.tag;
	slot->supertag = key.supertag;
	slot->known = slot->guess = 0;
	return slot;
}

void
word_memo_expect(const struct word_memo *memo, struct word_key key)
{
	const char *slot = (const char *)slot_of(memo, key);

	for (size_t i = 0; i < memo->stride; i += LINE)
		__builtin_prefetch(slot + i);
}
