/*
 * UTF-8 and character classes, by utf8proc with a table for ASCII before it.
 *
 * All functions take text that is valid UTF-8, as a document's is, but for
 * text_valid() and text_mend().
 */
#ifndef STAGES_TEXT_H
#define STAGES_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "stages/arena.h"

/* What the functions below do beyond ASCII, of which they see to here. */
int32_t text_next_wide(const char *text, size_t size, size_t *at);
int32_t text_previous_wide(const char *text, size_t *at);
bool is_letter_wide(int32_t point);
bool is_upper_case_wide(int32_t point);
bool is_lower_case_wide(int32_t point);
bool is_digit_wide(int32_t point);
bool is_space_wide(int32_t point);
int32_t lower_case_wide(int32_t point);
int32_t upper_case_wide(int32_t point);
int32_t base_letter_wide(int32_t point);
size_t text_put_wide(int32_t point, char *out);

/* The code point at *at, which is moved behind it; *at must be below size. */
static inline int32_t
text_next(const char *text, size_t size, size_t *at)
{
	unsigned char first = (unsigned char)text[*at];

	if (first >= 0x80)
		return text_next_wide(text, size, at);
	++*at;
	return first;
}

/* The code point before *at, which is moved onto it; *at must be above 0. */
static inline int32_t
text_previous(const char *text, size_t *at)
{
	unsigned char last = (unsigned char)text[*at - 1];

	if (last >= 0x80)
		return text_previous_wide(text, at);
	--*at;
	return last;
}

/* The first of eight bytes whose high bit is set; one must be. */
static inline size_t
first_high(uint64_t eight)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	return (size_t)__builtin_clzll(eight) >> 3;
#else
	return (size_t)__builtin_ctzll(eight) >> 3;
#endif
}

static inline bool
is_ascii_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The number of the lowest bit that is set; one must be. */
static inline size_t
lowest_bit(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits);
}

static inline size_t
count_bits(uint64_t bits)
{
	return (size_t)__builtin_popcountll(bits);
}

static inline bool
is_ascii_letter(char byte)
{
	return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

/* The high bits of eight bytes, where these are no ASCII letters. */
static inline uint64_t
others_of(uint64_t eight)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t highs = ones << 7;
	uint64_t lower = (eight | ones * 0x20) & ~highs;

	/* of bytes below 'a', above 'z', or no ASCII */
	return (~(lower + ones * 0x1F) | (lower + ones * 0x05) | eight) & highs;
}

/* A bit for each of eight bytes that is no ASCII letter, the first lowest. */
static inline uint32_t
eight_others(const char *bytes)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	const uint64_t gather = UINT64_C(0x8040201008040201);
#else
	const uint64_t gather = UINT64_C(0x0102040810204080);
#endif
	uint64_t eight;

	memcpy(&eight, bytes, sizeof eight);
	return (uint32_t)((others_of(eight) >> 7) * gather >> 56);
}

/*
 * A bit for each of TEXT_BLOCK bytes from a place on that is no ASCII letter,
 * the first lowest; what lies behind the end is none.
 */
enum { TEXT_BLOCK = 32 };

static inline uint32_t
text_others(const char *text, size_t at, size_t end)
{
	const char *bytes = text + at;
	char last[TEXT_BLOCK] = {0};

	if (end - at < TEXT_BLOCK)
		bytes = memcpy(last, bytes, end - at);
	return eight_others(bytes) | eight_others(bytes + 8) << 8 |
	       eight_others(bytes + 16) << 16 | eight_others(bytes + 24) << 24;
}

/*
 * The place behind the ASCII letters, and the spaces too where they count,
 * from at on, at most end. Most of a text is such: eight bytes at once.
 */
static inline size_t
text_skip(const char *text, size_t at, size_t end, bool spaces)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t lows = ~(ones << 7);

	for (; end - at >= 8; at += 8) {
		uint64_t eight, others;

		memcpy(&eight, text + at, sizeof eight);
		others = others_of(eight);
		if (spaces) {
			eight ^= ones * ' ';
			others &= ((eight & lows) + lows) | eight;
		}
		if (others)
			return at + first_high(others);
	}
	while (at < end &&
	       (is_ascii_letter(text[at]) || (spaces && text[at] == ' ')))
		at++;
	return at;
}

/* How many code points size bytes hold. */
size_t text_count(const char *text, size_t size);

/*
 * The bytes of the longest valid beginning of a text; size where all of it is
 * valid. Valid is well-formed UTF-8 (no surrogates, no overlong forms).
 */
size_t text_valid(const char *bytes, size_t size);

/*
 * A copy of size bytes in which each invalid byte and each NUL is U+FFFD, and
 * a NUL behind it. *bad counts what was replaced.
 */
char *text_mend(struct arena *arena, const char *bytes, size_t size,
		size_t *out_size, size_t *bad);

/* Appends a code point as UTF-8 to out (4 bytes of room); returns its bytes. */
static inline size_t
text_put(int32_t point, char *out)
{
	if (point < 0 || point >= 0x80)
		return text_put_wide(point, out);
	*out = (char)point;
	return 1;
}

/* Categories L and M. */
static inline bool
is_letter(int32_t point)
{
	return point < 0x80 ? (point | 32) >= 'a' && (point | 32) <= 'z'
			    : is_letter_wide(point);
}

/* Lu and Lt. */
static inline bool
is_upper_case(int32_t point)
{
	return point < 0x80 ? point >= 'A' && point <= 'Z'
			    : is_upper_case_wide(point);
}

/* Ll. */
static inline bool
is_lower_case(int32_t point)
{
	return point < 0x80 ? point >= 'a' && point <= 'z'
			    : is_lower_case_wide(point);
}

/* N. */
static inline bool
is_digit(int32_t point)
{
	return point < 0x80 ? point >= '0' && point <= '9'
			    : is_digit_wide(point);
}

/* White space, NBSP and zero-width space too. */
static inline bool
is_space(int32_t point)
{
	return point < 0x80 ? point == ' ' || (point >= '\t' && point <= '\r')
			    : is_space_wide(point);
}

bool is_punctuation(int32_t point); /* P */
bool is_symbol(int32_t point);      /* S */

bool is_long_dash(int32_t point); /* en, em and figure dash, bar; no hyphen */

/* Its lower-case form; itself where it has none. */
static inline int32_t
lower_case(int32_t point)
{
	if (point < 0x80)
		return point >= 'A' && point <= 'Z' ? point + 32 : point;
	return lower_case_wide(point);
}

static inline int32_t
upper_case(int32_t point)
{
	if (point < 0x80)
		return point >= 'a' && point <= 'z' ? point - 32 : point;
	return upper_case_wide(point);
}

/* The letter without its marks: e for é, o for ø; itself where it has none. */
static inline int32_t
base_letter(int32_t point)
{
	return point < 0x80 ? point : base_letter_wide(point);
}

/* Whether a text of size bytes is word, but for case (ASCII word). */
bool text_is(const char *text, size_t size, const char *word);

#endif
