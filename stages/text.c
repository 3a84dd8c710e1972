#include "stages/text.h"

#include <string.h>
#include <utf8proc.h>

int32_t
text_next_wide(const char *text, size_t size, size_t *at)
{
	utf8proc_int32_t point;
	utf8proc_ssize_t read;

	read = utf8proc_iterate((const utf8proc_uint8_t *)text + *at,
				(utf8proc_ssize_t)(size - *at), &point);
	if (read <= 0) { /* not valid after all: never stand still */
		++*at;
		return 0xFFFD;
	}
	*at += (size_t)read;
	return point;
}

int32_t
text_previous_wide(const char *text, size_t *at)
{
	size_t end = *at, next;

	do
		--*at;
	while (*at > 0 && ((unsigned char)text[*at] & 0xC0) == 0x80);
	next = *at;
	return text_next(text, end, &next);
}

size_t
text_count(const char *text, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

size_t
text_valid(const char *bytes, size_t size)
{
	size_t at = 0;

	while (at < size) {
		utf8proc_int32_t point;
		utf8proc_ssize_t read;

		if ((unsigned char)bytes[at] < 0x80) {
			at++;
			continue;
		}
		read = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at,
					(utf8proc_ssize_t)(size - at), &point);
		if (read <= 0)
			break;
		at += (size_t)read;
	}
	return at;
}

char *
text_mend(struct arena *arena, const char *bytes, size_t size, size_t *out_size,
	  size_t *bad)
{
	static const char replacement[] = "\xEF\xBF\xBD";
	size_t faults = 0, at = 0, used = 0;
	char *out;

	while ((at += text_valid(bytes + at, size - at)) < size) {
		faults++;
		at++;
	}
	at = 0;
	for (size_t i = 0; i < size; i++)
		faults += bytes[i] == '\0';
	out = arena_array(arena, size + 2 * faults + 1, 1);
	while (at < size) {
		size_t run = text_valid(bytes + at, size - at);
		const char *nul = memchr(bytes + at, '\0', run);

		if (nul)
			run = (size_t)(nul - (bytes + at));
		memcpy(out + used, bytes + at, run);
		at += run;
		used += run;
		if (at < size) {
			memcpy(out + used, replacement, 3);
			used += 3;
			at++;
		}
	}
	*out_size = used;
	*bad = faults;
	return out;
}

size_t
text_put_wide(int32_t point, char *out)
{
	return (size_t)utf8proc_encode_char(point, (utf8proc_uint8_t *)out);
}

static bool
is_between(utf8proc_category_t category, int first, int last)
{
	return (int)category >= first && (int)category <= last;
}

bool
is_letter_wide(int32_t point)
{
	return is_between(utf8proc_category(point), UTF8PROC_CATEGORY_LU,
			  UTF8PROC_CATEGORY_ME);
}

bool
is_upper_case_wide(int32_t point)
{
	utf8proc_category_t category;

	category = utf8proc_category(point);
	return category == UTF8PROC_CATEGORY_LU ||
	       category == UTF8PROC_CATEGORY_LT;
}

bool
is_lower_case_wide(int32_t point)
{
	return utf8proc_category(point) == UTF8PROC_CATEGORY_LL;
}

bool
is_digit_wide(int32_t point)
{
	return is_between(utf8proc_category(point), UTF8PROC_CATEGORY_ND,
			  UTF8PROC_CATEGORY_NO);
}

bool
is_space_wide(int32_t point)
{
	if (point == 0x85 || point == 0x200B || point == 0xFEFF)
		return true;
	return is_between(utf8proc_category(point), UTF8PROC_CATEGORY_ZS,
			  UTF8PROC_CATEGORY_ZP);
}

bool
is_punctuation(int32_t point)
{
	return is_between(utf8proc_category(point), UTF8PROC_CATEGORY_PC,
			  UTF8PROC_CATEGORY_PO);
}

bool
is_symbol(int32_t point)
{
	return is_between(utf8proc_category(point), UTF8PROC_CATEGORY_SM,
			  UTF8PROC_CATEGORY_SO);
}

bool
is_long_dash(int32_t point)
{
	return point >= 0x2012 && point <= 0x2015;
}

int32_t
lower_case_wide(int32_t point)
{
	return utf8proc_tolower(point);
}

int32_t
upper_case_wide(int32_t point)
{
	return utf8proc_toupper(point);
}

int32_t
base_letter_wide(int32_t point)
{
	/* Strokes and the like, which Unicode does not take apart. */
	static const struct {
		int32_t point, base;
	} strokes[] = {
		{0xd8, 'O'},  {0xf8, 'o'},  {0x110, 'D'},
		{0x111, 'd'}, {0x131, 'i'}, {0x141, 'L'},
		{0x142, 'l'}, {0x18f, 'A'}, {0x259, 'a'},
	};
	utf8proc_int32_t parts[4];
	int boundary = 0;

	for (size_t i = 0; i < sizeof strokes / sizeof *strokes; i++)
		if (strokes[i].point == point)
			return strokes[i].base;
	return utf8proc_decompose_char(point, parts, 4, UTF8PROC_DECOMPOSE,
				       &boundary) > 1 &&
			       is_letter(parts[0])
		       ? parts[0]
		       : point;
}

bool
text_is(const char *text, size_t size, const char *word)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char a = (unsigned char)text[i];
		unsigned char b = (unsigned char)word[i];

		if (b == '\0' || lower_case(a) != lower_case(b))
			return false;
	}
	return word[size] == '\0';
}
