#include "pipeline/lines.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "pipeline/die.h"
#include "pipeline/stop.h"

enum { READ_SIZE = 64 * 1024, CUT_SIZE = 4096 };

void
lines_init(struct lines *lines, int file, const char *name, size_t limit)
{
	*lines = (struct lines){.file = file, .name = name, .limit = limit};
}

void
lines_clear(struct lines *lines)
{
	free(lines->buffer);
	lines->buffer = NULL;
}

static void
make_room(struct lines *lines)
{
	if (lines->buffer && lines->start > 0 &&
	    lines->room - lines->end <= READ_SIZE) {
		memmove(lines->buffer, lines->buffer + lines->start,
			lines->end - lines->start);
		lines->end -= lines->start;
		lines->start = 0;
	}
	if (lines->room - lines->end <= READ_SIZE) {
		lines->room = 2 * lines->room + 2 * READ_SIZE;
		lines->buffer = grow_or_die(lines->buffer, lines->room);
	}
}

/* Skips a byte order mark as soon as three bytes, or the end, are there. */
static void
skip_mark(struct lines *lines)
{
	size_t size = lines->end - lines->start;

	if (lines->is_begun || (size < 3 && !lines->is_ended))
		return;
	lines->is_begun = true;
	if (size >= 3 &&
	    !memcmp(lines->buffer + lines->start, "\xEF\xBB\xBF", 3))
		lines->start += 3;
}

/* As read(), from what is packed. */
static ssize_t
unpack(gzFile packed, char *bytes, unsigned size)
{
	int got = gzread(packed, bytes, size), fault = Z_OK;

	if (got <= 0) /* also where the file ends too early */
		gzerror(packed, &fault);
	if (got > 0 || fault == Z_OK)
		return got;
	if (fault != Z_ERRNO)
		errno = EBADMSG;
	return -1;
}

bool
lines_fill(struct lines *lines)
{
	ssize_t got;

	if (lines->is_ended)
		return false;
	if (!lines->packed && !stop_wait(lines->file)) {
		lines->is_ended = true;
		return false;
	}
	make_room(lines);
	do
		got = lines->packed
			      ? unpack(lines->packed,
				       lines->buffer + lines->end, READ_SIZE)
			      : read(lines->file, lines->buffer + lines->end,
				     READ_SIZE);
	while (got < 0 && errno == EINTR && !is_stopped());
	if (got <= 0) {
		lines->fault = got < 0 && errno != EINTR ? errno : 0;
		lines->is_ended = true;
	} else {
		lines->end += (size_t)got;
	}
	skip_mark(lines);
	return got > 0;
}

const char *
lines_peek(const struct lines *lines, size_t *size)
{
	*size = lines->end - lines->start;
	return *size ? lines->buffer + lines->start : "";
}

/* Ends the line of size bytes at start, of which taken are used up. */
static char *
take(struct lines *lines, size_t size, size_t taken, size_t *out_size)
{
	char *line = lines->buffer + lines->start;

	lines->start += taken;
	lines->searched = 0;
	lines->number++;
	if (size > 0 && line[size - 1] == '\r')
		size--;
	line[size] = '\0';
	*out_size = size;
	return line;
}

/* Skips the rest of a cut line; whether its end was there. */
static bool
skip_rest(struct lines *lines)
{
	size_t size = lines->end - lines->start;
	char *end =
		size ? memchr(lines->buffer + lines->start, '\n', size) : NULL;

	if (end) {
		lines->start = (size_t)(end - lines->buffer) + 1;
		lines->is_skipping = false;
	} else {
		lines->start = lines->end;
	}
	return end != NULL;
}

char *
lines_take(struct lines *lines, size_t *size)
{
	char *start, *end;
	size_t there;

	if (!lines->is_begun && !lines->is_ended)
		return NULL;
	if (lines->is_skipping && !skip_rest(lines))
		return NULL;
	there = lines->end - lines->start;
	if (there == 0)
		return NULL;
	start = lines->buffer + lines->start;
	end = memchr(start + lines->searched, '\n', there - lines->searched);
	lines->is_cut = false;
	if (end && (size_t)(end - start) <= lines->limit)
		return take(lines, (size_t)(end - start),
			    (size_t)(end - start) + 1, size);
	if (end || there > lines->limit) {
		lines->is_cut = lines->is_skipping = true;
		if (end)
			there = (size_t)(end - start);
		there = there <= CUT_SIZE ? there - 1 : CUT_SIZE;
		return take(lines, there, there + 1, size);
	}
	if (!lines->is_ended || is_stopped()) {
		lines->searched = there;
		return NULL;
	}
	return take(lines, there, there, size);
}

char *
lines_next(struct lines *lines, size_t *size)
{
	char *line;

	while (!is_stopped()) {
		line = lines_take(lines, size);
		if (line)
			return line;
		if (lines->is_ended)
			return NULL;
		flush_or_die();
		lines_fill(lines);
	}
	return NULL;
}

static bool
is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

bool
lines_are_records(struct lines *lines)
{
	size_t at = 0;

	do {
		const char *bytes;
		size_t size;

		if (!lines->is_begun)
			continue;
		bytes = lines->buffer + lines->start;
		size = lines->end - lines->start;
		while (at < size && is_blank(bytes[at]))
			at++;
		if (at < size)
			return bytes[at] == '{';
	} while (at <= lines->limit && lines_fill(lines));
	return true;
}

char *
lines_rest(struct lines *lines, size_t limit, size_t *size)
{
	while (lines->end - lines->start <= limit && lines_fill(lines))
		;
	*size = lines->end - lines->start;
	if (*size > limit)
		*size = limit + 1;
	if (!lines->buffer)
		make_room(lines);
	return lines->buffer + lines->start;
}
