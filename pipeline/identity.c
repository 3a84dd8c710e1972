#include "pipeline/identity.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/die.h"

uint64_t
hash_bytes(const char *bytes, size_t size)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) *
		       UINT64_C(1099511628211);
	return hash;
}

void
identity_of_text(const char *text, size_t size, char out[IDENTITY_SIZE])
{
	snprintf(out, IDENTITY_SIZE, "text-%016" PRIx64,
		 hash_bytes(text, size));
}

/* The slot that holds hash, or the free one where it belongs. */
static uint64_t *
slot_of(const struct identities *identities, uint64_t hash)
{
	size_t at = (size_t)(hash ^ hash >> 32) & (identities->room - 1);

	while (identities->slots[at] && identities->slots[at] != hash)
		at = (at + 1) & (identities->room - 1);
	return &identities->slots[at];
}

static void
grow(struct identities *identities)
{
	struct identities grown = {.count = identities->count};

	grown.room = identities->room ? 2 * identities->room : 1024;
	grown.slots = grow_or_die(NULL, grown.room * sizeof *grown.slots);
	memset(grown.slots, 0, grown.room * sizeof *grown.slots);
	for (size_t i = 0; i < identities->room; i++)
		if (identities->slots[i])
			*slot_of(&grown, identities->slots[i]) =
				identities->slots[i];
	free(identities->slots);
	*identities = grown;
}

bool
identities_add(struct identities *identities, const char *id, size_t size)
{
	uint64_t hash = hash_bytes(id, size);
	uint64_t *slot;

	if (identities->count >= identities->room / 2)
		grow(identities);
	if (hash == 0)
		hash = 1;
	slot = slot_of(identities, hash);
	if (*slot)
		return false;
	*slot = hash;
	identities->count++;
	return true;
}

void
identities_clear(struct identities *identities)
{
	free(identities->slots);
	*identities = (struct identities){0};
}
