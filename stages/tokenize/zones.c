#include <string.h>

#include "stages/text.h"
#include "stages/tokenize/tokenize.h"

static bool
begins_with(const struct document *doc, const struct line *line,
	    const char *word)
{
	size_t size = strlen(word);

	return line->span.end - line->span.start > size &&
	       text_is(doc->text + line->span.start, size, word);
}

static bool
ends_with_stop(const struct document *doc, const struct line *line)
{
	size_t at = line->span.end;
	int32_t point;

	do
		point = text_previous(doc->text, &at);
	while (at > line->span.start &&
	       (point == '"' || point == 0x201D || point == 0x2019 ||
		point == ')' || point == '\''));
	return point == '.' || point == '!' || point == '?' || point == 0x2026;
}

static enum zone_kind
kind_of(const struct document *doc, const struct lines *lines, size_t i)
{
	const struct line *line = &lines->items[i];
	size_t size = line->span.end - line->span.start;

	if (begins_with(doc, line, "By ") && size < 100 &&
	    !ends_with_stop(doc, line))
		return ZONE_BYLINE;
	if (begins_with(doc, line, "Photo") || begins_with(doc, line, "Image:"))
		return ZONE_CAPTION;
	if (begins_with(doc, line, "Read more") ||
	    begins_with(doc, line, "Sign up") ||
	    begins_with(doc, line, "Subscribe"))
		return ZONE_PROMO;
	if (begins_with(doc, line, "Share ") ||
	    begins_with(doc, line, "\302\251") ||
	    begins_with(doc, line, "Copyright"))
		return ZONE_NAVIGATION;
	if (begins_with(doc, line, "\342\200\242") ||
	    begins_with(doc, line, "* ") || begins_with(doc, line, "- "))
		return ZONE_BULLET;
	if (size < 150 && !ends_with_stop(doc, line) && !line->goes_on &&
	    (i == 0 || line->after_blank))
		return ZONE_HEADLINE;
	return ZONE_BODY;
}

void
find_zones(const struct tokenize_state *state, const struct document *doc,
	   struct arena *arena, struct zones *out)
{
	struct lines lines = {0};
	bool goes_on = false;

	(void)state;
	find_lines(doc, arena, &lines);
	for (size_t i = 0; i < lines.count; i++) {
		struct line *line = &lines.items[i];
		enum zone_kind kind = goes_on ? out->items[out->count - 1].kind
					      : kind_of(doc, &lines, i);

		if (!out->count || out->items[out->count - 1].kind != kind) {
			if (out->count)
				out->items[out->count - 1].span.end =
					line->begin;
			*arena_push(arena, out) =
				(struct zone){{line->begin, doc->size}, kind};
		}
		goes_on = line->goes_on;
	}
	if (!out->count && doc->size)
		*arena_push(arena, out) =
			(struct zone){{0, doc->size}, ZONE_BODY};
}
