/* What the rest of a document says of a word. */
#include <string.h>

#include "stages/tag/hint_parts.h"

/* What a document says of a word, all its occurrences counted. */
struct about {
	uint32_t word;
	uint16_t read[SEEN_COUNT]; /* as a part of such a name */
	uint16_t capitals, lower;  /* with a capital where none is due */
	uint32_t contexts;
};

struct abouts {
	struct about *items; /* a hash table */
	size_t mask;
};

static struct about *
about(const struct abouts *abouts, uint32_t word)
{
	size_t at = (word * UINT32_C(0x9E3779B1) >> 7) & abouts->mask;

	while (abouts->items[at].word && abouts->items[at].word != word)
		at = (at + 1) & abouts->mask;
	return &abouts->items[at];
}

/* Sets of what stands beside a word. */
static uint32_t
contexts_of(const struct scene *scene, size_t token)
{
	uint32_t before = token ? scene->looks[token - 1].classes : 0;
	uint32_t behind = scene->looks[token + 1].classes, out = 0;

	out |= before & (WORD_TITLE | WORD_HONORIFIC) ? 1U << 0 : 0;
	out |= before & WORD_INSIDE ? 1U << 1 : 0;
	out |= before & (WORD_FIRM_NOUN | WORD_BODY_NOUN) ? 1U << 2 : 0;
	out |= looks(scene, token + 1, LOOK_POSSESSIVE) ? 1U << 3 : 0;
	out |= behind & WORD_SPEECH ? 1U << 4 : 0;
	out |= behind & WORD_VERB ? 1U << 5 : 0;
	out |= behind & (WORD_LEGAL | WORD_FIRM) ? 1U << 6 : 0;
	out |= behind & (WORD_BODY | WORD_GOVERNMENT) ? 1U << 7 : 0;
	out |= behind & (WORD_PLACE_NOUN | WORD_PLACE_HEAD) ? 1U << 8 : 0;
	out |= token && reads(scene, token - 1, "the") ? 1U << 9 : 0;
	out |= token && looks(scene, token - 1, LOOK_GIVEN) ? 1U << 10 : 0;
	out |= looks(scene, token + 1, LOOK_SURNAME) ? 1U << 11 : 0;
	return out;
}

static uint16_t
raised(uint16_t count)
{
	return (uint16_t)(count + (count < UINT16_MAX));
}

static void
count_word(const struct hints *hints, struct about *of, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];

	of->word = hints->words[token];
	if (hint->label)
		of->read[(hint->label - 1) / PLACE_COUNT] =
			raised(of->read[(hint->label - 1) / PLACE_COUNT]);
	if (!looks(scene, token, LOOK_CAPITAL))
		of->lower = raised(of->lower);
	else if (!looks(scene, token, LOOK_FIRST | LOOK_VAGUE))
		of->capitals = raised(of->capitals);
	if (looks(scene, token, LOOK_CAPITAL | LOOK_MIXED))
		of->contexts |= contexts_of(scene, token);
}

static uint32_t
bucket(unsigned count)
{
	return count < 2 ? count : count < 4 ? 2 : 3;
}

/* What the document says of a word besides what stands at token. */
static uint32_t
rest_of(const struct hints *hints, const struct about *of, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];
	unsigned most = 0, all = 0;
	uint32_t best = SEEN_COUNT;
	unsigned capitals = of->capitals, lower = of->lower;

	for (uint32_t i = 0; i < SEEN_COUNT; i++) {
		unsigned count = of->read[i];

		if (hint->label && (hint->label - 1U) / PLACE_COUNT == i)
			count--;
		all += count;
		if (count > most) {
			most = count;
			best = i;
		}
	}
	if (!looks(scene, token, LOOK_CAPITAL))
		lower--;
	else if (!looks(scene, token, LOOK_FIRST | LOOK_VAGUE))
		capitals--;
	return best | bucket(most) << 3 | (uint32_t)(2 * most > all) << 5 |
	       bucket(capitals) << 6 | bucket(lower) << 8;
}

static void
count_words(struct hints *hints, const struct abouts *abouts,
	    struct range range)
{
	for (size_t k = range.first; k < range.end; k++)
		if (looks(hints->scene, k, LOOK_LETTER))
			count_word(hints, about(abouts, hints->words[k]), k);
}

/* Says what was counted of the open words and those beside them. */
static void
tell_words(struct hints *hints, const struct abouts *abouts, struct range range)
{
	for (size_t k = range.first; k < range.end; k++) {
		struct hint *hint = &hints->items[k];
		const struct about *of;

		if (!looks(hints->scene, k, LOOK_LETTER) ||
		    !(hint->is_open || (k > range.first && hint[-1].is_open) ||
		      (k + 1 < range.end && hint[1].is_open)))
			continue;
		of = about(abouts, hints->words[k]);
		hint->rest = rest_of(hints, of, k);
		hint->contexts = of->contexts;
	}
}

void
add_rest(struct hints *hints)
{
	const struct document *doc = hints->scene->doc;
	struct abouts abouts = {.mask = 63};

	while (abouts.mask < 2 * doc->tokens.count)
		abouts.mask = 2 * abouts.mask + 1;
	abouts.items = arena_array(hints->scene->arena, abouts.mask + 1,
				   sizeof *abouts.items);
	for (size_t i = 0; i < doc->sentences.count; i++)
		count_words(hints, &abouts, hints->scene->sentences[i]);
	for (size_t i = 0; i < doc->sentences.count; i++)
		tell_words(hints, &abouts, hints->scene->sentences[i]);
}
