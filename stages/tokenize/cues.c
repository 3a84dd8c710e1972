#include "stages/text.h"
#include "stages/tokenize/line_words.h"

/* Counts a cue that stands in words [first, end) where its place allows. */
static void
count_cue(const struct words *words, size_t first, size_t end,
	  const struct matches *matches, struct shape *shape)
{
	bool starts = first == 0, ends = end == words->count;

	for (size_t i = 0; i < matches->count; i++) {
		const struct zone_cue *cue =
			&words->state->cues[matches->items[i].row];

		if ((cue->starts && !starts) || (cue->ends && !ends))
			continue;
		shape->cued = true;
		add_points(shape, cue->kind, cue->points);
	}
}

/* The end of the letters and digits at a place, or of one other character. */
static size_t
piece_end(const struct words *words, size_t at)
{
	size_t next = at;
	int32_t point = text_next(words->lower, words->size, &next);

	if (!is_letter(point) && !is_digit(point))
		return next;
	while (next < words->size) {
		at = next;
		point = text_next(words->lower, words->size, &next);
		if (!is_letter(point) && !is_digit(point))
			return at;
	}
	return next;
}

/* Counts the cues that begin with a word. */
static void
walk_cues(const struct words *words, size_t first, struct shape *shape)
{
	size_t at = words->items[first].start, end, passed = first;
	struct walk walk;

	walk_start(&walk, &words->state->zone_cues.table);
	while (at < words->size) {
		end = piece_end(words, at);
		if (!walk_step(&walk, words->lower + at, end - at))
			return;
		at = end;
		while (passed < words->count && words->items[passed].end <= at)
			passed++;
		if (walk.matches.count)
			count_cue(words, first, passed, &walk.matches, shape);
	}
}

static bool
may_begin(const struct beginnings *beginnings, uint32_t word, uint32_t longer)
{
	return filter_holds_twice(&beginnings->words, word) ||
	       filter_holds_twice(&beginnings->longer, longer);
}

void
count_cues(const struct words *words, struct shape *shape)
{
	const struct tokenize_state *state = words->state;

	for (size_t i = 0; i < words->count; i++) {
		uint32_t word = words->hashes[i];
		uint32_t longer = longer_beginning(
			word, words->lower + words->items[i].end);

		if (may_begin(&state->other_cues, word, longer) ||
		    (i == 0 && may_begin(&state->first_cues, word, longer)))
			walk_cues(words, i, shape);
	}
}
