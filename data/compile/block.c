#include "data/compile/block.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
fail(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fputc('\n', stderr);
	exit(1);
}

uint32_t
block_size32(size_t size)
{
	if (size > UINT32_MAX)
		fail("the data is larger than 4 GiB");
	return (uint32_t)size;
}

/* bytes with room for size of them; new ones are zero. */
static void *
grow(void *bytes, size_t *room, size_t size)
{
	size_t old = *room;

	if (size <= old)
		return bytes;
	*room = 2 * size;
	bytes = realloc(bytes, *room);
	if (!bytes)
		fail("out of memory");
	memset((char *)bytes + old, 0, *room - old);
	return bytes;
}

void
block_init(struct block *block, size_t limit)
{
	*block = (struct block){.section_limit = limit + 1};
	block->size = sizeof(struct header) +
		      block->section_limit * sizeof(struct section);
	block->bytes = grow(NULL, &block->room, block->size);
	block->slot_count = 1 << 16;
	block->slots = calloc(block->slot_count, sizeof *block->slots);
	if (!block->slots)
		fail("out of memory");
	block_string(block, "", 0);
}

void
block_clear(struct block *block)
{
	free(block->bytes);
	free(block->strings);
	free(block->slots);
}

struct section *
block_section(struct block *block, enum section_kind kind, const char *name)
{
	struct section *sections =
		(void *)(block->bytes + sizeof(struct header));
	struct section *section = &sections[block->section_count++];

	if (block->section_count > block->section_limit)
		fail("more sections than files");
	*section = (struct section){
		.kind = kind,
		.name = block_string(block, name, strlen(name)),
	};
	return section;
}

uint32_t
block_put(struct block *block, const void *bytes, size_t size)
{
	size_t offset = (block->size + 63) / 64 * 64; /* as cache lines lie */

	block->bytes = grow(block->bytes, &block->room, offset + size);
	if (size)
		memcpy(block->bytes + offset, bytes, size);
	block->size = offset + size;
	return block_size32(offset);
}

static uint32_t *
find_slot(const struct block *block, const char *bytes, size_t size)
{
	size_t mask = block->slot_count - 1;
	size_t slot = hash_text(HASH_START, bytes, size) & mask;

	for (; block->slots[slot]; slot = (slot + 1) & mask) {
		const char *there = block->strings + block->slots[slot] - 1;

		if (!strncmp(there, bytes, size) && there[size] == '\0')
			break;
	}
	return &block->slots[slot];
}

static void
double_slots(struct block *block)
{
	uint32_t *old = block->slots;
	size_t count = block->slot_count;

	block->slot_count *= 2;
	block->slots = calloc(block->slot_count, sizeof *block->slots);
	if (!block->slots)
		fail("out of memory");
	for (size_t i = 0; i < count; i++) {
		const char *string = block->strings + old[i] - 1;

		if (old[i])
			*find_slot(block, string, strlen(string)) = old[i];
	}
	free(old);
}

uint32_t
block_string(struct block *block, const char *bytes, size_t size)
{
	uint32_t *slot;
	size_t offset = block->strings_size;

	if (2 * block->string_count >= block->slot_count)
		double_slots(block);
	slot = find_slot(block, bytes, size);
	if (*slot)
		return *slot - 1;
	block->strings =
		grow(block->strings, &block->strings_room, offset + size + 1);
	if (size)
		memcpy(block->strings + offset, bytes, size);
	block->strings[offset + size] = '\0';
	block->strings_size = offset + size + 1;
	block->string_count++;
	*slot = block_size32(offset + 1);
	return *slot - 1;
}

void
block_finish(struct block *block)
{
	struct section *section =
		block_section(block, SECTION_STRINGS, "strings");
	size_t at = (size_t)((char *)section - block->bytes);
	uint32_t offset = block_put(block, block->strings, block->strings_size);
	struct header header = {
		.magic = KNOWLEDGE_MAGIC,
		.version = KNOWLEDGE_VERSION,
		.order = KNOWLEDGE_ORDER,
		.size = block_size32(block->size),
		.section_count = block_size32(block->section_count),
	};

	section = (void *)(block->bytes + at);
	section->offset = offset;
	section->size = block_size32(block->strings_size);
	header.hash = knowledge_sum(block->bytes + sizeof header,
				    block->size - sizeof header);
	memcpy(block->bytes, &header, sizeof header);
}
