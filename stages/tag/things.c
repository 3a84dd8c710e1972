/* What a document speaks of. */
#include <string.h>

#include "stages/tag/link.h"
#include "stages/text.h"

static const char *const prefixes[] = {
	[ENTITY_COMPANY] = "company/~",
	[ENTITY_PERSON] = "person/~",
	[ENTITY_COUNTRY] = "country/~",
	[ENTITY_ORGANIZATION] = "organization/~",
	[ENTITY_PLACE] = "place/~",
	[ENTITY_UNTYPED] = "thing/~",
};

static const char *
text_or_null(const char *text)
{
	return *text ? text : NULL;
}

/* "person/~jane-roe" for the name of size bytes. */
static const char *
own_key(struct arena *arena, enum entity_type type, const char *name)
{
	size_t size = strlen(name), used = strlen(prefixes[type]), at = 0;
	char *key = arena_alloc(arena, used + 2 * size + 8);
	bool gap = false;

	memcpy(key, prefixes[type], used);
	while (at < size) {
		int32_t point = text_next(name, size, &at);

		if (!is_letter(point) && !is_digit(point)) {
			gap |= point != '\'' && point != 0x2019 && point != '.';
			continue;
		}
		if (gap && key[used - 1] != '~')
			key[used++] = '-';
		gap = false;
		used += text_put(base_letter(lower_case(point)), key + used);
	}
	key[used] = '\0';
	return key;
}

static size_t
add_thing(struct linker *linker, enum entity_type type, const char *key,
	  const char *name, enum evidence_kind from)
{
	struct thing *thing = arena_push(linker->scene->arena, &linker->things);
	size_t number = linker->things.count - 1;

	thing->entity.type = type;
	thing->entity.key = key;
	thing->entity.name = name;
	thing->from = from;
	names_add(&linker->names, key, strlen(key), number, RANK_KEY);
	return number;
}

/* The text of span, each stretch of white space in it one space. */
static const char *
squeezed(const struct scene *scene, struct span span)
{
	char *name = arena_alloc(scene->arena, span.end - span.start + 1);
	size_t used = 0;

	for (size_t at = span.start; at < span.end;) {
		int32_t point = text_next(scene->doc->text, span.end, &at);

		if (!is_space(point))
			used += text_put(point, name + used);
		else if (used && name[used - 1] != ' ')
			name[used++] = ' ';
	}
	name[used] = '\0';
	return name;
}

/* "the Afghan ambassador to the United States, Jane Roe": not America's. */
static bool
is_sent(const struct scene *scene, const struct candidate *candidate)
{
	enum { REACH = 8 };
	size_t first = candidate->first;

	for (size_t i = first; i > 1 && first - i < REACH; i--)
		if (reads(scene, i - 1, "to") &&
		    is_class(scene, i - 2, WORD_TITLE))
			return candidate->type == ENTITY_PERSON;
	return false;
}

size_t
thing_new(struct linker *linker, const struct candidate *candidate,
	  enum entity_type type)
{
	const struct scene *scene = linker->scene;
	size_t end = candidate->end;
	struct span span;
	const char *name, *key;
	size_t known;

	if (type == ENTITY_COMPANY)
		end = plain_end(scene, candidate->first, end);
	span = scene_span(scene, candidate->first, end);
	name = squeezed(scene, span);
	key = own_key(scene->arena, type, name);
	known = names_find(&linker->names, key, strlen(key), RANK_KEY);
	if (known != NO_THING)
		return known;
	known = add_thing(linker, type, key, name, candidate->from);
	if (candidate->owner && !is_sent(scene, candidate))
		linker->things.items[known].entity.country =
			text_or_null(candidate->owner);
	return known;
}

size_t
thing_in_table(struct linker *linker, const struct candidate *candidate)
{
	const struct gazetteer *gazetteer =
		&linker->scene->lexicon->gazetteers[candidate->table];
	const struct table *table = &gazetteer->table;
	uint32_t row = row_meant(linker, candidate);
	const char *key = table_cell(table, row, gazetteer->key);
	size_t known = names_find(&linker->names, key, strlen(key), RANK_KEY);
	struct entity *entity;

	if (known != NO_THING)
		return known;
	if (is_unplaced(linker, candidate, row)) {
		known = thing_named(linker, candidate, RANK_HEAD);
		if (known != NO_THING)
			return known;
		known = thing_new(linker, candidate, candidate->type);
		entity = &linker->things.items[known].entity;
		if (!entity->country && belongs_to_main(linker, candidate, row))
			entity->country = linker->weights->main;
		return known;
	}
	known = add_thing(linker, row_type(gazetteer, row, candidate->type),
			  key, table_cell(table, row, gazetteer->name),
			  FROM_TABLE);
	entity = &linker->things.items[known].entity;
	entity->country =
		text_or_null(table_cell(table, row, gazetteer->country));
	entity->role = text_or_null(table_cell(table, row, gazetteer->role));
	entity->ticker =
		text_or_null(table_cell(table, row, gazetteer->ticker));
	return known;
}
