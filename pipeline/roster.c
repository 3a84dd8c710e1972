#include <stdlib.h>
#include <string.h>

#include "pipeline/show.h"

static int
compare_ids(const void *left, const void *right)
{
	const struct entity *const *a = left, *const *b = right;

	return strcmp((*a)->id, (*b)->id);
}

struct roster
roster_of(const struct document *doc, struct arena *arena)
{
	struct roster roster = {.count = doc->entities.count};

	roster.items = arena_array(arena, roster.count, sizeof *roster.items);
	for (size_t i = 0; i < roster.count; i++)
		roster.items[i] = &doc->entities.items[i];
	if (roster.count)
		qsort(roster.items, roster.count, sizeof *roster.items,
		      compare_ids);
	return roster;
}

const struct entity *
roster_find(const struct roster *roster, const char *id)
{
	const struct entity key = {.id = id}, *wanted = &key;
	const struct entity **found;

	if (!id || !roster->count)
		return NULL;
	found = bsearch(&wanted, roster->items, roster->count,
			sizeof *roster->items, compare_ids);
	return found ? *found : NULL;
}

const char *
party_name(const struct roster *roster, const char *id)
{
	const struct entity *entity = roster_find(roster, id);

	if (entity && entity->name && *entity->name)
		return entity->name;
	return id ? id : "-";
}

const char *
decimal(struct arena *arena, int thousandths)
{
	int size = abs(thousandths);
	const char *sign = thousandths < 0 ? "-" : "";
	int digits = size % 1000, places = 3;

	if (!digits)
		return arena_print(arena, "%s%d", sign, size / 1000);
	for (; digits % 10 == 0; digits /= 10)
		places--;
	return arena_print(arena, "%s%d.%0*d", sign, size / 1000, places,
			   digits);
}
