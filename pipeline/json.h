/*
 * JSON by the piece (RFC 8259): what a record's line is checked, cut and
 * written with. Strangers' values are never rewritten, so they are only
 * scanned; jansson reads the small layers, see layers.c.
 */
#ifndef PIPELINE_JSON_H
#define PIPELINE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "pipeline/buffer.h"

/* A member of an object: slices of the object's bytes. */
struct member {
	struct slice name;  /* between its quotation marks, as written */
	struct slice whole; /* from the name's mark to the value's end */
	struct slice value;
};

struct members {
	struct member *items;
	size_t count, capacity;
};

/*
 * The members of the object that size bytes hold, white space around it
 * allowed. Returns NULL, or why they are no object. The grammar is checked to
 * its end at any depth, without recursion; bytes that are not UTF-8 are not
 * looked for, and a NUL may stand in a string.
 */
const char *json_cut_object(const char *bytes, size_t size, struct arena *arena,
			    struct members *out);

/* Whether a member's name, its escapes decoded, is name. */
bool json_is_named(const struct member *member, const char *name);

bool json_holds_string(struct slice value);

/*
 * Decodes a string, its marks included. Each invalid byte, NUL and lone
 * surrogate becomes U+FFFD and is counted in *bad. The result is valid UTF-8
 * with a NUL behind it, in arena.
 */
char *json_decode(struct slice string, struct arena *arena, size_t *size,
		  size_t *bad);

/* Writes text as a string; what could end a line somewhere is escaped. */
void json_put_string(struct buffer *buffer, const char *text, size_t size);

/* Writes thousandths as a number with at most three decimals: -300 is -0.3. */
void json_put_thousandths(struct buffer *buffer, int thousandths);

/* The non-negative whole number at *at, which is moved behind it. */
bool json_take_number(struct slice value, size_t *at, size_t *out);

/*
 * The next value of text that json_cut_object() has checked, whatever it is.
 * Returns false where none is left.
 */
bool json_take_value(struct slice text, size_t *at, struct arena *arena,
		     struct slice *out);

/* Moves *at over white space, and over byte; false where another one stands. */
bool json_take(struct slice value, size_t *at, char byte);

#endif
