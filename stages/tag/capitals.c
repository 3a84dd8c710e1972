/* Capitals and palaces: the place, or the state that acts. */
#include "stages/tag/spans.h"

/* Whether a dateline ("SEOUL, March 4 -", "Prague (Reuters) -") begins. */
static bool
is_dateline(const struct scene *scene, size_t first, size_t end)
{
	struct span span = scene->doc->tokens.items[first].span;
	size_t i;

	if (zone_at(scene->doc, span.start) == ZONE_DATELINE)
		return true;
	if (span.start > 0 && scene->doc->text[span.start - 1] != '\n')
		return false;
	if (looks(scene, first, LOOK_SHOUTED) &&
	    !looks(scene, end, LOOK_LETTER))
		return true;
	for (i = end; i < end + 12 && i < scene->count; i++) {
		span = scene->doc->tokens.items[i].span;
		if (scene->doc->text[span.start] == '-' ||
		    (span.end - span.start == 3 &&
		     scene->doc->text[span.start] == '\xe2'))
			return looks(scene, i, LOOK_SPACED) && i < end + 9;
		if (is_class(scene, i, WORD_VERB | WORD_SPEECH) ||
		    reads(scene, i, "."))
			return false;
	}
	return false;
}

/* Whether a verb of motion, or "visit to", stands shortly before. */
static bool
has_motion(const struct scene *scene, size_t at)
{
	for (size_t i = at; i > 0 && i + 6 > at; i--) {
		if (is_class(scene, i - 1, WORD_MOTION))
			return true;
		if (!looks(scene, i - 1, LOOK_LETTER))
			return false;
	}
	return false;
}

/* Whether a name stands apart in a byline or a caption: "Jane Roe, London". */
static bool
is_apart(const struct scene *scene, size_t first, size_t end)
{
	enum zone_kind zone =
		zone_at(scene->doc, scene->doc->tokens.items[first].span.start);

	return (zone == ZONE_BYLINE || zone == ZONE_CAPTION ||
		zone == ZONE_NAVIGATION) &&
	       !is_class(scene, end, WORD_VERB | WORD_SPEECH);
}

/* "Tokyo, Japan", "Tokyo-based", "Tokyo's streets", "Tokyo airport" */
static bool
is_place_behind(const struct scene *scene, size_t end)
{
	size_t owned = looks(scene, end, LOOK_POSSESSIVE) ? end + 1 : end;

	if (reads(scene, end, ",") && looks(scene, end + 1, LOOK_CAPITAL) &&
	    reads(scene, end + 2, ",") &&
	    !is_class(scene, end + 1, WORD_NOT_NAME))
		return true;
	if (looks(scene, end, LOOK_HYPHEN) && !looks(scene, end, LOOK_SPACED))
		return reads(scene, end + 1, "based") ||
		       reads(scene, end + 1, "listed") ||
		       reads(scene, end + 1, "born") ||
		       reads(scene, end + 1, "bound") ||
		       reads(scene, end + 1, "area");
	if (is_class(scene, owned, WORD_RESIDENTS))
		return true;
	/* "the Victoria Skating Rink", "Jerusalem's Hadassah Hospital" */
	return is_namelike(scene, owned) && !looks(scene, owned, LOOK_OPENS) &&
	       !looks(scene, owned, LOOK_VAGUE) &&
	       !is_class(scene, owned, WORD_TITLE | WORD_GOVERNMENT) &&
	       !is_class(scene, owned + 1, WORD_TITLE | WORD_GOVERNMENT);
}

/* "a Cairo mosque", "the Vienna accord"; not "the Kremlin spokesman". */
static bool
is_modifier(const struct scene *scene, size_t first, size_t end)
{
	if (!reads(scene, first - 1, "a") && !reads(scene, first - 1, "an") &&
	    !reads(scene, first - 1, "the") &&
	    !reads(scene, first - 1, "other"))
		return false;
	if (!looks(scene, end, LOOK_LETTER) ||
	    is_class(scene, end,
		     WORD_VERB | WORD_SPEECH | WORD_TITLE | WORD_INSIDE |
			     WORD_LINKER) ||
	    reads(scene, end, "government") ||
	    reads(scene, end, "administration") ||
	    reads(scene, end, "leadership"))
		return false;
	return gazetteer_at(scene, TABLE_PLACES, first, end).end == end;
}

/* "the capital, Lome", "north of Baghdad", "flew to Ankara", "in Seoul" */
static bool
is_place_ahead(const struct scene *scene, size_t first, size_t end)
{
	size_t before = first - 1;

	if (reads(scene, before, "in") && before > 0 &&
	    is_class(scene, before - 1, WORD_INSIDERS))
		return false;
	/* "at the White House" */
	if (before > 0 && reads(scene, before, "the") &&
	    is_class(scene, before - 1, WORD_INSIDE) &&
	    !looks(scene, end, LOOK_POSSESSIVE) &&
	    !is_class(scene, end, WORD_TITLE))
		return true;
	if (before > 0 && is_class(scene, before, WORD_SIDE))
		before--;
	if (reads(scene, before, ",") && before > 0)
		return reads(scene, before - 1, "capital") ||
		       reads(scene, before - 1, "city");
	if (reads(scene, before, "capital") || reads(scene, before, "city"))
		return true;
	/* "the walls of the Kremlin" */
	if (reads(scene, before, "the") && before > 1 &&
	    reads(scene, before - 1, "of") &&
	    is_class(scene, before - 2, WORD_RESIDENTS))
		return true;
	if (reads(scene, before, "of") && before > 0)
		return is_class(scene, before - 1,
				WORD_SIDE | WORD_PLACE_NOUN | WORD_RESIDENTS);
	if (is_class(scene, before, WORD_INSIDE) &&
	    !reads(scene, before, "across"))
		return !looks(scene, end, LOOK_POSSESSIVE) ||
		       reads(scene, before, "in");
	if (reads(scene, before, "to") || reads(scene, before, "from") ||
	    reads(scene, before, "for") || is_class(scene, before, WORD_MOTION))
		return has_motion(scene, before + 1);
	return is_modifier(scene, first, end);
}

bool
is_place_here(const struct scene *scene, size_t first, size_t end)
{
	if (is_dateline(scene, first, end) || is_place_behind(scene, end) ||
	    is_apart(scene, first, end))
		return true;
	if (first == 0 || looks(scene, first, LOOK_OPENS))
		return false;
	return is_place_ahead(scene, first, end);
}
