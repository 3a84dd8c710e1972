#include "stages/quote/references.h"
#include "stages/quote/speakers.h"

/* The outlet whose name begins at a token: behind its last; else that token. */
static size_t
outlet_end(const struct work *work, size_t first, size_t limit)
{
	struct walk walk;
	size_t found = first;
	char word[NOUN_BYTES];

	walk_start(&walk, &work->tables->outlets);
	for (size_t i = first; i < limit; i++) {
		size_t size = token_lower(work->doc, i, word, sizeof word);

		if (i > first &&
		    work->doc->tokens.items[i - 1].span.end <
			    work->doc->tokens.items[i].span.start &&
		    !walk_step(&walk, " ", 1))
			break;
		if (!walk_step(&walk, word, size))
			break;
		if (walk.matches.count)
			found = i + 1;
	}
	return found;
}

void
find_via(const struct work *work, const struct report *report,
	 struct voice *out)
{
	enum { VIA_LIMIT = 16 };
	const struct words *words = &work->words;
	size_t at = report->cue.end, limit;

	if (is_empty(report->cue) || report->turn)
		return;
	if (report->speaker.first == at) /* said Xi in an interview with */
		at = report->speaker.end;
	limit = at + VIA_LIMIT < words->count ? at + VIA_LIMIT : words->count;
	for (size_t i = at; i < limit; i++) {
		size_t end, before = i - 1;

		if (words->sentence[i] != words->sentence[at] ||
		    words->passage[i] ||
		    (words->taken[i] && i >= report->cue.end))
			break;
		if (!is_capitalised(work->doc, i))
			continue;
		if (token_is(work->doc, before, "the"))
			before--;
		if (before >= report->cue.end &&
		    !token_is(work->doc, before, "with") &&
		    !token_is(work->doc, before, "to"))
			continue;
		end = outlet_end(work, i, limit);
		if (end > i) {
			const struct entity *entity =
				entity_of(work, naming_at(work, i));

			out->span = words_span(words, i, end);
			out->entity = entity ? entity->id : NULL;
			return;
		}
	}
}
