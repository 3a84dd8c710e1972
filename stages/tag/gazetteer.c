#include "stages/tag/gazetteer.h"

#include <string.h>

#include "stages/text.h"

/* How a token is written for the walk. */
enum spelling { AS_WRITTEN, AS_TITLE, AS_LOWER, AS_RAISED };

enum { PIECE_SIZE = 160 };

static size_t
spell(const struct scene *scene, size_t token, enum spelling spelling,
      char *out)
{
	struct span span = scene->doc->tokens.items[token].span;
	bool lower =
		spelling == AS_LOWER || is_class(scene, token, WORD_LINKER);
	bool inside = false;
	size_t used = 0;

	for (size_t at = span.start; at < span.end && used + 5 <= PIECE_SIZE;) {
		int32_t point = text_next(scene->doc->text, span.end, &at);

		if (point == 0x2018 || point == 0x2019)
			point = '\'';
		if (spelling != AS_WRITTEN && (lower || inside))
			point = lower_case(point);
		else if (spelling == AS_RAISED)
			point = upper_case(point);
		inside = is_letter(point);
		used += text_put(point, out + used);
	}
	return used;
}

static struct hit
walk_from(const struct scene *scene, enum gazetteer_table table, size_t first,
	  size_t limit, enum spelling spelling)
{
	struct walk walk;
	struct hit hit = {0};
	char piece[PIECE_SIZE];

	walk_start(&walk, &scene->lexicon->gazetteers[table].table);
	for (size_t i = first; i < limit; i++) {
		size_t size = spell(scene, i, spelling, piece);

		if (i > first && looks(scene, i, LOOK_SPACED) &&
		    !walk_step(&walk, " ", 1))
			break;
		if (!walk_step(&walk, piece, size))
			break;
		/* "China's Commerce Ministry" is two names. */
		if (walk.matches.count &&
		    (int)walk.matches.items[0].column !=
			    scene->lexicon->gazetteers[table].owned)
			hit = (struct hit){i + 1, spelling == AS_TITLE,
					   walk.matches};
	}
	return hit;
}

struct hit
gazetteer_at(const struct scene *scene, enum gazetteer_table table,
	     size_t first, size_t limit)
{
	struct span span = scene->doc->tokens.items[first].span;
	struct hit hit;

	if (table == TABLE_TITLES)
		return walk_from(scene, table, first, limit, AS_LOWER);
	hit = walk_from(scene, table, first, limit, AS_WRITTEN);
	if (!hit.end && looks(scene, first, LOOK_SHOUTED) &&
	    (looks(scene, first, LOOK_VAGUE) ||
	     looks(scene, first + 1, LOOK_SHOUTED) ||
	     !looks(scene, first, LOOK_COMMON)) &&
	    (span.end - span.start > 3 || looks(scene, first, LOOK_VAGUE) ||
	     looks(scene, first + 1, LOOK_SHOUTED)))
		hit = walk_from(scene, table, first, limit, AS_TITLE);
	return hit;
}

struct hit
gazetteer_raised_at(const struct scene *scene, enum gazetteer_table table,
		    size_t first, size_t limit)
{
	return walk_from(scene, table, first, limit, AS_RAISED);
}
