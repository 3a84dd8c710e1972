/* The shape of a person's name, and what speaks for it. */
#include "stages/tag/spans.h"

#include "stages/text.h"

enum { PIECE_LIMIT = 6, POINTS_NEEDED = 3 };

static bool
is_suffix(const struct scene *scene, size_t token)
{
	return reads(scene, token, "Jr") || reads(scene, token, "Jr.") ||
	       reads(scene, token, "Sr") || reads(scene, token, "Sr.") ||
	       reads(scene, token, "II") || reads(scene, token, "III");
}

/* Whether the token can be a piece of a person's name. */
static bool
is_person_piece(const struct scene *scene, size_t token)
{
	uint32_t never = WORD_NOT_NAME | WORD_LEGAL | WORD_TITLE | WORD_LINKER;

	if (looks(scene, token, LOOK_INITIAL))
		return true;
	if (!looks(scene, token, LOOK_CAPITAL) ||
	    looks(scene, token, LOOK_COUNTED))
		return false;
	if (looks(scene, token, LOOK_GIVEN | LOOK_SURNAME) &&
	    !looks(scene, token, LOOK_COMMON))
		return !is_class(scene, token, WORD_TITLE | WORD_NOT_NAME) ||
		       !is_class(scene, token - 1, WORD_TITLE);
	return !is_class(scene, token,
			 never | WORD_BODY | WORD_FIRM | WORD_PLACE_HEAD |
				 WORD_EVENT);
}

/* Moves over lower-case particles ("van der"); to the same place if none. */
static size_t
skip_particles(const struct scene *scene, size_t at, size_t limit)
{
	size_t i = at;

	while (i < limit && i < at + 3 && is_class(scene, i, WORD_PARTICLE) &&
	       !looks(scene, i, LOOK_CAPITAL))
		i++;
	return i < limit && is_person_piece(scene, i) ? i : at;
}

/* Points of what stands before the name. */
static int
points_before(const struct scene *scene, size_t first)
{
	if (first == 0)
		return 0;
	if (is_class(scene, first - 1, WORD_HONORIFIC) ||
	    (is_class(scene, first - 1, WORD_TITLE)))
		return 3;
	if (is_class(scene, first - 1, WORD_SPEECH))
		return 1;
	if (reads(scene, first - 1, "by") &&
	    zone_at(scene->doc, scene->doc->tokens.items[first].span.start) ==
		    ZONE_BYLINE)
		return 3;
	return 0;
}

/* Points of an apposition ", 34," or ", an opposition member". */
static int
points_of_apposition(const struct scene *scene, size_t at)
{
	if (!reads(scene, at, ","))
		return 0;
	if (looks(scene, at + 1, LOOK_COUNTED) &&
	    (reads(scene, at + 2, ",") || reads(scene, at + 2, ".")))
		return 3;
	if (is_class(scene, at + 1, WORD_PERSON_NOUN))
		return 2;
	for (size_t i = at + 1; i < at + 7; i++) {
		if (looks(scene, i, LOOK_CAPITAL) &&
		    !is_class(scene, i, WORD_TITLE))
			continue;
		if (is_class(scene, i, WORD_TITLE))
			return 2;
		if (!looks(scene, i, LOOK_LETTER | LOOK_HYPHEN))
			break;
	}
	return 0;
}

static int
points_after(const struct scene *scene, size_t end)
{
	if (is_class(scene, end, WORD_SPEECH | WORD_PERSON_NOUN) &&
	    !looks(scene, end, LOOK_CAPITAL))
		return 1;
	return points_of_apposition(scene, end);
}

/* Points of the pieces themselves; last is where the last of them begins. */
static int
points_within(const struct scene *scene, size_t first, size_t last, size_t end)
{
	int points = 0;

	if (looks(scene, first, LOOK_GIVEN))
		points += looks(scene, first, LOOK_COMMON) ? 1 : 2;
	if (looks(scene, first, LOOK_INITIAL) ||
	    looks(scene, last, LOOK_INITIAL))
		points += 1;
	if (last > first + 1 && looks(scene, first + 1, LOOK_INITIAL))
		points += 1;
	if (looks(scene, last, LOOK_SURNAME) &&
	    !looks(scene, last, LOOK_COMMON))
		points += 1;
	if (looks(scene, first, LOOK_SURNAME | LOOK_GIVEN) &&
	    !looks(scene, first, LOOK_COMMON) && end - last == 3 &&
	    looks(scene, last + 1, LOOK_HYPHEN))
		points += 2; /* "Bae Seung-woo" */
	for (size_t i = first; i < end; i++) {
		if (looks(scene, i, LOOK_COMMON) &&
		    !looks(scene, i, LOOK_GIVEN | LOOK_SURNAME))
			points -= 2;
		else if (looks(scene, i, LOOK_COMMON))
			points -= looks(scene, i, LOOK_FIRST) ? 1 : 0;
	}
	if (looks(scene, first, LOOK_VAGUE) &&
	    !looks(scene, last, LOOK_SURNAME))
		points -= 1;
	return points;
}

struct shape
person_at(const struct scene *scene, size_t first, size_t limit)
{
	struct shape shape = {0};
	size_t at = first, last = first, pieces = 0;

	if (is_class(scene, first, WORD_PARTICLE)) {
		size_t behind = skip_particles(scene, first, limit);

		if (behind == first && !looks(scene, first, LOOK_CAPITAL))
			return shape;
		at = behind;
	}
	while (at < limit && pieces < PIECE_LIMIT &&
	       is_person_piece(scene, at)) {
		last = at;
		at = piece_end(scene, at, limit);
		pieces++;
		shape.end = at;
		at = skip_particles(scene, at, limit);
	}
	if (!pieces)
		return (struct shape){0};
	if (pieces > 1 && looks(scene, last, LOOK_INITIAL))
		return (struct shape){0};
	if (is_suffix(scene, shape.end))
		shape.end++;
	shape.type = ENTITY_PERSON;
	shape.points = points_within(scene, first, last, shape.end) +
		       points_before(scene, first) +
		       points_after(scene, shape.end);
	if (pieces == 1 && (looks(scene, first, LOOK_INITIAL) ||
			    shape.points < 2 + POINTS_NEEDED))
		shape.end = 0;
	if (shape.points < POINTS_NEEDED)
		shape.end = 0;
	return shape;
}
