/* Which tokens the net looks at. */
#include "stages/tag/hint_parts.h"
#include "stages/tag/view.h"

/* "$AMD", "(NASDAQ: AMD)", "Follow us on LinkedIn": no name by itself. */
static bool
is_closed(const struct hints *hints, size_t token)
{
	const struct scene *scene = hints->scene;

	if (token > 0 && reads(scene, token - 1, "$"))
		return true;
	return (hints->items[token].tables & 3U << 2 * TABLE_COMPANIES) &&
	       is_button(scene, token);
}

/* A word that has its capital from the sentence: "Snipers stood". */
static bool
is_lone_first(const struct scene *scene, size_t token)
{
	return looks(scene, token, LOOK_FIRST) &&
	       !looks(scene, token, LOOK_SHOUTED | LOOK_MIXED | LOOK_VAGUE) &&
	       !looks(scene, token + 1, LOOK_CAPITAL | LOOK_HYPHEN) &&
	       !looks(scene, token + 1, LOOK_POSSESSIVE);
}

void
close_tickers(struct hints *hints)
{
	for (size_t i = 0; i < hints->candidates.count; i++) {
		struct range range = hints->candidates.items[i].ticker;

		for (size_t k = range.first; k < range.end; k++)
			hints->items[k].is_open = false;
	}
}

/* Whether a token by itself may be a part of a name. */
static bool
may_be_named(const struct hints *hints, size_t token)
{
	const struct scene *scene = hints->scene;
	const struct hint *hint = &hints->items[token];

	if (hint->label || hint->tables ||
	    (hint->lists & (LOOK_GIVEN | LOOK_SURNAME)))
		return true;
	if (looks(scene, token, LOOK_COUNTED))
		return looks(scene, token, LOOK_LETTER) ||
		       is_name_token(scene, token + 1) ||
		       (token > 0 && is_name_token(scene, token - 1));
	/* "The talks": a capital that every sentence begins with */
	if (hint->is_lone && looks(scene, token, LOOK_COMMON))
		return false;
	return is_name_token(scene, token);
}

/* "Bank of the West", "Romeo & Juliet": what ties two parts of a name. */
static bool
are_ties(const struct scene *scene, size_t first, size_t end)
{
	enum { TIES = 3 };

	if (end > first + TIES)
		return false;
	for (size_t i = first; i < end; i++)
		if (looks(scene, i, LOOK_LETTER) &&
		    !is_class(scene, i, WORD_LINKER | WORD_PARTICLE) &&
		    !looks(scene, i, LOOK_POSSESSIVE))
			return false;
	return true;
}

void
open_tokens(struct hints *hints, struct range range)
{
	const struct scene *scene = hints->scene;
	size_t behind = range.first; /* the last one that is open */

	for (size_t i = range.first; i < range.end; i++) {
		struct hint *hint = &hints->items[i];

		hint->is_lone = !hint->label && is_lone_first(scene, i);
		hint->is_open = may_be_named(hints, i) && !is_closed(hints, i);
		if (!hint->is_open)
			continue;
		if (hints->items[behind].is_open &&
		    are_ties(scene, behind + 1, i))
			for (size_t k = behind + 1; k < i; k++)
				hints->items[k].is_open = true;
		behind = i;
	}
}

struct range
next_open(const struct hints *hints, struct range range, size_t at)
{
	struct range open;

	while (at < range.end && !hints->items[at].is_open)
		at++;
	open = (struct range){at, at};
	while (open.end < range.end && hints->items[open.end].is_open)
		open.end++;
	return open;
}
