/*
 * The memory of one document: allocated piece by piece, given back at once.
 *
 * A zeroed struct arena is ready for use. Whoever is passed an arena owns
 * nothing of what it hands out. With ARENA_DEBUG every allocation is a malloc
 * of its own, so that the address sanitizer sees overruns and stale pointers.
 */
#ifndef STAGES_ARENA_H
#define STAGES_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
	struct arena_chunk *chunks; /* the newest first */
	/* Called when memory runs out, must not return; NULL: abort(). */
	void (*exhausted)(void);
};

/* size zeroed bytes, aligned for any type; never NULL, even for size 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* count zeroed items of size bytes each; a product too large is exhaustion. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/*
 * As arena_array(), of whatever was there before: for much that is written
 * before it is read.
 */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of size bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t size);

/* As printf writes it, NUL-terminated. */
char *arena_print(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Forgets all allocations, and keeps one chunk of modest size for the next
 * document: as large as all chunks were together, where it can be.
 */
void arena_reset(struct arena *arena);

/* Gives all memory back. */
void arena_clear(struct arena *arena);

/*
 * The address of a new zeroed item at the end of a list, which is a struct of
 * items, count and capacity. List is evaluated more than once; the addresses
 * of earlier items are void afterwards.
 */
#define arena_push(arena, list)                                                \
	((list)->items = arena_grow((arena), (list)->items, (list)->count,     \
				    &(list)->capacity, sizeof *(list)->items), \
	 &(list)->items[(list)->count++])

/* items with room for one more; for arena_push. */
void *arena_grow(struct arena *arena, void *items, size_t count,
		 size_t *capacity, size_t size);

#endif
