#include "stages/tag/gazetteer.h"

#include <string.h>

#include "stages/text.h"

/* How a token is written for the walk. */
enum spelling { AS_WRITTEN, AS_TITLE, AS_LOWER, AS_RAISED };

enum { PIECE_SIZE = 160 };

/* Sets of tables: all that hold names. */
enum { NAME_TABLES = (1 << TABLE_TITLES) - 1 };

static inline unsigned
table_bit(enum gazetteer_table table)
{
	return 1U << table;
}

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

/* A walk along keys that several tables have. */
struct trail {
	const struct lexicon *lexicon;
	unsigned tables; /* a set: those in which it has not ended */
	char key[WALK_LIMIT + PIECE_SIZE];
	size_t size;
	uint32_t hash;
	struct matches matches[TABLE_COUNT]; /* of the key so far */
};

/* Goes on by size bytes, which stand behind the key already. */
static void
step(struct trail *trail, size_t size)
{
	const struct gazetteer *gazetteers = trail->lexicon->gazetteers;

	trail->hash = hash_text(trail->hash, trail->key + trail->size, size);
	trail->size += size;
	if (trail->size > WALK_LIMIT) {
		trail->tables = 0;
		return;
	}
	/* All slots on their way before the first is looked at. */
	for (unsigned set = trail->tables; set; set &= set - 1)
		table_fetch_slot(&gazetteers[lowest_bit(set)].table,
				 trail->hash);
	for (unsigned set = trail->tables; set; set &= set - 1) {
		size_t table = lowest_bit(set);

		if (!table_has(&gazetteers[table].table, trail->hash,
			       trail->key, trail->size, &trail->matches[table]))
			trail->tables &= ~(1U << table);
	}
}

/*
 * The longest names from token first on, of each of a set of tables, into
 * hits; those of other tables are left as they are. Returns the tables that
 * have any name that begins with the token.
 */
static unsigned
walk_from(const struct scene *scene, unsigned tables, size_t first,
	  size_t limit, enum spelling spelling, struct hit *hits)
{
	const struct gazetteer *gazetteers = scene->lexicon->gazetteers;
	struct trail trail;

	trail.lexicon = scene->lexicon;
	trail.tables = tables;
	trail.size = 0;
	trail.hash = HASH_START;
	for (size_t i = first; i < limit && trail.tables; i++) {
		if (i > first && looks(scene, i, LOOK_SPACED)) {
			trail.key[trail.size] = ' ';
			step(&trail, 1);
		}
		step(&trail, spell(scene, i, spelling, trail.key + trail.size));
		if (i == first)
			tables = trail.tables;
		for (unsigned set = trail.tables; set; set &= set - 1) {
			size_t table = lowest_bit(set);
			struct matches matches = trail.matches[table];

			/* "China's Commerce Ministry" is two names. */
			if (matches.count && (int)matches.items[0].column !=
						     gazetteers[table].owned)
				hits[table] = (struct hit){
					i + 1, spelling == AS_TITLE, matches};
		}
	}
	return tables;
}

/* Whether a word in capitals may be a name that has but one: "SEOUL". */
static bool
is_recased(const struct scene *scene, size_t first)
{
	struct span span = scene->doc->tokens.items[first].span;
	bool together = looks(scene, first, LOOK_VAGUE) ||
			looks(scene, first + 1, LOOK_SHOUTED);

	return looks(scene, first, LOOK_SHOUTED) &&
	       (together || (!looks(scene, first, LOOK_COMMON) &&
			     span.end - span.start > 3));
}

/*
 * The longest names of each of a set of tables, into hits, which are empty;
 * of those as written only where fronts have any that begin so. Returns the
 * tables that have.
 */
static unsigned
look_from(const struct scene *scene, unsigned tables, unsigned fronts,
	  size_t first, size_t limit, struct hit *hits)
{
	unsigned found = tables & fronts;

	if (found)
		found = walk_from(scene, found, first, limit, AS_WRITTEN, hits);
	if (is_recased(scene, first)) {
		for (unsigned set = found; set; set &= set - 1)
			if (hits[lowest_bit(set)].end)
				tables &= ~(1U << lowest_bit(set));
		walk_from(scene, tables, first, limit, AS_TITLE, hits);
	}
	return found;
}

/* A name that begins at a token. */
struct find {
	enum gazetteer_table table;
	struct hit hit;
};

/* Token by token, and of each by tables. */
struct finds {
	struct find *items;
	size_t count, capacity;
	uint32_t *starts; /* [token] the first of its names */
	uint8_t *fronts;  /* [token] a set: tables with names that begin so */
};

/* The table of titles, in a set of its own, if any of them begins so. */
static unsigned
titles_from(const struct scene *scene, size_t token)
{
	struct hit hits[TABLE_COUNT];

	return walk_from(scene, table_bit(TABLE_TITLES), token, token + 1,
			 AS_LOWER, hits);
}

static void
find_names_at(const struct scene *scene, size_t token, struct finds *finds)
{
	struct hit hits[TABLE_COUNT] = {0};
	size_t first = scene->firsts[token];
	unsigned fronts = first < token
				  ? finds->fronts[first]
				  : NAME_TABLES | titles_from(scene, token);
	unsigned names = look_from(scene, NAME_TABLES, fronts, token,
				   scene->count, hits);

	finds->fronts[token] =
		(uint8_t)(names | (fronts & table_bit(TABLE_TITLES)));
	for (int i = 0; i < TABLE_TITLES; i++)
		if (hits[i].end)
			*arena_push(scene->arena, finds) =
				(struct find){(enum gazetteer_table)i, hits[i]};
}

const struct finds *
find_names(const struct scene *scene)
{
	struct arena *arena = scene->arena;
	struct finds *finds = arena_alloc(arena, sizeof *finds);

	finds->fronts = arena_alloc(arena, scene->count + 1);
	finds->starts =
		arena_array(arena, scene->count + 1, sizeof *finds->starts);
	for (size_t i = 0; i < scene->count; i++) {
		finds->starts[i] = (uint32_t)finds->count;
		if (may_begin(scene, i))
			find_names_at(scene, i, finds);
	}
	finds->starts[scene->count] = (uint32_t)finds->count;
	return finds;
}

bool
begins_name(const struct scene *scene, size_t token)
{
	const uint32_t *starts = scene->finds->starts;

	return starts[token] < starts[token + 1];
}

/* What was found of a table at a token, as far as the document goes. */
static const struct hit *
found_at(const struct scene *scene, enum gazetteer_table table, size_t token)
{
	const struct finds *finds = scene->finds;

	for (size_t i = finds->starts[token]; i < finds->starts[token + 1]; i++)
		if (finds->items[i].table == table)
			return &finds->items[i].hit;
	return NULL;
}

struct hit
gazetteer_at(const struct scene *scene, enum gazetteer_table table,
	     size_t first, size_t limit)
{
	struct hit hits[TABLE_COUNT];

	hits[table] = (struct hit){0};
	if (first >= limit)
		return hits[table];
	if (table == TABLE_TITLES) {
		if (may_begin(scene, first) &&
		    !(scene->finds->fronts[first] & table_bit(table)))
			return hits[table];
		walk_from(scene, table_bit(table), first, limit, AS_LOWER,
			  hits);
		return hits[table];
	}
	if (may_begin(scene, first)) {
		const struct hit *hit = found_at(scene, table, first);

		if (!hit)
			return hits[table];
		if (hit->end <= limit)
			return *hit;
	}
	look_from(scene, table_bit(table), NAME_TABLES, first, limit, hits);
	return hits[table];
}

struct hit
gazetteer_raised_at(const struct scene *scene, enum gazetteer_table table,
		    size_t first, size_t limit)
{
	struct hit hits[TABLE_COUNT];

	hits[table] = (struct hit){0};
	walk_from(scene, table_bit(table), first, limit, AS_RAISED, hits);
	return hits[table];
}

const char *
title_class(const struct scene *scene, size_t first, size_t end)
{
	const struct gazetteer *titles =
		&scene->lexicon->gazetteers[TABLE_TITLES];
	struct hit hit = gazetteer_at(scene, TABLE_TITLES, first, end);

	if (hit.end != end)
		return NULL;
	return table_cell(&titles->table, hit.matches.items[0].row,
			  table_column(&titles->table, "class"));
}
