/* Bytes that grow in an arena, with NUL behind them only where asked. */
#ifndef PIPELINE_BUFFER_H
#define PIPELINE_BUFFER_H

#include <stddef.h>

#include "stages/arena.h"

struct buffer {
	struct arena *arena;
	char *bytes;
	size_t size, room;
};

/* Bytes that belong to somebody else. */
struct slice {
	const char *bytes;
	size_t size;
};

/* Where to write at most size bytes; buffer->size is the caller's to raise. */
char *buffer_room(struct buffer *buffer, size_t size);

void buffer_put(struct buffer *buffer, const char *bytes, size_t size);
void buffer_puts(struct buffer *buffer, const char *text);

/* A whole number in decimal. */
void buffer_put_number(struct buffer *buffer, size_t number);

static inline struct slice
buffer_slice(const struct buffer *buffer)
{
	return (struct slice){buffer->bytes, buffer->size};
}

#endif
