/* Bytes that grow in an arena, with NUL behind them only where asked. */
#ifndef PIPELINE_BUFFER_H
#define PIPELINE_BUFFER_H

#include <stddef.h>
#include <string.h>

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

/* Makes room for size bytes more, and for as many as there are. */
void buffer_grow(struct buffer *buffer, size_t size);

/* Inline: a record is written in thousands of short pieces of known length. */
static inline void
buffer_put(struct buffer *buffer, const char *bytes, size_t size)
{
	if (buffer->room - buffer->size < size)
		buffer_grow(buffer, size);
	if (size)
		memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
}

static inline void
buffer_puts(struct buffer *buffer, const char *text)
{
	buffer_put(buffer, text, strlen(text));
}

/* A whole number in decimal. */
void buffer_put_number(struct buffer *buffer, size_t number);

static inline struct slice
buffer_slice(const struct buffer *buffer)
{
	return (struct slice){buffer->bytes, buffer->size};
}

#endif
