#include "stages/tag/callings.h"

#include <string.h>

enum { WORD_SIZE = 64 };

static size_t
find_row(const struct scene *scene, size_t token)
{
	char word[WORD_SIZE];
	struct matches matches;
	size_t size = token_lower(scene->doc, token, word, sizeof word);

	matches = table_find(&scene->lexicon->descriptions, word, size);
	return matches.count ? matches.items[0].row : SIZE_MAX;
}

size_t
description_row(const struct discourse *discourse, size_t token)
{
	const struct scene *scene = discourse->scene;
	size_t *row = &discourse->rows[scene->firsts[token]];

	if (!*row)
		*row = find_row(scene, token) + 2;
	return *row - 2;
}

unsigned
row_types(const struct scene *scene, size_t row)
{
	static const char *const names[] = {
		[ENTITY_COMPANY] = "company",
		[ENTITY_PERSON] = "person",
		[ENTITY_COUNTRY] = "country",
		[ENTITY_ORGANIZATION] = "organization",
		[ENTITY_PLACE] = "place",
	};
	const char *list = table_cell(&scene->lexicon->descriptions, row,
				      scene->lexicon->types);
	const char *item;
	unsigned types = 0;
	size_t size;

	while (list_next(&list, &item, &size))
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (strlen(names[i]) == size &&
			    !memcmp(names[i], item, size))
				types |= type_bit((enum entity_type)i);
	return types;
}

/* The key behind its type, without "-region": "hong-kong". */
static bool
is_key(const char *cell, const char *key)
{
	const char *bare = strchr(key, '/'), *slash = strchr(cell, '/');
	size_t size;

	bare = bare ? bare + 1 : key;
	cell = slash ? slash + 1 : cell;
	size = strlen(cell);
	return !strncmp(bare, cell, size) &&
	       (bare[size] == '\0' || !strcmp(bare + size, "-region"));
}

/* The kind that a table gives an entity, or "". */
static const char *
kind_in(const struct discourse *discourse, const struct entity *entity,
	enum gazetteer_table number)
{
	const struct gazetteer *gazetteer =
		&discourse->scene->lexicon->gazetteers[number];
	struct matches matches = table_find(&gazetteer->table, entity->name,
					    strlen(entity->name));

	for (size_t i = 0; i < matches.count; i++) {
		size_t row = matches.items[i].row;

		if (!is_key(table_cell(&gazetteer->table, row, gazetteer->key),
			    entity->key))
			continue;
		if (number == TABLE_PLACES)
			return *table_cell(&gazetteer->table, row,
					   gazetteer->population)
				       ? "city"
				       : "";
		return table_cell(&gazetteer->table, row, gazetteer->kind);
	}
	return "";
}

/* The kind of an entity, looked up once. */
static const char *
kind_of(const struct discourse *discourse, size_t referent)
{
	const struct entity *entity = &discourse->entities->items[referent];
	const char *kind = discourse->kinds[referent];

	if (kind)
		return kind;
	kind = "";
	if (!entity->name || !entity->key)
		return kind;
	if (entity->type == ENTITY_ORGANIZATION)
		kind = kind_in(discourse, entity, TABLE_ORGANIZATIONS);
	if (!*kind && entity->type != ENTITY_COMPANY)
		kind = kind_in(discourse, entity, TABLE_COUNTRIES);
	if (!*kind && entity->type == ENTITY_PLACE)
		kind = kind_in(discourse, entity, TABLE_PLACES);
	discourse->kinds[referent] = kind;
	return kind;
}

bool
is_outlet(const struct discourse *discourse, size_t referent)
{
	const struct entity *entity;
	const char *kind;

	if (referent >= discourse->entities->count)
		return false;
	entity = &discourse->entities->items[referent];
	if (entity->type != ENTITY_ORGANIZATION)
		return false;
	kind = kind_of(discourse, referent);
	return !strcmp(kind, "outlet") || !strcmp(kind, "news-agency");
}

static bool
begins_with(const char *text, const char *word, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		char letter = text[i];

		if (letter >= 'A' && letter <= 'Z')
			letter = (char)(letter | 32);
		if (!letter || letter != word[i])
			return false;
	}
	return true;
}

/* Whether a name has a word of size bytes in lower case, whatever its case. */
static bool
has_word(const char *name, const char *word, size_t size)
{
	for (const char *at = name; *at; at++)
		if ((at == name || at[-1] == ' ' || at[-1] == '-') &&
		    begins_with(at, word, size) &&
		    (at[size] == '\0' || at[size] == ' ' || at[size] == '-'))
			return true;
	return false;
}

bool
row_fits(const struct discourse *discourse, size_t entity, size_t row)
{
	const struct lexicon *lexicon = discourse->scene->lexicon;
	const struct entity *item = &discourse->entities->items[entity];
	const char *list =
		table_cell(&lexicon->descriptions, row, lexicon->names);
	const char *kind, *word;
	bool fits = false;
	size_t size;

	while (item->name && list_next(&list, &word, &size)) {
		if (*word == '-' && has_word(item->name, word + 1, size - 1))
			return false;
		if (has_word(item->name, word, size))
			fits = true;
	}
	if (fits)
		return true;
	list = table_cell(&lexicon->descriptions, row, lexicon->kinds);
	kind = *list ? kind_of(discourse, entity) : "";
	while (*kind && list_next(&list, &word, &size))
		if (strlen(kind) == size && !memcmp(kind, word, size))
			return true;
	return false;
}

bool
is_called(const struct discourse *discourse, size_t entity, size_t row)
{
	for (size_t i = 0; i < discourse->callings.count; i++)
		if (discourse->callings.items[i].entity == entity &&
		    discourse->callings.items[i].row == row)
			return true;
	return false;
}
