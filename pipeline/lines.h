/*
 * An input, line by line, or whole.
 *
 * A line ends in LF or CRLF, which are no part of it; the last one may lack
 * its end. A byte order mark before the first line is skipped. The buffer
 * grows with the longest line, up to limit.
 */
#ifndef PIPELINE_LINES_H
#define PIPELINE_LINES_H

#include <stdbool.h>
#include <stddef.h>

enum { LINE_FACTOR = 32 }; /* a line may be so many times as long as a text */

struct lines {
	int file;         /* its descriptor; the caller closes it */
	void *packed;     /* a gzFile to read through; NULL: file as it is.
			     Set after lines_init(); the caller closes it */
	const char *name; /* for messages: a path, or "standard input" */
	size_t limit;     /* bytes of the longest line */
	size_t number;    /* of the line last taken, from 1 */
	bool is_cut;      /* the line last taken is longer than limit: it is
			     only its beginning, the rest is skipped */
	bool is_ended;    /* the end of the input was read, or a fault */
	int fault;        /* errno of a read that failed; 0: none; EBADMSG:
			     what is packed is damaged */
	char *buffer;     /* what was read and not yet taken: [start, end) */
	size_t start, end, room;
	size_t searched;  /* bytes after start that hold no line's end */
	bool is_skipping; /* the rest of a line that was cut */
	bool is_begun;    /* the byte order mark has been looked for */
};

void lines_init(struct lines *lines, int file, const char *name, size_t limit);
void lines_clear(struct lines *lines);

/*
 * Reads once from the file, which may wait. Returns false where the input has
 * ended or a signal asked to stop.
 */
bool lines_fill(struct lines *lines);

/* What was read and not yet taken, good until the next call. */
const char *lines_peek(const struct lines *lines, size_t *size);

/*
 * The next whole line of what was read, NUL-terminated, until the next call;
 * NULL where there is none yet, or none any more (then is_ended).
 */
char *lines_take(struct lines *lines, size_t *size);

/*
 * The next line, or NULL at the end. Standard output is flushed before it
 * waits for input, so that a live stream never stalls.
 */
char *lines_next(struct lines *lines, size_t *size);

/*
 * Whether the input is records: its first byte that is no white space is "{",
 * or it has none.
 */
bool lines_are_records(struct lines *lines);

/*
 * All that is left, for an article; at most limit bytes and one more, which
 * tells that there is more. Good until the next call.
 */
char *lines_rest(struct lines *lines, size_t limit, size_t *size);

#endif
