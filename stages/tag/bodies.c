/* The shapes of the names of bodies, companies and places. */
#include "stages/tag/spans.h"

enum { NAME_LIMIT = 14 }; /* tokens of the longest name by shape */

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

/* Whether a name goes on behind a small word ("of", "and the") at a token. */
static size_t
behind_linker(const struct scene *scene, size_t at, size_t limit, bool headed,
	      bool tied)
{
	size_t next = at + 1;

	if (reads(scene, at, "&"))
		return next < limit && looks(scene, next, LOOK_CAPITAL) ? next
									: 0;
	if (!is_class(scene, at, WORD_LINKER) || looks(scene, at, LOOK_CAPITAL))
		return 0;
	if (reads(scene, at, "and") ? !tied && headed : !headed)
		return 0;
	while (next < limit && next < at + 3 &&
	       is_class(scene, next, WORD_LINKER) &&
	       !looks(scene, next, LOOK_CAPITAL))
		next++;
	if (next >= limit || !is_namelike(scene, next))
		return 0;
	return next;
}

static bool
is_head(const struct scene *scene, size_t token)
{
	return is_class(scene, token, WORD_BODY | WORD_FIRM) &&
	       looks(scene, token, LOOK_CAPITAL);
}

static enum entity_type
type_of_head(const struct scene *scene, size_t head)
{
	return is_class(scene, head, WORD_FIRM) &&
			       !is_class(scene, head, WORD_BODY)
		       ? ENTITY_COMPANY
		       : ENTITY_ORGANIZATION;
}

struct shape
body_at(const struct scene *scene, size_t first, size_t limit)
{
	struct shape shape = {0};
	size_t at = first, head = SIZE_MAX, pieces = 0, end;
	bool tied = false, alone;

	if (limit > first + NAME_LIMIT)
		limit = first + NAME_LIMIT;
	while (at < limit && is_namelike(scene, at)) {
		if (is_head(scene, at)) {
			head = at;
			shape.end = at + 1;
		}
		at = piece_end(scene, at, limit);
		pieces++;
		if (tied)
			shape.end = at;
		end = legal_end(scene, at, limit);
		if (end > at)
			return (struct shape){end, ENTITY_COMPANY, 4};
		if (at < limit && !is_namelike(scene, at)) {
			size_t next = behind_linker(scene, at, limit,
						    head != SIZE_MAX, tied);

			if (!next)
				break;
			tied |= head != SIZE_MAX && !reads(scene, at, "and");
			at = next;
		} else if (tied && is_class(scene, at, WORD_TITLE)) {
			break;
		}
	}
	alone = shape.end == first + 1;
	if (head == SIZE_MAX || alone)
		return (struct shape){0};
	shape.type = type_of_head(scene, head);
	shape.points = 3;
	return shape;
}

struct shape
place_at(const struct scene *scene, size_t first, size_t limit)
{
	size_t at = first, pieces = 0;

	if (looks(scene, first, LOOK_VAGUE))
		return (struct shape){0};
	while (at < limit && pieces < 4 && is_namelike(scene, at)) {
		at = piece_end(scene, at, limit);
		pieces++;
		if (pieces > 1 && is_class(scene, at - 1, WORD_PLACE_HEAD))
			return (struct shape){at, ENTITY_PLACE, 2};
		if (pieces == 2 && is_class(scene, first, WORD_PLACE_FRONT) &&
		    is_class(scene, first, WORD_PLACE_HEAD))
			return (struct shape){at, ENTITY_PLACE, 2};
	}
	return (struct shape){0};
}
