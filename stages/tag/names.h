/*
 * The names and short forms that a document uses, and what each stands for.
 */
#ifndef STAGES_TAG_NAMES_H
#define STAGES_TAG_NAMES_H

#include <stddef.h>
#include <stdint.h>

#include "stages/arena.h"

#define NO_THING SIZE_MAX

/* How surely a name stands for its thing: the higher one keeps it. */
enum name_rank {
	RANK_HEAD = 1, /* "Forum" */
	RANK_FIRST_NAME,
	RANK_ACRONYM,
	RANK_SHORT,
	RANK_LAST_NAME,
	RANK_FULL,
	RANK_KEY,
};

struct named {
	const char *name; /* NULL: the slot is free */
	size_t size, thing;
	enum name_rank rank;
};

struct names {
	struct arena *arena;
	struct named *slots;
	size_t slot_count; /* a power of two */
	size_t count;
};

/* Room for about count names at first; more are made as needed. */
void names_make(struct names *names, struct arena *arena, size_t count);

/* Adds a name of size bytes; of two things the higher rank keeps it. */
void names_add(struct names *names, const char *name, size_t size, size_t thing,
	       enum name_rank rank);

/* The thing that a name of at least this rank stands for, or NO_THING. */
size_t names_find(const struct names *names, const char *name, size_t size,
		  enum name_rank least);

#endif
