#include "pipeline/json.h"

#include <string.h>

#include "stages/text.h"

static void
skip_space(struct slice text, size_t *at)
{
	while (*at < text.size && memchr(" \t\r\n", text.bytes[*at], 4))
		++*at;
}

bool
json_take(struct slice value, size_t *at, char byte)
{
	skip_space(value, at);
	if (*at >= value.size || value.bytes[*at] != byte)
		return false;
	++*at;
	return true;
}

bool
json_take_number(struct slice value, size_t *at, size_t *out)
{
	size_t first;

	skip_space(value, at);
	first = *at;
	*out = 0;
	for (; *at < value.size && value.bytes[*at] >= '0' &&
	       value.bytes[*at] <= '9' && *at - first < 18;
	     ++*at)
		*out = *out * 10 + (size_t)(value.bytes[*at] - '0');
	return *at > first;
}

static bool
is_hex(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') ||
	       (byte >= 'A' && byte <= 'F');
}

/* *at is behind the first mark; moves it behind the last. */
static const char *
skip_string(struct slice text, size_t *at)
{
	while (*at < text.size) {
		char byte = text.bytes[(*at)++];

		if (byte == '"')
			return NULL;
		if (byte != '\\') {
			if ((unsigned char)byte < 0x20 && byte != '\0')
				return "a control character in a string";
			continue;
		}
		if (*at >= text.size)
			break;
		byte = text.bytes[(*at)++];
		if (byte == 'u') {
			for (int i = 0; i < 4; i++, ++*at)
				if (*at >= text.size ||
				    !is_hex(text.bytes[*at]))
					return "a \\u without four digits";
		} else if (!memchr("\"\\/bfnrt", byte, 8)) {
			return "an unknown escape in a string";
		}
	}
	return "a string without end";
}

static size_t
skip_digits(struct slice text, size_t *at)
{
	size_t first = *at;

	while (*at < text.size && text.bytes[*at] >= '0' &&
	       text.bytes[*at] <= '9')
		++*at;
	return *at - first;
}

static const char *
skip_number(struct slice text, size_t *at)
{
	size_t first;

	if (text.bytes[*at] == '-')
		++*at;
	first = *at;
	if (skip_digits(text, at) == 0 ||
	    (text.bytes[first] == '0' && *at - first > 1))
		return "a malformed number";
	if (*at < text.size && text.bytes[*at] == '.') {
		++*at;
		if (skip_digits(text, at) == 0)
			return "a malformed number";
	}
	if (*at < text.size && (text.bytes[*at] | 32) == 'e') {
		++*at;
		if (*at < text.size &&
		    (text.bytes[*at] == '+' || text.bytes[*at] == '-'))
			++*at;
		if (skip_digits(text, at) == 0)
			return "a malformed number";
	}
	return NULL;
}

static const char *
skip_word(struct slice text, size_t *at)
{
	static const char *const words[] = {"true", "false", "null"};

	for (size_t i = 0; i < 3; i++) {
		size_t size = strlen(words[i]);

		if (text.size - *at >= size &&
		    !memcmp(text.bytes + *at, words[i], size)) {
			*at += size;
			return NULL;
		}
	}
	return "a value that is none";
}

/* A string, number or word. */
static const char *
skip_scalar(struct slice text, size_t *at)
{
	char byte = text.bytes[*at];

	if (byte == '"') {
		++*at;
		return skip_string(text, at);
	}
	if (byte == '-' || (byte >= '0' && byte <= '9'))
		return skip_number(text, at);
	return skip_word(text, at);
}

static const char *
skip_name(struct slice text, size_t *at)
{
	const char *why;

	if (!json_take(text, at, '"'))
		return "a member without a name";
	why = skip_string(text, at);
	if (why)
		return why;
	return json_take(text, at, ':') ? NULL : "a name without a colon";
}

/* The containers that are open: a bit each, 1 for an object. */
struct nest {
	struct arena *arena;
	unsigned char *bits;
	size_t depth, room; /* in bits */
};

static void
nest_open(struct nest *nest, bool is_object)
{
	unsigned char bit = (unsigned char)(1u << (nest->depth % 8));

	if (nest->depth == nest->room) {
		size_t room = nest->room ? 2 * nest->room : 256;
		unsigned char *bits = arena_alloc(nest->arena, room / 8);

		if (nest->room)
			memcpy(bits, nest->bits, nest->room / 8);
		nest->bits = bits;
		nest->room = room;
	}
	if (is_object)
		nest->bits[nest->depth / 8] |= bit;
	else
		nest->bits[nest->depth / 8] &= (unsigned char)~bit;
	nest->depth++;
}

static bool
nest_is_object(const struct nest *nest)
{
	size_t last = nest->depth - 1;

	return nest->bits[last / 8] >> (last % 8) & 1;
}

/* After a value: closes what closes; in *more whether another value comes. */
static const char *
skip_closers(struct slice text, size_t *at, struct nest *nest, bool *more)
{
	*more = false;
	while (nest->depth > 0) {
		bool is_object = nest_is_object(nest);

		if (json_take(text, at, ',')) {
			*more = true;
			return is_object ? skip_name(text, at) : NULL;
		}
		if (!json_take(text, at, is_object ? '}' : ']'))
			return *at < text.size ? "a comma is missing"
					       : "it is cut off";
		nest->depth--;
	}
	return NULL;
}

/* Moves *at behind the value that begins there. */
static const char *
skip_value(struct slice text, size_t *at, struct arena *arena)
{
	struct nest nest = {.arena = arena};
	bool more = true;
	const char *why = NULL;

	while (more && !why) {
		char byte;

		skip_space(text, at);
		if (*at >= text.size)
			return "it is cut off";
		byte = text.bytes[*at];
		if (byte == '{' || byte == '[') {
			++*at;
			nest_open(&nest, byte == '{');
			if (!json_take(text, at, byte == '{' ? '}' : ']')) {
				why = byte == '{' ? skip_name(text, at) : NULL;
				continue;
			}
			nest.depth--;
		} else {
			why = skip_scalar(text, at);
		}
		if (!why)
			why = skip_closers(text, at, &nest, &more);
	}
	return why;
}

bool
json_take_value(struct slice text, size_t *at, struct arena *arena,
		struct slice *out)
{
	size_t start;

	skip_space(text, at);
	start = *at;
	if (skip_value(text, at, arena))
		return false;
	*out = (struct slice){text.bytes + start, *at - start};
	return true;
}

static const char *
take_member(struct slice text, size_t *at, struct arena *arena,
	    struct members *out)
{
	struct member *member = arena_push(arena, out);
	size_t start, value;
	const char *why;

	skip_space(text, at);
	start = *at;
	why = skip_name(text, at);
	if (why)
		return why;
	skip_space(text, at);
	value = *at;
	why = skip_value(text, at, arena);
	if (why)
		return why;
	member->whole = (struct slice){text.bytes + start, *at - start};
	member->value = (struct slice){text.bytes + value, *at - value};
	member->name = (struct slice){text.bytes + start + 1, 0};
	start++;
	skip_string(text, &start);
	member->name.size =
		(size_t)(text.bytes + start - 1 - member->name.bytes);
	return NULL;
}

const char *
json_cut_object(const char *bytes, size_t size, struct arena *arena,
		struct members *out)
{
	struct slice text = {bytes, size};
	size_t at = 0;

	skip_space(text, &at);
	if (at == size)
		return "the line is blank";
	if (!json_take(text, &at, '{'))
		return "the line is no JSON object";
	if (!json_take(text, &at, '}')) {
		do {
			const char *why = take_member(text, &at, arena, out);

			if (why)
				return arena_print(arena,
						   "the line is no JSON: %s at "
						   "byte %zu",
						   why, at + 1);
		} while (json_take(text, &at, ','));
		if (!json_take(text, &at, '}'))
			return at < size ? "the line is no JSON: a comma is "
					   "missing between two members"
					 : "the line is no JSON: it is cut off";
	}
	skip_space(text, &at);
	return at == size
		       ? NULL
		       : "the line is no JSON: more stands behind the object";
}

bool
json_holds_string(struct slice value)
{
	return value.size > 0 && value.bytes[0] == '"';
}

static int32_t
hex_value(const char *digits)
{
	int32_t value = 0;

	for (int i = 0; i < 4; i++) {
		char digit = (char)(digits[i] | 32);

		value = 16 * value +
			(digit >= 'a' ? digit - 'a' + 10 : digit - '0');
	}
	return value;
}

/* The code point of the \u at *at (behind "\u"), pairs joined; -1 if lone. */
static int32_t
take_escape(struct slice text, size_t *at)
{
	int32_t high = hex_value(text.bytes + *at), low;

	*at += 4;
	if (high < 0xD800 || high > 0xDFFF)
		return high ? high : -1;
	if (high > 0xDBFF || text.size - *at < 6 || text.bytes[*at] != '\\' ||
	    text.bytes[*at + 1] != 'u')
		return -1;
	low = hex_value(text.bytes + *at + 2);
	if (low < 0xDC00 || low > 0xDFFF)
		return -1;
	*at += 6;
	return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* The bytes of the escape at *at (behind the backslash), written to out. */
static size_t
decode_escape(struct slice text, size_t *at, char *out, size_t *bad)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
	char byte = text.bytes[(*at)++];
	const char *found = strchr(from, byte);
	int32_t point;

	if (byte != 'u') {
		*out = found ? to[found - from] : byte;
		return 1;
	}
	point = take_escape(text, at);
	*bad += point < 0;
	return text_put(point < 0 ? 0xFFFD : point, out);
}

char *
json_decode(struct slice string, struct arena *arena, size_t *size, size_t *bad)
{
	struct slice inner = {string.bytes + 1, string.size - 2};
	/* No escape is shorter than the bytes that it stands for. */
	char *out = arena_alloc(arena, inner.size + 1);
	size_t used = 0, at = 0;

	*bad = 0;
	while (at < inner.size) {
		const char *start = inner.bytes + at;
		const char *stop = memchr(start, '\\', inner.size - at);
		size_t run = stop ? (size_t)(stop - start) : inner.size - at;

		memcpy(out + used, start, run);
		used += run;
		at += run;
		if (stop) {
			at++;
			used += decode_escape(inner, &at, out + used, bad);
		}
	}
	*size = used;
	if (text_valid(out, used) < used || memchr(out, '\0', used)) {
		size_t faults;

		out = text_mend(arena, out, used, size, &faults);
		*bad += faults;
	}
	return out;
}

bool
json_is_named(const struct member *member, const char *name)
{
	char decoded[64];
	size_t used = 0, at = 0, bad = 0;

	if (!memchr(member->name.bytes, '\\', member->name.size))
		return member->name.size == strlen(name) &&
		       !memcmp(member->name.bytes, name, member->name.size);
	while (at < member->name.size && used < sizeof decoded - 4) {
		char byte = member->name.bytes[at++];

		if (byte == '\\')
			used += decode_escape(member->name, &at, decoded + used,
					      &bad);
		else
			decoded[used++] = byte;
	}
	return at == member->name.size && used == strlen(name) &&
	       !memcmp(decoded, name, used);
}

static void
put_escape(struct buffer *buffer, unsigned point)
{
	static const char digits[] = "0123456789abcdef";
	char escape[6] = {'\\', 'u'};

	for (int i = 0; i < 4; i++)
		escape[2 + i] = digits[point >> (12 - 4 * i) & 15];
	buffer_put(buffer, escape, sizeof escape);
}

/* The code point whose bytes must be escaped at text, or 0; *size of them. */
static unsigned
needs_escape(const char *text, size_t left, size_t *size)
{
	unsigned char byte = (unsigned char)text[0];

	*size = 1;
	if (byte < 0x20 || byte == '"' || byte == '\\')
		return byte;
	if (byte == 0xC2 && left > 1 && (unsigned char)text[1] == 0x85) {
		*size = 2;
		return 0x85;
	}
	if (byte == 0xE2 && left > 2 && (unsigned char)text[1] == 0x80 &&
	    ((unsigned char)text[2] | 1) == 0xA9) {
		*size = 3;
		return 0x2028 + ((unsigned char)text[2] & 1);
	}
	return 0;
}

void
json_put_string(struct buffer *buffer, const char *text, size_t size)
{
	static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
	size_t start = 0, at = 0, width;

	buffer_put(buffer, "\"", 1);
	while (at < size) {
		unsigned point = needs_escape(text + at, size - at, &width);
		const char *found;

		if (!point) {
			at++;
			continue;
		}
		buffer_put(buffer, text + start, at - start);
		found = point < 0x80 ? strchr(from, (int)point) : NULL;
		if (found) {
			char escape[2] = {'\\', to[found - from]};

			buffer_put(buffer, escape, 2);
		} else {
			put_escape(buffer, point);
		}
		at += width;
		start = at;
	}
	buffer_put(buffer, text + start, size - start);
	buffer_put(buffer, "\"", 1);
}

void
json_put_thousandths(struct buffer *buffer, int thousandths)
{
	unsigned rest = thousandths < 0 ? 0u - (unsigned)thousandths
					: (unsigned)thousandths;
	char decimals[4] = {'.'};
	size_t size = sizeof decimals;

	if (thousandths < 0)
		buffer_put(buffer, "-", 1);
	buffer_put_number(buffer, rest / 1000);
	rest %= 1000;
	decimals[1] = (char)('0' + rest / 100);
	decimals[2] = (char)('0' + rest / 10 % 10);
	decimals[3] = (char)('0' + rest % 10);
	while (size > 1 && decimals[size - 1] == '0')
		size--;
	if (size > 1)
		buffer_put(buffer, decimals, size);
}
