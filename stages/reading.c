#include "stages/reading.h"

#include <string.h>

#include "stages/text.h"

/* The first of count items of size bytes whose span ends behind at. */
static size_t
first_ending_behind(const void *items, size_t count, size_t size, size_t at)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		/* Every layer's item begins with its span. */
		const struct span *span =
			(const void *)((const char *)items + middle * size);

		if (span->end > at)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static size_t
first_token_behind(const struct document *doc, size_t at)
{
	return first_ending_behind(doc->tokens.items, doc->tokens.count,
				   sizeof *doc->tokens.items, at);
}

struct range
tokens_in(const struct document *doc, struct span span)
{
	struct range range;

	range.first = first_token_behind(doc, span.start);
	while (range.first < doc->tokens.count &&
	       doc->tokens.items[range.first].span.start < span.start)
		range.first++;
	range.end = first_token_behind(doc, span.end);
	if (range.end < doc->tokens.count &&
	    doc->tokens.items[range.end].span.start < span.end)
		range.end++;
	if (range.end < range.first)
		range.end = range.first;
	return range;
}

size_t
sentence_at(const struct document *doc, size_t at)
{
	size_t i =
		first_ending_behind(doc->sentences.items, doc->sentences.count,
				    sizeof *doc->sentences.items, at);

	return i < doc->sentences.count &&
			       doc->sentences.items[i].span.start <= at
		       ? i
		       : SIZE_MAX;
}

enum zone_kind
zone_at(const struct document *doc, size_t at)
{
	size_t i = first_ending_behind(doc->zones.items, doc->zones.count,
				       sizeof *doc->zones.items, at);

	return i < doc->zones.count && doc->zones.items[i].span.start <= at
		       ? doc->zones.items[i].kind
		       : ZONE_BODY;
}

size_t
token_at(const struct document *doc, size_t at)
{
	size_t i = first_token_behind(doc, at);

	return i < doc->tokens.count && doc->tokens.items[i].span.start <= at
		       ? i
		       : SIZE_MAX;
}

bool
is_capitalised(const struct document *doc, size_t token)
{
	size_t at = doc->tokens.items[token].span.start;

	return is_upper_case(text_next(doc->text, doc->size, &at));
}

size_t
token_lower(const struct document *doc, size_t token, char *out, size_t size)
{
	struct span span = doc->tokens.items[token].span;
	size_t used = 0;

	for (size_t at = span.start; at < span.end && used + 5 <= size;) {
		int32_t point = text_next(doc->text, span.end, &at);

		if (point == 0x2018 || point == 0x2019)
			point = '\'';
		used += text_put(lower_case(point), out + used);
	}
	out[used] = '\0';
	return used;
}

const struct entity *
entity_find(const struct document *doc, const char *id)
{
	for (size_t i = 0; id && i < doc->entities.count; i++)
		if (!strcmp(doc->entities.items[i].id, id))
			return &doc->entities.items[i];
	return NULL;
}
