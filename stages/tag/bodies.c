/* The shapes of the names of bodies, companies and places. */
#include "stages/tag/spans.h"

#include "stages/text.h"

enum { NAME_LIMIT = 16 }; /* tokens of the longest name by shape */

/* A name on the way. */
struct body {
	size_t first;
	size_t at, end; /* where it goes on; where it would end */
	size_t head;    /* the word that says what it is, or SIZE_MAX */
	size_t pieces;
	bool tied;   /* "of" and what follows belong to it */
	bool paired; /* "Quercus & Daughters" */
};

/* The end of the legal forms that begin at a token ("Co., Ltd."), or at. */
static size_t
legal_end(const struct scene *scene, size_t at, size_t limit)
{
	size_t end = at;

	for (size_t i = at; i < limit && i < at + 6; i++) {
		if (is_class(scene, i, WORD_LEGAL) &&
		    looks(scene, i, LOOK_CAPITAL | LOOK_MIXED) &&
		    (!is_class(scene, i, WORD_LINKER | WORD_PARTICLE) ||
		     looks(scene, i, LOOK_SHOUTED)))
			end = i + 1;
		else if (reads(scene, i, "plc") || reads(scene, i, "a.s.") ||
			 reads(scene, i, "s.r.o."))
			end = i + 1;
		else if (!reads(scene, i, ","))
			break;
	}
	return end;
}

static bool
is_head(const struct scene *scene, size_t token)
{
	return is_class(scene, token, WORD_BODY | WORD_FIRM) &&
	       looks(scene, token, LOOK_CAPITAL);
}

/* Whether the comma at stands in "Science, Technology and Innovation". */
static bool
is_list(const struct scene *scene, size_t at, size_t limit)
{
	for (size_t i = at + 1; i < limit && i < at + 8; i++) {
		if (reads(scene, i, "and"))
			return i > at + 1 && i + 1 < limit &&
			       looks(scene, i + 1, LOOK_CAPITAL);
		if (!looks(scene, i, LOOK_CAPITAL) && !reads(scene, i, ","))
			return false;
	}
	return false;
}

/* Whether a table knows what stands before body->at: "Toyota and ...". */
static bool
is_whole(const struct scene *scene, const struct body *body)
{
	for (int i = 0; i < TABLE_PRODUCTS && !body->tied; i++)
		if (gazetteer_at(scene, (enum gazetteer_table)i, body->first,
				 body->at)
			    .end == body->at)
			return true;
	return false;
}

/* "Committee on Energy", but no "Parliament on Tuesday". */
static bool
takes_on(const struct scene *scene, size_t head)
{
	static const char *const words[] = {"committee", "commission",
					    "council", "panel", "office"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, head, words[i]))
			return true;
	return false;
}

/* Where a name goes on behind small words or marks at body->at; 0: nowhere. */
static size_t
behind_linker(const struct scene *scene, const struct body *body, size_t limit)
{
	size_t at = body->at, next = at + 1;
	bool headed = body->head != SIZE_MAX;

	if (reads(scene, at, "&"))
		return next < limit && looks(scene, next, LOOK_CAPITAL) ? next
									: 0;
	/* "Mineworkers' Union", but no "Roberts' Senate office" */
	if (looks(scene, at, LOOK_POSSESSIVE) &&
	    (looks(scene, at - 1, LOOK_COMMON) ||
	     !looks(scene, at - 1, LOOK_SURNAME)) &&
	    !reads(scene, at, "'s") && next < limit && is_head(scene, next) &&
	    scene->doc->text[scene->doc->tokens.items[at].span.end - 1] != 's')
		return next;
	/* "American Chamber of Commerce in Korea" */
	if (reads(scene, at, "in") && body->tied &&
	    reads(scene, body->head, "chamber"))
		return next < limit && is_namelike(scene, next) ? next : 0;
	if (reads(scene, at, ",") && body->tied &&
	    is_class(scene, body->head, WORD_GOVERNMENT))
		return is_list(scene, at, limit) ? next : 0;
	if (!is_class(scene, at, WORD_LINKER) || looks(scene, at, LOOK_CAPITAL))
		return 0;
	/* "Security and Exchange Commission", but no "Holder and Congress" */
	if (reads(scene, at, "and") &&
	    ((!body->tied && (headed || is_head(scene, next))) ||
	     reads(scene, next, "the") || is_whole(scene, body)))
		return 0;
	/* "University of Oxford | and Stanford University" */
	if (reads(scene, at, "and") && body->tied &&
	    gazetteer_at(scene, TABLE_ORGANIZATIONS, next, limit).end >
		    next + 1)
		return 0;
	if ((reads(scene, at, "of") || reads(scene, at, "for") ||
	     reads(scene, at, "on") || reads(scene, at, "the")) &&
	    !(headed &&
	      is_class(scene, body->head, WORD_BODY | WORD_BODY_FRONT)))
		return 0;
	if (reads(scene, at, "on") && !takes_on(scene, body->head))
		return 0;
	while (next < limit && next < at + 3 &&
	       is_class(scene, next, WORD_LINKER) &&
	       !looks(scene, next, LOOK_CAPITAL))
		next++;
	/* "Voters Abandon Republican Party for Hillary Clinton" */
	if (looks(scene, body->first, LOOK_VAGUE) &&
	    gazetteer_at(scene, TABLE_PEOPLE, next, limit).end)
		return 0;
	return next < limit && is_namelike(scene, next) ? next : 0;
}

/* Banks of states are bodies, all others companies. */
static bool
is_public_bank(const struct scene *scene, size_t first, size_t head)
{
	if (reads(scene, head + 1, "of"))
		return true;
	for (size_t i = first; i < head; i++)
		if (is_class(scene, i, WORD_PUBLIC_BANK))
			return true;
	return false;
}

static enum entity_type
type_of_head(const struct scene *scene, size_t first, size_t head)
{
	if (!is_class(scene, head, WORD_FIRM))
		return ENTITY_ORGANIZATION;
	if (!is_class(scene, head, WORD_BODY))
		return ENTITY_COMPANY;
	return is_public_bank(scene, first, head) ? ENTITY_ORGANIZATION
						  : ENTITY_COMPANY;
}

/* Takes the piece at body->at; moves to the next one. */
static bool
take_piece(const struct scene *scene, struct body *body, size_t limit)
{
	size_t next;

	/* "Bank of England | Governor", but "Office of the Auditor General" */
	if (body->head != SIZE_MAX && is_class(scene, body->at, WORD_TITLE) &&
	    !reads(scene, body->at - 1, "of") &&
	    !(body->tied && !looks(scene, body->at + 1, LOOK_CAPITAL) &&
	      is_class(scene, body->at - 1, WORD_TITLE)))
		return false;
	if (!body->tied && is_head(scene, body->at)) {
		body->head = body->at;
		body->end = body->at + 1;
	}
	if (!body->pieces && is_class(scene, body->at, WORD_BODY_FRONT)) {
		body->head = body->at;
		body->tied = true;
	}
	body->at = piece_end(scene, body->at, limit);
	body->pieces++;
	if (body->tied || body->paired)
		body->end = body->at;
	if (body->at >= limit)
		return false;
	if (is_namelike(scene, body->at) ||
	    legal_end(scene, body->at, limit) > body->at)
		return true;
	next = behind_linker(scene, body, limit);
	if (!next)
		return false;
	body->paired |= reads(scene, body->at, "&");
	body->tied |= body->head != SIZE_MAX && !reads(scene, body->at, "and");
	body->at = next;
	return true;
}

static bool
is_ordinary(const struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (looks(scene, i, LOOK_CAPITAL) &&
		    !looks(scene, i, LOOK_COMMON))
			return false;
	return true;
}

/* "ARDIA MOVES AGAINST VELTA TECHNOLOGIES": no name has a verb inside. */
static bool
is_clause(const struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		if (is_class(scene, i, WORD_SPEECH | WORD_VERB | WORD_INSIDE) ||
		    reads(scene, i, "against") || reads(scene, i, "to"))
			return true;
	return false;
}

/* Whether a name of a table ends [first, end), and begins inside it. */
static bool
ends_in_name(const struct scene *scene, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		for (int table = 0; table < TABLE_PRODUCTS; table++)
			if (gazetteer_at(scene, (enum gazetteer_table)table, i,
					 end)
				    .end == end)
				return true;
	return false;
}

struct shape
body_at(const struct scene *scene, size_t first, size_t limit)
{
	struct body body = {.first = first, .at = first, .head = SIZE_MAX};
	size_t end;

	if (limit > first + NAME_LIMIT)
		limit = first + NAME_LIMIT;
	while (body.at < limit) {
		end = legal_end(scene, body.at, limit);
		if (body.pieces && end > body.at)
			return (struct shape){end, ENTITY_COMPANY, 4};
		if (!is_namelike(scene, body.at) ||
		    !take_piece(scene, &body, limit))
			break;
	}
	if (body.pieces && body.at < limit) {
		end = legal_end(scene, body.at, limit);
		if (end > body.at)
			return (struct shape){end, ENTITY_COMPANY, 4};
	}
	if (body.end <= first + 1)
		return (struct shape){0};
	/* In a line of capitals ordinary words are no name, nor part of one. */
	if (looks(scene, first, LOOK_VAGUE) &&
	    (is_ordinary(scene, first, body.end) ||
	     is_clause(scene, first, body.end) ||
	     (looks(scene, first, LOOK_COMMON) &&
	      ends_in_name(scene, first, body.end))))
		return (struct shape){0};
	/* "Paris Air Show" */
	if (is_class(scene, body.end, WORD_EVENT) &&
	    looks(scene, body.end, LOOK_CAPITAL))
		return (struct shape){0};
	if (body.head == SIZE_MAX)
		return (struct shape){body.end, ENTITY_COMPANY, 2};
	return (struct shape){body.end, type_of_head(scene, first, body.head),
			      3};
}

/* "South Darfur": the end of a place that a side of the compass begins. */
static size_t
sided_end(const struct scene *scene, size_t first, size_t limit)
{
	if (first + 1 >= limit || !is_class(scene, first, WORD_SIDE) ||
	    !looks(scene, first, LOOK_CAPITAL))
		return 0;
	return gazetteer_at(scene, TABLE_PLACES, first + 1, limit).end;
}

/* "Reservoir | Park" is one place; "District | Judge" is none. */
static bool
goes_on(const struct scene *scene, size_t at, size_t limit)
{
	return at < limit && looks(scene, at, LOOK_CAPITAL) &&
	       is_class(scene, at, WORD_PLACE_HEAD | WORD_TITLE);
}

struct shape
place_at(const struct scene *scene, size_t first, size_t limit)
{
	size_t at = first, pieces = 0;

	if (looks(scene, first, LOOK_VAGUE))
		return (struct shape){0};
	if (sided_end(scene, first, limit))
		return (struct shape){sided_end(scene, first, limit),
				      ENTITY_PLACE, 2};
	while (at < limit && pieces < 4 && is_namelike(scene, at) &&
	       !is_class(scene, at, WORD_EVENT)) {
		/* "South Korean | President Park" */
		if (pieces && is_class(scene, at, WORD_TITLE) &&
		    gazetteer_at(scene, TABLE_COUNTRIES, first, at).end == at)
			break;
		at = piece_end(scene, at, limit);
		pieces++;
		if (pieces > 1 && is_class(scene, at - 1, WORD_PLACE_HEAD) &&
		    !goes_on(scene, at, limit))
			return (struct shape){at, ENTITY_PLACE, 2};
		if (pieces == 2 && is_class(scene, first, WORD_PLACE_FRONT) &&
		    is_class(scene, first, WORD_PLACE_HEAD))
			return (struct shape){at, ENTITY_PLACE, 2};
	}
	return (struct shape){0};
}
