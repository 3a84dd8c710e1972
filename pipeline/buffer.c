#include "pipeline/buffer.h"

#include <string.h>

char *
buffer_room(struct buffer *buffer, size_t size)
{
	if (buffer->room - buffer->size < size) {
		size_t room = 2 * buffer->room + size + 64;
		char *bytes = arena_alloc(buffer->arena, room);

		if (buffer->size)
			memcpy(bytes, buffer->bytes, buffer->size);
		buffer->bytes = bytes;
		buffer->room = room;
	}
	return buffer->bytes + buffer->size;
}

void
buffer_put(struct buffer *buffer, const char *bytes, size_t size)
{
	char *room = buffer_room(buffer, size);

	if (size)
		memcpy(room, bytes, size);
	buffer->size += size;
}

void
buffer_puts(struct buffer *buffer, const char *text)
{
	buffer_put(buffer, text, strlen(text));
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
