/* Tickers in the brackets behind a name. */
#include <string.h>

#include "stages/tag/spans.h"

size_t
ticker_end(const struct scene *scene, size_t at, size_t limit)
{
	const struct token *tokens = scene->doc->tokens.items;
	bool marked = false;

	/* "(Photo: AFP)" is none. */
	if (!reads(scene, at, "(") || (looks(scene, at + 1, LOOK_COMMON) &&
				       !looks(scene, at + 1, LOOK_SHOUTED)))
		return 0;
	if (reads(scene, at + 1, "$") && at + 3 < limit &&
	    looks(scene, at + 2, LOOK_SHOUTED) && reads(scene, at + 3, ")"))
		return at + 4;
	for (size_t i = at + 1; i < limit && i < at + 8; i++) {
		struct span span = tokens[i].span;
		size_t size = span.end - span.start;
		const char *dot =
			memchr(scene->doc->text + span.start, '.', size);

		if (reads(scene, i, ")"))
			return marked && i > at + 1 ? i + 1 : 0;
		marked |= reads(scene, i, ":") && i > at + 1;
		marked |= dot && size > 3 &&
			  dot + 1 < scene->doc->text + span.end &&
			  !looks(scene, i, LOOK_INITIAL) &&
			  looks(scene, i, LOOK_LETTER);
		if (!looks(scene, i,
			   LOOK_SHOUTED | LOOK_COUNTED | LOOK_INITIAL) &&
		    looks(scene, i, LOOK_LETTER) &&
		    (marked || !looks(scene, i, LOOK_CAPITAL)))
			return 0;
	}
	return 0;
}

size_t
take_ticker(size_t at, size_t end, struct candidates *out)
{
	struct candidate *last =
		out->count ? &out->items[out->count - 1] : NULL;

	if (last && last->end == at) {
		last->ticker = (struct range){at + 1, end - 1};
		if (last->table == TABLE_COUNT && last->from <= FROM_CONTEXT) {
			last->type = ENTITY_COMPANY;
			last->from = FROM_SHAPE;
		}
	}
	return end;
}
