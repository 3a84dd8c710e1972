/* People whom tables know without the initial that a document gives them. */
#include <string.h>

#include "stages/tag/link.h"

enum { NAME_SIZE = 96 }; /* bytes of the longest "John Kerry" */

/* "John F. Kerry" without the F., where that is all; 0 where it is not. */
static size_t
without_initial(const struct scene *scene, const struct candidate *candidate,
		char *out)
{
	size_t first = candidate->first, size, rest;
	struct span one, other;

	if (candidate->end < first + 3 || candidate->end > first + 5 ||
	    !looks(scene, first + 1, LOOK_INITIAL) ||
	    looks(scene, first, LOOK_INITIAL))
		return 0;
	one = scene->doc->tokens.items[first].span;
	other = scene_span(scene, first + 2, candidate->end);
	size = one.end - one.start;
	rest = other.end - other.start;
	if (size + 1 + rest > NAME_SIZE)
		return 0;
	memcpy(out, scene->doc->text + one.start, size);
	out[size] = ' ';
	memcpy(out + size + 1, scene->doc->text + other.start, rest);
	return size + 1 + rest;
}

/*
 * Whether the text says the person's role, or speaks of the country of one whom
 * everybody knows.
 */
static bool
is_known(const struct linker *linker, const struct candidate *candidate,
	 uint32_t row)
{
	const struct gazetteer *people =
		&linker->scene->lexicon->gazetteers[TABLE_PEOPLE];
	const char *country = table_cell(&people->table, row, people->country);

	return has_role(linker, candidate, row) ||
	       (!strcmp(table_cell(&people->table, row, people->rank), "1") &&
		weight_of(linker, country, false));
}

void
know_initials(struct linker *linker)
{
	const struct scene *scene = linker->scene;
	const struct table *people =
		&scene->lexicon->gazetteers[TABLE_PEOPLE].table;
	char name[NAME_SIZE];

	for (size_t i = 0; i < linker->candidates->count; i++) {
		struct candidate *candidate = &linker->candidates->items[i];
		struct matches found;
		size_t size;

		if (candidate->type != ENTITY_PERSON ||
		    candidate->table != TABLE_COUNT)
			continue;
		size = without_initial(scene, candidate, name);
		if (!size)
			continue;
		found = table_find(people, name, size);
		if (found.count != 1 ||
		    !is_known(linker, candidate, found.items[0].row))
			continue;
		candidate->table = TABLE_PEOPLE;
		candidate->from = FROM_TABLE;
		candidate->matches = found;
	}
}
