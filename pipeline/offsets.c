#include "pipeline/offsets.h"

#include "stages/text.h"

void
offsets_init(struct offsets *offsets, const char *text, size_t size,
	     struct arena *arena)
{
	size_t count = size / OFFSETS_STEP + 1;

	*offsets = (struct offsets){.text = text, .size = size};
	offsets->points = text_count(text, size);
	if (offsets->points == size)
		return;
	offsets->marks = arena_array(arena, count, sizeof *offsets->marks);
	for (size_t i = 1; i < count; i++)
		offsets->marks[i] =
			offsets->marks[i - 1] +
			text_count(text + (i - 1) * OFFSETS_STEP, OFFSETS_STEP);
}

size_t
offsets_point(const struct offsets *offsets, size_t byte)
{
	size_t mark = byte / OFFSETS_STEP;

	if (!offsets->marks)
		return byte;
	return offsets->marks[mark] +
	       text_count(offsets->text + mark * OFFSETS_STEP,
			  byte % OFFSETS_STEP);
}

size_t
offsets_byte(const struct offsets *offsets, size_t point)
{
	size_t low = 0, high = offsets->size / OFFSETS_STEP, at, seen;

	if (!offsets->marks)
		return point < offsets->size ? point : offsets->size;
	while (low < high) { /* the last mark with at most point before it */
		size_t middle = high - (high - low) / 2;

		if (offsets->marks[middle] <= point)
			low = middle;
		else
			high = middle - 1;
	}
	at = low * OFFSETS_STEP;
	seen = offsets->marks[low];
	for (; at < offsets->size; at++) {
		bool begins = ((unsigned char)offsets->text[at] & 0xC0) != 0x80;

		if (begins && seen++ == point)
			break;
	}
	return at;
}
