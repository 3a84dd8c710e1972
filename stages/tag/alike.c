/* Which tokens are written alike. */
#include <string.h>

#include "stages/tag/scene.h"

/* A slot of a hash table: one way to write a token. */
struct spelling {
	uint32_t hash;
	uint32_t first; /* the token that has it first, + 1; 0: a free slot */
};

static bool
are_alike(const struct document *doc, size_t token, size_t other)
{
	struct span a = doc->tokens.items[token].span;
	struct span b = doc->tokens.items[other].span;

	return a.end - a.start == b.end - b.start &&
	       !memcmp(doc->text + a.start, doc->text + b.start,
		       a.end - a.start);
}

static struct spelling *
find(struct spelling *slots, size_t mask, const struct document *doc,
     size_t token, uint32_t hash)
{
	size_t at = hash & mask;

	while (slots[at].first && (slots[at].hash != hash ||
				   !are_alike(doc, slots[at].first - 1, token)))
		at = (at + 1) & mask;
	return &slots[at];
}

uint32_t *
find_alike(const struct document *doc, struct arena *arena)
{
	size_t count = doc->tokens.count, mask = 63;
	uint32_t *firsts = arena_array(arena, count + 1, sizeof *firsts);
	struct spelling *slots;

	while (mask < 2 * count)
		mask = 2 * mask + 1;
	slots = arena_array(arena, mask + 1, sizeof *slots);
	for (size_t i = 0; i < count; i++) {
		struct span span = doc->tokens.items[i].span;
		uint32_t hash = hash_text(HASH_START, doc->text + span.start,
					  span.end - span.start);
		struct spelling *slot = find(slots, mask, doc, i, hash);

		if (!slot->first)
			*slot = (struct spelling){hash, (uint32_t)i + 1};
		firsts[i] = slot->first - 1;
	}
	return firsts;
}
