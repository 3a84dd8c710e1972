#include "stages/tag/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "stages/tag/lookup_tables.h"
#include "stages/text.h"

const char *const fact_names[FACT_COUNT] = {
	[FACT_KIND] = "kind",
	[FACT_ROLE] = "role",
	[FACT_TICKER] = "ticker",
	[FACT_RANK] = "rank",
	[FACT_POPULATION] = "population",
	[FACT_CLASS] = "class",
	[FACT_SEX] = "sex",
	[FACT_WORD] = "word",
	[FACT_ALSO] = "also",
	[FACT_WHY] = "why",
};

static const char *const row_types[TABLE_COUNT] = {
	[TABLE_COUNTRIES] = NULL,      [TABLE_ORGANIZATIONS] = "organization",
	[TABLE_COMPANIES] = "company", [TABLE_PEOPLE] = "person",
	[TABLE_PLACES] = "place",      [TABLE_PRODUCTS] = "product",
	[TABLE_TITLES] = "title",
};

static void
list_tables(struct lookup *lookup)
{
	const struct lexicon *lexicon = lookup->lexicon;
	const struct lookup_table lists[LIST_COUNT] = {
		{&lexicon->given_names, NULL, "given-name", CASE_OF_NAMES, {0}},
		{&lexicon->surnames, NULL, "surname", CASE_OF_NAMES, {0}},
		{&lexicon->common, NULL, "common-word", CASE_LOWER, {0}},
		{&lexicon->words, NULL, "word-class", CASE_LOWER, {0}},
		{&lexicon->ambiguous, NULL, "ambiguous", CASE_AS_WRITTEN, {0}},
	};

	for (size_t i = 0; i < TABLE_COUNT; i++)
		lookup->tables[i] = (struct lookup_table){
			.table = &lexicon->gazetteers[i].table,
			.gazetteer = &lexicon->gazetteers[i],
			.type = row_types[i],
			.spelling = i == TABLE_TITLES ? CASE_LOWER
						      : CASE_AS_WRITTEN,
		};
	memcpy(lookup->tables + TABLE_COUNT, lists, sizeof lists);
	for (size_t i = 0; i < LOOKUP_TABLES; i++)
		for (size_t fact = 0; fact < FACT_COUNT; fact++)
			lookup->tables[i].facts[fact] = table_column(
				lookup->tables[i].table, fact_names[fact]);
}

const char *
lookup_new(const struct knowledge *knowledge, struct lookup **out)
{
	struct lookup *lookup = calloc(1, sizeof *lookup);
	const char *why;

	if (!lookup)
		return "out of memory";
	why = lexicon_new(knowledge, &lookup->lexicon);
	if (why) {
		free(lookup);
		return why;
	}
	list_tables(lookup);
	*out = lookup;
	return NULL;
}

void
lookup_free(struct lookup *lookup)
{
	if (!lookup)
		return;
	lexicon_free(lookup->lexicon);
	arena_clear(&lookup->arena);
	free(lookup);
}

static const char *
cell_or_null(const struct table *table, size_t row, int column)
{
	const char *cell = table_cell(table, row, column);

	return *cell ? cell : NULL;
}

struct finding
finding_of(const struct lookup_table *from, struct match match,
	   const char *text, size_t size)
{
	const struct gazetteer *gazetteer = from->gazetteer;
	const struct table *table = from->table;
	struct finding finding = {
		.table = table_name(table),
		.line = table_line(table, match.row),
		.column = column_name(table, (int)match.column),
		.text = text,
		.size = size,
		.type = from->type,
	};

	if (gazetteer) {
		finding.is_name = from->spelling == CASE_AS_WRITTEN;
		finding.form = column_form(gazetteer, (int)match.column);
		finding.key = cell_or_null(table, match.row, gazetteer->key);
		finding.name = cell_or_null(table, match.row, gazetteer->name);
		finding.country =
			cell_or_null(table, match.row, gazetteer->country);
		if (!finding.type)
			finding.type =
				table_cell(table, match.row, gazetteer->type);
	}
	for (size_t i = 0; i < FACT_COUNT; i++)
		if (from->facts[i] != (int)match.column)
			finding.facts[i] =
				cell_or_null(table, match.row, from->facts[i]);
	return finding;
}

/* A copy in lower case; of names the first letter is in upper case. */
static const char *
spelled(struct arena *arena, const char *text, size_t size,
	enum lookup_case spelling, bool plain, size_t *out_size)
{
	char *copy = arena_alloc(arena, 4 * size + 1);
	size_t used = 0;

	for (size_t at = 0; at < size;) {
		int32_t point = lower_case(text_next(text, size, &at));

		if (plain)
			point = base_letter(point);
		if (spelling == CASE_OF_NAMES && !used)
			point = upper_case(point);
		used += text_put(point, copy + used);
	}
	*out_size = used;
	return copy;
}

/* Whether a table has a text; then its cells are added. */
static bool
find_key(const struct lookup_table *table, const char *text, size_t size,
	 struct arena *arena, struct findings *out)
{
	struct matches matches = table_find(table->table, text, size);

	for (size_t i = 0; i < matches.count; i++)
		*arena_push(arena, out) =
			finding_of(table, matches.items[i], text, size);
	return matches.count > 0;
}

static void
find_in(const struct lookup_table *table, const char *text, size_t size,
	struct arena *arena, struct findings *out)
{
	size_t at = 0;

	if (table->spelling != CASE_LOWER &&
	    find_key(table, text, size, arena, out))
		return;
	if (table->spelling == CASE_AS_WRITTEN || !size ||
	    (table->spelling == CASE_OF_NAMES &&
	     !is_upper_case(text_next(text, size, &at))))
		return;
	for (int plain = 0; plain < 2; plain++) {
		size_t length;
		const char *copy = spelled(arena, text, size, table->spelling,
					   plain, &length);

		if (find_key(table, copy, length, arena, out) ||
		    table->spelling == CASE_LOWER)
			return;
	}
}

/* Whether a gazetteer has a text; what any table has is added. */
static bool
find_in_all(const struct lookup *lookup, const char *text, size_t size,
	    struct arena *arena, struct findings *out)
{
	size_t names = 0;

	for (size_t i = 0; i < LOOKUP_TABLES; i++) {
		if (i == TABLE_COUNT)
			names = out->count;
		find_in(&lookup->tables[i], text, size, arena, out);
	}
	return names > 0;
}

/* Adds the rows whose key in records is text: these are in no index. */
static void
find_record_key(const struct lookup *lookup, const char *text, size_t size,
		struct arena *arena, struct findings *out)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		const struct lookup_table *table = &lookup->tables[i];
		int column = table->gazetteer->key;

		for (size_t row = 0; row < table_rows(table->table); row++) {
			const char *key = table_cell(table->table, row, column);
			struct match match = {(uint32_t)row, (uint32_t)column};

			if (!strncmp(key, text, size) && !key[size])
				*arena_push(arena, out) =
					finding_of(table, match, text, size);
		}
	}
}

/* A copy with straight apostrophes, as the gazetteers have them. */
static const char *
straightened(struct arena *arena, const char *text, size_t *size)
{
	char *copy = arena_alloc(arena, *size + 1);
	size_t used = 0;

	for (size_t at = 0; at < *size;) {
		int32_t point = text_next(text, *size, &at);

		if (point == 0x2018 || point == 0x2019)
			point = '\'';
		used += text_put(point, copy + used);
	}
	*size = used;
	return copy;
}

void
lookup_find(const struct lookup *lookup, const char *text, size_t size,
	    struct arena *arena, struct findings *out)
{
	struct findings rest = {0};

	text = straightened(arena, text, &size);
	if (find_in_all(lookup, text, size, arena, out))
		return;
	if (size > 4 && text_is(text, 4, "the ") &&
	    find_in_all(lookup, text + 4, size - 4, arena, &rest))
		*out = rest;
	if (!out->count && memchr(text, '/', size))
		find_record_key(lookup, text, size, arena, out);
}

static bool
is_other(const struct finding *one, const struct finding *other)
{
	if (!one->key || !other->key)
		return one->key || other->key || one->line != other->line;
	return strcmp(one->key, other->key) != 0;
}

/* What a word list adds to a name. */
static unsigned
besides(const struct finding *finding)
{
	const char *why = finding->facts[FACT_WHY];
	unsigned set = 0;

	if (finding->facts[FACT_WORD] ||
	    !strcmp(finding->type, "common-word") ||
	    (why && strstr(why, "word")))
		set |= BESIDES_WORD;
	if (!strcmp(finding->type, "given-name") ||
	    (why && strstr(why, "given-name")))
		set |= BESIDES_GIVEN_NAME;
	if (!strcmp(finding->type, "surname") ||
	    (why && strstr(why, "surname")))
		set |= BESIDES_SURNAME;
	return set;
}

unsigned
findings_besides(const struct findings *findings)
{
	const struct finding *first = NULL;
	unsigned set = 0;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *finding = &findings->items[i];

		if (!finding->is_name)
			set |= besides(finding);
		else if (!first)
			first = finding;
		else if (is_other(first, finding))
			set |= BESIDES_SEVERAL;
	}
	return first ? set : 0;
}
