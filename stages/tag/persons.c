/* The shape of a person's name, and what speaks for it. */
#include <string.h>

#include "stages/tag/spans.h"

enum { PIECE_LIMIT = 6, POINTS_NEEDED = 3 };

/* The pieces of a name that may be a person's. */
struct pieces {
	size_t first, last; /* where the first and the last of them begin */
	size_t end;         /* the token behind the last */
	size_t count;
};

/* Words that end other names, and seldom a person's. */
static const uint32_t heads = WORD_TITLE | WORD_BODY | WORD_FIRM |
			      WORD_PLACE_HEAD | WORD_EVENT | WORD_SIDE;

/* "Mr. Chairman": an office by which people are addressed. */
static bool
is_addressed(const struct scene *scene, size_t token)
{
	static const char *const classes[] = {
		"state", "government", "legislature", "party", "diplomat"};
	const char *class = title_class(scene, token, token + 1);

	if (!class)
		return false;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (!strcmp(class, classes[i]))
			return true;
	return false;
}

bool
is_surname_here(const struct scene *scene, size_t token)
{
	static const char *const forms[] = {"mr", "mr.", "mrs", "mrs.",
					    "ms", "ms.", "miss"};

	if (token == 0 || !looks(scene, token, LOOK_SURNAME) ||
	    !looks(scene, token, LOOK_CAPITAL))
		return false;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (reads(scene, token - 1, forms[i]))
			return !is_addressed(scene, token);
	return false;
}

/* Whether the token can be a piece of the name that begins at first. */
static bool
is_person_piece(const struct scene *scene, size_t first, size_t token)
{
	if (looks(scene, token, LOOK_INITIAL))
		return !is_class(scene, token, WORD_NOT_NAME) || token > first;
	/* "OS X Tiger" */
	if (token > first && !looks(scene, first, LOOK_INITIAL) &&
	    !looks(scene, first, LOOK_SHOUTED) !=
		    !looks(scene, token, LOOK_SHOUTED) &&
	    scene->doc->tokens.items[token].span.end -
			    scene->doc->tokens.items[token].span.start <
		    5)
		return false;
	if (!looks(scene, token, LOOK_CAPITAL))
		return false;
	/* "JANE ROE SAYS" */
	if (token > first && looks(scene, token, LOOK_VAGUE) &&
	    is_class(scene, token, WORD_SPEECH | WORD_VERB))
		return false;
	/* "Do-yoon", "La Follette", though such words tie other names */
	if (is_class(scene, token,
		     WORD_NOT_NAME | WORD_MENU | WORD_LEGAL | WORD_LINKER) &&
	    !(is_class(scene, token, WORD_LINKER) &&
	      (looks(scene, token + 1, LOOK_HYPHEN) ||
	       (token > first && is_class(scene, token, WORD_PARTICLE)))))
		return false;
	if (!is_class(scene, token, heads) || is_surname_here(scene, token))
		return true;
	/* "Stephen King", "Jack Bridge" */
	return token > first && looks(scene, token, LOOK_SURNAME) &&
	       looks(scene, first, LOOK_GIVEN) &&
	       !looks(scene, first, LOOK_COMMON);
}

/* Moves over lower-case particles ("van der"); to the same place if none. */
static size_t
skip_particles(const struct scene *scene, size_t first, size_t at, size_t limit)
{
	size_t i = at;

	while (i < limit && i < at + 3 && is_class(scene, i, WORD_PARTICLE) &&
	       !looks(scene, i, LOOK_CAPITAL))
		i = looks(scene, i + 1, LOOK_HYPHEN) ? i + 2 : i + 1;
	return i < limit && is_person_piece(scene, first, i) ? i : at;
}

/* "Jane Roe London" over an article: the place is none of her names. */
static bool
is_byline_place(const struct scene *scene, size_t at, size_t limit)
{
	return zone_at(scene->doc, scene->doc->tokens.items[at].span.start) ==
		       ZONE_BYLINE &&
	       (gazetteer_at(scene, TABLE_PLACES, at, limit).end ||
		gazetteer_at(scene, TABLE_COUNTRIES, at, limit).end);
}

/* "Jane Roe | South Carolina", "the Roe | White House" */
static bool
is_state_ahead(const struct scene *scene, size_t at, size_t limit)
{
	return gazetteer_at(scene, TABLE_COUNTRIES, at, limit).end > at + 1;
}

size_t
next_person(const struct scene *scene, size_t first, size_t end)
{
	if (!looks(scene, first, LOOK_GIVEN))
		return end;
	for (size_t at = first + 2; at < end; at++)
		if (looks(scene, at, LOOK_GIVEN) &&
		    !looks(scene, at, LOOK_SURNAME) &&
		    looks(scene, at - 1, LOOK_CAPITAL) &&
		    !looks(scene, at - 1, LOOK_GIVEN | LOOK_INITIAL) &&
		    looks(scene, at + 1, LOOK_CAPITAL))
			return at;
	return end;
}

static struct pieces
pieces_at(const struct scene *scene, size_t first, size_t limit)
{
	struct pieces pieces = {.first = first, .last = first};
	size_t at = skip_particles(scene, first, first, limit);

	while (at < limit && pieces.count < PIECE_LIMIT &&
	       is_person_piece(scene, first, at)) {
		if (next_person(scene, first, at + 1) == at)
			break;
		if (pieces.count > 1 && is_byline_place(scene, at, limit))
			break;
		if (pieces.count && is_state_ahead(scene, at, limit))
			break;
		pieces.last = at;
		pieces.count++;
		pieces.end = piece_end(scene, at, limit);
		if (is_class(scene, at, heads))
			break; /* "Stephen King", and no more */
		at = skip_particles(scene, first, pieces.end, limit);
	}
	if (pieces.count > 1 && looks(scene, pieces.last, LOOK_INITIAL))
		pieces.count = 0;
	if (is_junior(scene, pieces.end))
		pieces.end++;
	return pieces;
}

/* "the chairman", "the Minister of Industry", before a comma at token + 1. */
static bool
is_office_before(const struct scene *scene, size_t token)
{
	if (is_class(scene, token, WORD_TITLE))
		return true;
	for (size_t i = token; i > 0 && i + 4 > token; i--) {
		if (!looks(scene, i, LOOK_LETTER))
			return false;
		if (reads(scene, i, "of") || reads(scene, i, "for"))
			return is_class(scene, i - 1, WORD_TITLE);
	}
	return false;
}

static int
points_of_zone(const struct scene *scene, size_t first)
{
	size_t start = scene->doc->tokens.items[first].span.start;

	if (zone_at(scene->doc, start) != ZONE_BYLINE)
		return 0;
	return first > 0 && reads(scene, first - 1, "by") ? 3 : 2;
}

/*
 * Whether a verb of saying has its speaker behind it: "so," said Bae; or a
 * name, "a man called Bae". Elsewhere it has an object: accused Apple.
 */
static bool
tells_speaker(const struct scene *scene, size_t verb)
{
	if (reads(scene, verb, "called"))
		return true;
	return verb > 0 && !looks(scene, verb - 1, LOOK_LETTER) &&
	       !looks(scene, verb, LOOK_OPENS) && !reads(scene, verb, "told");
}

/* Points of what stands before the name; a single one needs more. */
static int
points_before(const struct scene *scene, size_t first, bool single)
{
	if (points_of_zone(scene, first))
		return points_of_zone(scene, first);
	if (first == 0 || looks(scene, first, LOOK_OPENS))
		return 0;
	if (is_class(scene, first - 1, WORD_TITLE))
		return 3;
	/* "Minister of Defence Jane Roe" */
	if (looks(scene, first - 1, LOOK_CAPITAL) &&
	    !looks(scene, first - 1, LOOK_VAGUE) && first > 2 &&
	    reads(scene, first - 2, "of") &&
	    is_class(scene, first - 3, WORD_TITLE))
		return 3;
	/* "the investor Velta", but "the investor Jane Roe" */
	if (is_class(scene, first - 1, WORD_FIRM_NOUN | WORD_BODY_NOUN))
		return !single && looks(scene, first, LOOK_GIVEN) &&
				       !looks(scene, first, LOOK_COMMON)
			       ? 0
			       : -3;
	if (reads(scene, first - 1, "at") || reads(scene, first - 1, "in"))
		return -2;
	if (is_class(scene, first - 1, WORD_SPEECH))
		return single ? 2 * tells_speaker(scene, first - 1)
			      : 2 * !reads(scene, first - 1, "told");
	if (first > 1 && reads(scene, first - 1, ":") &&
	    (reads(scene, first - 2, "contact") ||
	     reads(scene, first - 2, "photo") ||
	     reads(scene, first - 2, "photograph") ||
	     reads(scene, first - 2, "picture")))
		return 2;
	if (first > 1 && reads(scene, first - 1, ","))
		return is_office_before(scene, first - 2) ? 2 : 0;
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
	for (size_t i = at + 1; i < at + 8; i++) {
		if (is_class(scene, i, WORD_TITLE))
			return 2;
		if (!looks(scene, i,
			   LOOK_LETTER | LOOK_HYPHEN | LOOK_POSSESSIVE) ||
		    is_class(scene, i, WORD_SPEECH) || reads(scene, i, "of"))
			break;
	}
	return 0;
}

static int
points_after(const struct scene *scene, size_t end)
{
	if (is_class(scene, end, WORD_PLACE_NOUN | WORD_PLACE_HEAD) &&
	    !looks(scene, end, LOOK_CAPITAL))
		return -3;
	if (is_class(scene, end, WORD_SPEECH) &&
	    !looks(scene, end, LOOK_CAPITAL))
		return 2;
	if (is_class(scene, end, WORD_PERSON_NOUN | WORD_VERB) &&
	    !looks(scene, end, LOOK_CAPITAL))
		return 1;
	/* "Jane Roe/Reuters" under a picture */
	if (reads(scene, end, "/") &&
	    zone_at(scene->doc, scene->doc->tokens.items[end].span.start) ==
		    ZONE_CAPTION)
		return 2;
	if (reads(scene, end, ",") && is_class(scene, end + 1, WORD_SPEECH))
		return 1;
	return points_of_apposition(scene, end);
}

/* Points of ordinary words among the pieces, below 0; of none, above. */
static int
points_of_words(const struct scene *scene, const struct pieces *pieces)
{
	bool is_korean = pieces->last > pieces->first &&
			 pieces->end == pieces->last + 3 &&
			 looks(scene, pieces->last + 1, LOOK_HYPHEN) &&
			 !looks(scene, pieces->last + 2, LOOK_CAPITAL);
	bool plain = false;
	int points = 0;

	for (size_t i = pieces->first; i < pieces->end; i++) {
		if (!looks(scene, i, LOOK_COMMON) ||
		    !looks(scene, i, LOOK_CAPITAL))
			continue;
		if (looks(scene, i + 1, LOOK_HYPHEN) && i + 1 < pieces->end)
			continue; /* "Do-yoon" */
		if (is_korean)
			continue; /* "Ok Mi-ryeong" */
		plain = true;
		if (!looks(scene, i, LOOK_GIVEN | LOOK_SURNAME))
			points -= 2;
		else if (looks(scene, i, LOOK_FIRST) &&
			 (looks(scene, pieces->last, LOOK_COMMON) ||
			  !looks(scene, pieces->last, LOOK_SURNAME)))
			points -= 1;
	}
	return plain ? points : 1;
}

/* Whether letters beyond ASCII stand in tokens [first, end). */
static bool
is_foreign(const struct scene *scene, size_t first, size_t end)
{
	struct span span = scene_span(scene, first, end);

	for (size_t i = span.start; i + 1 < span.end; i++) {
		unsigned char byte = (unsigned char)scene->doc->text[i];

		if (byte >= 0xc3 && byte <= 0xcf)
			return true;
		if (byte == 0xe1) /* Vietnamese */
			return true;
	}
	return false;
}

/* Points of the pieces themselves. */
static int
points_within(const struct scene *scene, const struct pieces *pieces)
{
	size_t first = pieces->first, last = pieces->last;
	int points = points_of_words(scene, pieces);

	if (looks(scene, first, LOOK_GIVEN))
		points += looks(scene, first, LOOK_COMMON) ? 1 : 2;
	if (looks(scene, first, LOOK_INITIAL))
		points += 1;
	if (last > first + 1 && looks(scene, first + 1, LOOK_INITIAL))
		points += 2;
	if (looks(scene, last, LOOK_SURNAME | LOOK_GIVEN) &&
	    !looks(scene, last, LOOK_COMMON))
		points += 1;
	/* "Bae Seung-woo", "Ngirai Remengesau-Sato" */
	if (last > first && looks(scene, last + 1, LOOK_HYPHEN) &&
	    pieces->end > last + 1 && !looks(scene, last, LOOK_COMMON))
		points += 2;
	if (looks(scene, first, LOOK_VAGUE) &&
	    !looks(scene, last, LOOK_SURNAME))
		points -= 1;
	if (last > first && is_foreign(scene, first, pieces->end))
		points += 1;
	if (last > first && is_junior(scene, pieces->end - 1))
		points += 3;
	return points;
}

struct shape
person_at(const struct scene *scene, size_t first, size_t limit)
{
	struct pieces pieces = pieces_at(scene, first, limit);
	struct shape shape = {.type = ENTITY_PERSON};
	int needed = POINTS_NEEDED;

	if (!pieces.count)
		return shape;
	shape.points = points_before(scene, first, pieces.count == 1) +
		       points_after(scene, pieces.end);
	/* A single name takes its title, or an apposition: "Mr Bae". */
	if (pieces.count == 1) {
		if (shape.points < 2 || looks(scene, first, LOOK_INITIAL))
			return shape;
		needed = first > 0 && is_class(scene, first - 1, WORD_HONORIFIC)
				 ? 4
				 : 5;
	} else if (points_of_apposition(scene, pieces.end) > 1)
		needed--; /* "Jane Roe, a former mayor" */
	shape.points += points_within(scene, &pieces);
	if (shape.points >= needed)
		shape.end = pieces.end;
	return shape;
}
