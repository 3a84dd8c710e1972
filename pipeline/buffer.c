#include "pipeline/buffer.h"

#include <string.h>

void
buffer_grow(struct buffer *buffer, size_t size)
{
	size_t room = 2 * buffer->room + size + 64;
	char *bytes = arena_alloc(buffer->arena, room);

	if (buffer->size)
		memcpy(bytes, buffer->bytes, buffer->size);
	buffer->bytes = bytes;
	buffer->room = room;
}

void
buffer_put_number(struct buffer *buffer, size_t number)
{
	char digits[24], *first = digits + sizeof digits;

	do
		*--first = (char)('0' + number % 10);
	while (number /= 10);
	buffer_put(buffer, first, (size_t)(digits + sizeof digits - first));
}
