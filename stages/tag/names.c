#include "stages/tag/names.h"

#include <stdbool.h>
#include <string.h>

#include "stages/knowledge.h"

void
names_make(struct names *names, struct arena *arena, size_t count)
{
	*names = (struct names){.arena = arena, .slot_count = 16};
	while (names->slot_count < 2 * count)
		names->slot_count *= 2;
	names->slots =
		arena_array(arena, names->slot_count, sizeof *names->slots);
}

static struct named *
slot_of(const struct names *names, const char *name, size_t size)
{
	size_t mask = names->slot_count - 1;
	size_t at = hash_text(HASH_START, name, size) & mask;

	while (names->slots[at].name &&
	       (names->slots[at].size != size ||
		memcmp(names->slots[at].name, name, size) != 0))
		at = (at + 1) & mask;
	return &names->slots[at];
}

static void
grow(struct names *names)
{
	struct names larger;

	names_make(&larger, names->arena, 2 * names->slot_count);
	for (size_t i = 0; i < names->slot_count; i++)
		if (names->slots[i].name)
			*slot_of(&larger, names->slots[i].name,
				 names->slots[i].size) = names->slots[i];
	larger.count = names->count;
	*names = larger;
}

void
names_add(struct names *names, const char *name, size_t size, size_t thing,
	  enum name_rank rank)
{
	struct named *slot;

	if (2 * names->count >= names->slot_count)
		grow(names);
	slot = slot_of(names, name, size);
	if (slot->name && slot->rank >= rank)
		return;
	names->count += slot->name == NULL;
	*slot = (struct named){arena_copy(names->arena, name, size), size,
			       thing, rank};
}

size_t
names_find(const struct names *names, const char *name, size_t size,
	   enum name_rank least)
{
	const struct named *slot = slot_of(names, name, size);

	return slot->name && slot->rank >= least ? slot->thing : NO_THING;
}
