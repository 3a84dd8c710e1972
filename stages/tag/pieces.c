/* The pieces of which names are made. */
#include "stages/tag/spans.h"

enum { PIECE_LIMIT = 12 }; /* tokens of "A-B-C" */

bool
is_namelike(const struct scene *scene, size_t token)
{
	if (!looks(scene, token, LOOK_CAPITAL | LOOK_MIXED))
		return false;
	return !is_class(scene, token, WORD_NOT_NAME);
}

/* Whether the lower-case word behind a hyphen ends a name: "Seung-woo". */
static bool
ends_piece(const struct scene *scene, size_t token)
{
	struct span span = scene->doc->tokens.items[token].span;
	bool brief = span.end - span.start <= 3;

	if (brief)
		return !reads(scene, token, "led") &&
		       !reads(scene, token, "run") &&
		       !reads(scene, token, "era");
	return span.end - span.start <= 7 &&
	       !looks(scene, token, LOOK_COMMON) &&
	       !is_class(scene, token, WORD_VERB | WORD_SPEECH);
}

size_t
piece_end(const struct scene *scene, size_t first, size_t limit)
{
	size_t end = first + 1;

	if (limit > first + PIECE_LIMIT)
		limit = first + PIECE_LIMIT;
	while (end + 1 < limit && looks(scene, end, LOOK_HYPHEN) &&
	       !looks(scene, end, LOOK_SPACED) &&
	       !looks(scene, end + 1, LOOK_SPACED) &&
	       looks(scene, end + 1, LOOK_LETTER) &&
	       (looks(scene, end + 1, LOOK_CAPITAL) ||
		ends_piece(scene, end + 1)))
		end += 2;
	return end;
}

bool
is_tied(const struct scene *scene, size_t at, size_t limit)
{
	return at + 1 < limit && is_class(scene, at, WORD_PARTICLE) &&
	       !looks(scene, at, LOOK_CAPITAL) && is_namelike(scene, at + 1);
}

bool
is_junior(const struct scene *scene, size_t token)
{
	static const char *const words[] = {"Jr", "Jr.", "Sr",    "Sr.",
					    "II", "III", "Junior"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (reads(scene, token, words[i]))
			return true;
	return false;
}

size_t
plain_end(const struct scene *scene, size_t first, size_t end)
{
	while (end > first + 1 && (is_class(scene, end - 1, WORD_LEGAL) ||
				   reads(scene, end - 1, ",")))
		end--;
	return end;
}
