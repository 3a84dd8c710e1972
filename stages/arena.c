#include "stages/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef ARENA_DEBUG
static const size_t chunk_size = 0; /* every allocation is a chunk */
static const size_t kept_size = 0;
#else
static const size_t chunk_size = 256 * 1024;
/* What most articles take: their memory need not come from the system anew. */
static const size_t kept_size = 4 << 20;
#endif

struct arena_chunk {
	struct arena_chunk *next;
	size_t size, used; /* bytes of memory[] */
	alignas(max_align_t) char memory[];
};

static _Noreturn void
exhausted(const struct arena *arena)
{
	if (arena->exhausted)
		arena->exhausted();
	abort();
}

static struct arena_chunk *
chunk_new(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk;

	if (chunk_size > size)
		size = chunk_size;
	if (size > SIZE_MAX - sizeof *chunk)
		exhausted(arena);
	chunk = malloc(sizeof *chunk + size);
	if (!chunk)
		exhausted(arena);
	chunk->size = size;
	chunk->used = 0;
	chunk->next = arena->chunks;
	arena->chunks = chunk;
	return chunk;
}

/* size bytes of whatever was there before. */
static char *
take(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->chunks;
	const size_t align = alignof(max_align_t);
	size_t needed;
	char *memory;

	if (size > SIZE_MAX - align)
		exhausted(arena);
	needed = (size + align - 1) / align * align;
	if (!chunk || chunk_size == 0 || chunk->size - chunk->used < needed)
		chunk = chunk_new(arena, chunk_size ? needed : size);
	memory = chunk->memory + chunk->used;
	chunk->used += chunk_size ? needed : size;
	return memory;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	return memset(take(arena, size), 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
	return memset(arena_room(arena, count, size), 0, count * size);
}

void *
arena_room(struct arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		exhausted(arena);
	return take(arena, count * size);
}

char *
arena_copy(struct arena *arena, const char *bytes, size_t size)
{
	char *copy = arena_alloc(arena, size + 1);

	if (size)
		memcpy(copy, bytes, size);
	return copy;
}

char *
arena_print(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	char *text;
	int size;

	va_start(arguments, format);
	size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (size < 0)
		return arena_copy(arena, "", 0);
	text = arena_alloc(arena, (size_t)size + 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)size + 1, format, arguments);
	va_end(arguments);
	return text;
}

/* The chunk worth keeping for the next document: the largest of modest size. */
static struct arena_chunk *
best_chunk(const struct arena *arena)
{
	struct arena_chunk *best = NULL;

	for (struct arena_chunk *chunk = arena->chunks; chunk;
	     chunk = chunk->next)
		if (chunk->size <= kept_size &&
		    (!best || chunk->size > best->size))
			best = chunk;
	return best;
}

static void
free_chunks_but(struct arena *arena, struct arena_chunk *kept)
{
	for (struct arena_chunk *chunk = arena->chunks, *next; chunk;
	     chunk = next) {
		next = chunk->next;
		if (chunk != kept)
			free(chunk);
	}
	arena->chunks = kept;
	if (kept) {
		kept->next = NULL;
		kept->used = 0;
	}
}

void
arena_reset(struct arena *arena)
{
	size_t size = 0;

	for (const struct arena_chunk *chunk = arena->chunks; chunk;
	     chunk = chunk->next)
		size += chunk->size;
	/* What several chunks held, the next document has in one. */
	if (arena->chunks && arena->chunks->next && size <= kept_size) {
		free_chunks_but(arena, NULL);
		chunk_new(arena, size);
	} else {
		free_chunks_but(arena, best_chunk(arena));
	}
}

void
arena_clear(struct arena *arena)
{
	free_chunks_but(arena, NULL);
}

void *
arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
	   size_t size)
{
	size_t room = *capacity ? *capacity : 8;
	char *grown;

	if (count < *capacity)
		return items;
	if (count >= room) {
		if (room > SIZE_MAX / 2)
			exhausted(arena);
		room *= 2;
	}
	if (size && room > SIZE_MAX / size)
		exhausted(arena);
	grown = take(arena, room * size);
	if (count)
		memcpy(grown, items, count * size);
	memset(grown + count * size, 0, (room - count) * size);
	*capacity = room;
	return grown;
}
