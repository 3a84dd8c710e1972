/*
 * The compiled data while it grows: sections, and a pool of strings in which
 * each string stands once. Whatever fails ends the program by fail().
 */
#ifndef DATA_COMPILE_BLOCK_H
#define DATA_COMPILE_BLOCK_H

#include <stddef.h>
#include <stdint.h>

#include "stages/knowledge.h"

struct block {
	char *bytes; /* of the whole, from the header on */
	size_t size, room;
	size_t section_count, section_limit;
	char *strings;
	size_t strings_size, strings_room;
	uint32_t *slots; /* of strings: offset + 1, or 0; a power of two */
	size_t slot_count, string_count;
};

/* Says why on standard error, as printf does, and exits. */
_Noreturn void fail(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* With room for limit sections beside the strings. */
void block_init(struct block *block, size_t limit);
void block_clear(struct block *block);

/* A new section; the address is good until the next block_put(). */
struct section *block_section(struct block *block, enum section_kind kind,
			      const char *name);

/* Appends size bytes, aligned to 64; returns their offset. */
uint32_t block_put(struct block *block, const void *bytes, size_t size);

/* The offset of a string of size bytes in the pool. */
uint32_t block_string(struct block *block, const char *bytes, size_t size);

/* A size that must fit the format's 32 bits. */
uint32_t block_size32(size_t size);

/* Writes the strings and the header. */
void block_finish(struct block *block);

#endif
