/* Names that may have been meant by a string that no table has. */
#include <stdlib.h>
#include <string.h>

#include "stages/tag/lookup_tables.h"
#include "stages/text.h"

enum { TYPO_SIZE = 5 }; /* bytes of the shortest string that may have one */

/* What a key is to the string, the nearest first. */
enum nearness { NEAR_SAME, NEAR_BEGINS, NEAR_HOLDS, NEAR_TYPO, NOT_NEAR };

struct neighbour {
	enum nearness nearness;
	int obscurity; /* by the row's rank: 0 for the best known */
	size_t size;
	size_t table;
	struct match match;
	const char *text; /* as the table has it */
};

struct neighbours {
	struct neighbour *items;
	size_t count, capacity;
};

/*
 * A text in plain lower-case letters and digits, its words parted by single
 * spaces; stops and apostrophes part no words. Out has room for 2 * size: no
 * letter in lower case takes more than twice its bytes.
 */
static size_t
fold(const char *text, size_t size, char *out)
{
	size_t used = 0;
	bool gap = false;

	for (size_t at = 0; at < size;) {
		int32_t point =
			base_letter(lower_case(text_next(text, size, &at)));

		if (!is_letter(point) && !is_digit(point)) {
			gap |= point != '.' && point != '\'' && point != 0x2019;
			continue;
		}
		if (gap && used)
			out[used++] = ' ';
		gap = false;
		used += text_put(point, out + used);
	}
	return used;
}

/* Folds the keys of a table, behind those of the tables before it. */
static void
fold_table(struct lookup *lookup, size_t number)
{
	const struct table *table = lookup->tables[number].table;
	size_t room = 0, used = 0, size;
	struct matches matches;
	char *bytes;

	for (size_t i = 0; i < table_keys(table); i++) {
		table_key(table, i, &size, &matches);
		room += 2 * size;
	}
	bytes = arena_alloc(&lookup->arena, room);
	for (size_t i = 0; i < table_keys(table); i++) {
		const char *text = table_key(table, i, &size, &matches);
		struct folded *folded = &lookup->folded[lookup->folded_count];

		if (!matches.count)
			continue;
		*folded = (struct folded){bytes + used, 0, number, i};
		folded->size = fold(text, size, bytes + used);
		used += folded->size;
		lookup->folded_count++;
	}
}

static void
fold_tables(struct lookup *lookup)
{
	size_t count = 0;

	for (size_t i = 0; i < NEAR_TABLES; i++)
		count += table_keys(lookup->tables[i].table);
	lookup->folded =
		arena_array(&lookup->arena, count + 1, sizeof *lookup->folded);
	for (size_t i = 0; i < NEAR_TABLES; i++)
		fold_table(lookup, i);
}

/* Whether one byte more, less or other, or two in turn, makes one the other. */
static bool
differ_by_one(const char *one, size_t one_size, const char *other,
	      size_t other_size)
{
	size_t same = 0, left, right;

	while (same < one_size && same < other_size && one[same] == other[same])
		same++;
	left = one_size - same;
	right = other_size - same;
	one += same;
	other += same;
	if (left == right && left > 1 && one[0] == other[1] &&
	    one[1] == other[0] && !memcmp(one + 2, other + 2, left - 2))
		return true;
	if (left == right)
		return left > 0 && !memcmp(one + 1, other + 1, left - 1);
	return left > right
		       ? left - right == 1 && !memcmp(one + 1, other, right)
		       : right - left == 1 && !memcmp(one, other + 1, left);
}

/* Where text stands in key as whole words; key's size where it does not. */
static size_t
place_in(const struct folded *key, const char *text, size_t size)
{
	for (size_t at = 0; at + size <= key->size;) {
		const char *gap;

		if (!memcmp(key->text + at, text, size) &&
		    (at + size == key->size || key->text[at + size] == ' '))
			return at;
		gap = memchr(key->text + at, ' ', key->size - at);
		if (!gap)
			break;
		at = (size_t)(gap - key->text) + 1;
	}
	return key->size;
}

static enum nearness
nearness_of(const struct folded *key, const char *text, size_t size)
{
	size_t place = place_in(key, text, size);

	if (place < key->size)
		return place               ? NEAR_HOLDS
		       : key->size == size ? NEAR_SAME
					   : NEAR_BEGINS;
	if (size >= TYPO_SIZE && key->size >= TYPO_SIZE &&
	    differ_by_one(key->text, key->size, text, size))
		return NEAR_TYPO;
	return NOT_NEAR;
}

static int
obscurity(const char *rank)
{
	if (!rank || !*rank)
		return 0;
	return is_ascii_digit(*rank) ? *rank - '0' : 10;
}

/* Adds the rows of a key that is near. */
static void
add_neighbours(const struct lookup *lookup, const struct folded *key,
	       enum nearness nearness, struct arena *arena,
	       struct neighbours *out)
{
	const struct lookup_table *table = &lookup->tables[key->table];
	struct matches matches;
	size_t size;
	const char *text =
		table_key(table->table, key->number, &size, &matches);

	/* Longer names are no word of a list. */
	if (!table->gazetteer && nearness != NEAR_SAME)
		return;
	for (size_t i = 0; i < matches.count; i++) {
		struct match match = matches.items[i];

		/* "China's Commerce Ministry": the row has better names. */
		if (table->gazetteer &&
		    ((int)match.column == table->gazetteer->owned ||
		     (int)match.column == table->gazetteer->key))
			continue;
		*arena_push(arena, out) = (struct neighbour){
			.nearness = nearness,
			.obscurity =
				obscurity(table_cell(table->table, match.row,
						     table->facts[FACT_RANK])),
			.size = size,
			.table = key->table,
			.match = match,
			.text = text,
		};
	}
}

static int
compare_sizes(size_t one, size_t other)
{
	return (one > other) - (one < other);
}

/* The nearest first, of those the better known, of those the shorter. */
static int
compare_neighbours(const void *left, const void *right)
{
	const struct neighbour *a = left, *b = right;
	int order = (int)a->nearness - (int)b->nearness;

	if (!order)
		order = a->obscurity - b->obscurity;
	if (!order)
		order = compare_sizes(a->size, b->size);
	if (!order)
		order = compare_sizes(a->table, b->table);
	if (!order)
		order = compare_sizes(a->match.row, b->match.row);
	return order ? order : compare_sizes(a->match.column, b->match.column);
}

/* By rows, and of one row the nearest first, its name before its aliases. */
static int
compare_rows(const void *left, const void *right)
{
	const struct neighbour *a = left, *b = right;
	int order = compare_sizes(a->table, b->table);

	if (!order)
		order = compare_sizes(a->match.row, b->match.row);
	if (!order)
		order = (int)a->nearness - (int)b->nearness;
	if (!order)
		order = compare_sizes(a->match.column, b->match.column);
	if (!order)
		order = compare_sizes(a->size, b->size);
	return order ? order : memcmp(a->text, b->text, a->size);
}

static bool
is_found(const struct findings *found, const struct finding *finding)
{
	for (size_t i = 0; i < found->count; i++)
		if (found->items[i].line == finding->line &&
		    !strcmp(found->items[i].table, finding->table))
			return true;
	return false;
}

/* Keeps the best of each row, but for those found, and sorts them. */
static void
sort_out(const struct lookup *lookup, const struct findings *found,
	 struct neighbours *neighbours)
{
	struct neighbour *items = neighbours->items;
	size_t count = 0;

	if (!neighbours->count)
		return;
	qsort(items, neighbours->count, sizeof *items, compare_rows);
	for (size_t i = 0; i < neighbours->count; i++) {
		struct finding finding = finding_of(
			&lookup->tables[items[i].table], items[i].match,
			items[i].text, items[i].size);

		if (is_found(found, &finding) ||
		    (count && items[count - 1].table == items[i].table &&
		     items[count - 1].match.row == items[i].match.row))
			continue;
		items[count++] = items[i];
	}
	qsort(items, count, sizeof *items, compare_neighbours);
	neighbours->count = count;
}

/* How many of them are to be told: slips of the pen only for want of others. */
static size_t
count_worth(const struct neighbours *neighbours, const struct findings *found)
{
	size_t count = 0;

	while (count < neighbours->count &&
	       neighbours->items[count].nearness < NEAR_TYPO)
		count++;
	return count || found->count ? count : neighbours->count;
}

size_t
lookup_near(struct lookup *lookup, const char *text, size_t size,
	    const struct findings *found, size_t limit, struct arena *arena,
	    struct findings *out)
{
	char folded[2 * WALK_LIMIT];
	struct neighbours neighbours = {0};
	size_t count;

	/* "the Kremlin" was found as "Kremlin". */
	if (found->count) {
		text = found->items[0].text;
		size = found->items[0].size;
	}
	if (size > WALK_LIMIT)
		return 0;
	size = fold(text, size, folded);
	if (!size)
		return 0;
	lookup->arena.exhausted = arena->exhausted;
	if (!lookup->folded)
		fold_tables(lookup);
	for (size_t i = 0; i < lookup->folded_count; i++) {
		const struct folded *key = &lookup->folded[i];
		enum nearness nearness = nearness_of(key, folded, size);

		if (nearness != NOT_NEAR)
			add_neighbours(lookup, key, nearness, arena,
				       &neighbours);
	}
	sort_out(lookup, found, &neighbours);
	count = count_worth(&neighbours, found);
	for (size_t i = 0; i < count && i < limit; i++) {
		const struct neighbour *item = &neighbours.items[i];

		*arena_push(arena, out) =
			finding_of(&lookup->tables[item->table], item->match,
				   item->text, item->size);
	}
	return count;
}
