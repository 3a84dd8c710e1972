#include "data/compile/table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "data/compile/words.h"
#include "stages/text.h"

enum { COLUMN_LIMIT = 32 };

struct column {
	const char *name;
	bool indexed, matched, hashed;
};

/* A key and the cell it stands in; a beginning of a key has no cell. */
struct place {
	uint32_t key, key_size; /* in the pool, within a cell */
	const char *text;       /* the key, once the pool is whole */
	struct match match;
	bool is_start; /* only the beginning of longer keys */
};

struct places {
	struct place *items;
	size_t count, room;
};

struct source {
	struct block *block;
	const char *path;
	size_t line;
	struct column columns[COLUMN_LIMIT];
	uint32_t column_count;
	const char *indexed, *matched, *hashed; /* of the head, or NULL */
	size_t first_line;                      /* of the rows */
	uint32_t *cells;
	size_t cell_count, cell_room;
	uint32_t row_count;
	struct places places;
	struct words words;
};

static void *
room_for_one(void *items, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return items;
	*room = *room ? 2 * *room : 1024;
	items = realloc(items, *room * size);
	if (!items)
		fail("out of memory");
	return items;
}

static void
add_place(struct source *source, size_t key, size_t size, struct match match,
	  bool is_start)
{
	struct places *places = &source->places;

	places->items = room_for_one(places->items, places->count,
				     &places->room, sizeof *places->items);
	places->items[places->count++] = (struct place){
		.key = block_size32(key),
		.key_size = block_size32(size),
		.match = match,
		.is_start = is_start,
	};
}

/* Whether word stands among names, which are cut by spaces. */
static bool
is_named(const char *names, const char *word)
{
	size_t size = strlen(word);

	while (names && *names) {
		size_t length = strcspn(names, " ");

		if (length == size && !strncmp(names, word, size))
			return true;
		names += length + (names[length] == ' ');
	}
	return false;
}

/* A line of the head: keeps what "# index:", "# match:", "# hash:" say. */
static void
read_head(struct source *source, char *line)
{
	static const char index[] = "# index: ", match[] = "# match: ";
	static const char hash[] = "# hash: ";

	if (!strncmp(line, index, sizeof index - 1))
		source->indexed = line + sizeof index - 1;
	if (!strncmp(line, match, sizeof match - 1))
		source->matched = line + sizeof match - 1;
	if (!strncmp(line, hash, sizeof hash - 1))
		source->hashed = line + sizeof hash - 1;
}

/* How many of the head's column names the table has. */
static size_t
count_names(const char *names)
{
	size_t count = 0;

	while (names && *names) {
		size_t length = strcspn(names, " ");

		count += length > 0;
		names += length + (names[length] == ' ');
	}
	return count;
}

static void
read_columns(struct source *source, char *line)
{
	size_t found = 0;
	char *cell;

	while ((cell = strsep(&line, "\t"))) {
		struct column *column = &source->columns[source->column_count];

		if (source->column_count++ == COLUMN_LIMIT)
			fail("%s:%zu: more than %d columns", source->path,
			     source->line, COLUMN_LIMIT);
		column->name = cell;
		column->indexed = is_named(source->indexed, cell);
		column->matched = is_named(source->matched, cell);
		column->hashed = is_named(source->hashed, cell);
		found += column->indexed;
		found += column->matched;
		found += column->hashed;
	}
	if (found != count_names(source->indexed) +
			     count_names(source->matched) +
			     count_names(source->hashed))
		fail("%s:%zu: the head indexes a column that is not there",
		     source->path, source->line);
}

/*
 * The beginnings of a key, which stands at offset in the pool, at which a walk
 * may pause; see knowledge.h.
 */
static void
add_starts(struct source *source, const char *key, size_t size, size_t offset)
{
	bool last = false;

	for (size_t at = 0; at < size;) {
		size_t here = at;
		int32_t point = text_next(key, size, &at);
		bool wordy = is_letter(point) || is_digit(point);

		if (here > 0 && !(wordy && last))
			add_place(source, offset, here, (struct match){0},
				  true);
		last = wordy;
	}
}

/* The items of a cell, which stands at offset in the pool. */
static void
add_keys(struct source *source, const char *cell, size_t offset,
	 uint32_t column)
{
	struct match match = {source->row_count, column};
	const char *start = cell, *item;
	size_t size;

	while (list_next(&cell, &item, &size)) {
		if (size == 0)
			fail("%s:%zu: an empty item in column '%s'",
			     source->path, source->line,
			     source->columns[column].name);
		add_place(source, offset + (size_t)(item - start), size, match,
			  false);
		if (source->columns[column].matched)
			add_starts(source, item, size,
				   offset + (size_t)(item - start));
	}
}

static void
read_row(struct source *source, char *line)
{
	uint32_t column = 0, offset;
	const char *cell;

	while ((cell = strsep(&line, "\t"))) {
		if (column == source->column_count)
			fail("%s:%zu: more than %u cells", source->path,
			     source->line, (unsigned)source->column_count);
		source->cells =
			room_for_one(source->cells, source->cell_count,
				     &source->cell_room, sizeof *source->cells);
		if (source->columns[column].hashed) {
			words_add(&source->words, cell, source->row_count);
			cell = "";
		}
		offset = block_string(source->block, cell, strlen(cell));
		source->cells[source->cell_count++] = offset;
		if (source->columns[column].indexed ||
		    source->columns[column].matched)
			add_keys(source, cell, offset, column);
		column++;
	}
	if (column != source->column_count)
		fail("%s:%zu: %u cells, not %u", source->path, source->line,
		     (unsigned)column, (unsigned)source->column_count);
	source->row_count++;
}

static int
compare_keys(const struct place *a, const struct place *b)
{
	size_t size = a->key_size < b->key_size ? a->key_size : b->key_size;
	int order = memcmp(a->text, b->text, size);

	if (order || a->key_size == b->key_size)
		return order;
	return a->key_size < b->key_size ? -1 : 1;
}

/* By key; of one key the cells in the order of the file, then beginnings. */
static int
compare_places(const void *first, const void *second)
{
	const struct place *a = first, *b = second;

	int order = compare_keys(a, b);

	if (order)
		return order;
	if (a->is_start != b->is_start)
		return a->is_start ? 1 : -1;
	if (a->match.row != b->match.row)
		return a->match.row < b->match.row ? -1 : 1;
	if (a->match.column != b->match.column)
		return a->match.column < b->match.column ? -1 : 1;
	return 0;
}

/* Entries and matches out of sorted places; returns the entries' number. */
static size_t
make_entries(const struct source *source, struct entry *entries,
	     struct match *matches, size_t *match_count)
{
	const struct places *places = &source->places;
	struct entry *entry = NULL;
	size_t count = 0;

	*match_count = 0;
	for (size_t i = 0; i < places->count; i++) {
		const struct place *place = &places->items[i];

		if (!entry || compare_keys(place - 1, place)) {
			entry = &entries[count++];
			*entry = (struct entry){
				.key = place->key,
				.key_size = place->key_size,
				.hash = hash_text(HASH_START, place->text,
						  place->key_size),
				.match = block_size32(*match_count),
			};
		}
		if (!place->is_start &&
		    !(i > 0 && !compare_places(place - 1, place))) {
			matches[(*match_count)++] = place->match;
			entry->match_count++;
		}
	}
	return count;
}

static void
put_slots(struct block *block, struct section *section,
	  const struct entry *entries, size_t count)
{
	size_t slot_count = 1;
	uint32_t *slots;

	if (count >= SLOT_ENTRY)
		fail("a table has too many keys");
	while (slot_count < 2 * count)
		slot_count *= 2;
	slots = calloc(slot_count, sizeof *slots);
	if (!slots)
		fail("out of memory");
	for (size_t i = 0; i < count; i++) {
		size_t slot = entries[i].hash & (slot_count - 1);

		while (slots[slot])
			slot = (slot + 1) & (slot_count - 1);
		slots[slot] = index_slot(entries[i].hash, (uint32_t)i);
	}
	section->slot_count = block_size32(slot_count);
	section->slots = block_put(block, slots, slot_count * sizeof *slots);
	free(slots);
}

static void
put_index(struct source *source, struct section *section)
{
	struct places *places = &source->places;
	struct entry *entries = calloc(places->count + 1, sizeof *entries);
	struct match *matches = calloc(places->count + 1, sizeof *matches);
	size_t entry_count, match_count;

	if (!entries || !matches)
		fail("out of memory");
	for (size_t i = 0; i < places->count; i++)
		places->items[i].text =
			source->block->strings + places->items[i].key;
	if (places->count)
		qsort(places->items, places->count, sizeof *places->items,
		      compare_places);
	entry_count = make_entries(source, entries, matches, &match_count);
	section->entry_count = block_size32(entry_count);
	section->match_count = block_size32(match_count);
	section->entries = block_put(source->block, entries,
				     entry_count * sizeof *entries);
	section->matches = block_put(source->block, matches,
				     match_count * sizeof *matches);
	put_slots(source->block, section, entries, entry_count);
	free(entries);
	free(matches);
}

static void
put_table(struct source *source, const char *name)
{
	struct block *block = source->block;
	struct section section = {.row_count = source->row_count,
				  .column_count = source->column_count,
				  .line = block_size32(source->first_line)};
	uint32_t columns[COLUMN_LIMIT] = {0};
	struct section *place = block_section(block, SECTION_TABLE, name);

	section.kind = place->kind;
	section.name = place->name;
	for (uint32_t i = 0; i < source->column_count; i++) {
		const char *column = source->columns[i].name;

		columns[i] = block_string(block, column, strlen(column));
	}
	section.size = block_size32(source->cell_count * sizeof(uint32_t));
	section.offset = block_put(block, source->cells, section.size);
	section.columns = block_put(block, columns,
				    source->column_count * sizeof *columns);
	put_index(source, &section);
	/* block_put() may have moved the sections. */
	place = (void *)(block->bytes + sizeof(struct header));
	place[block->section_count - 1] = section;
}

void
add_table(struct block *block, const char *path, const char *name, char *bytes,
	  size_t size)
{
	struct source source = {.block = block, .path = path};
	char *line;

	if (text_valid(bytes, size) != size || memchr(bytes, '\0', size))
		fail("%s: not UTF-8, or a NUL in it", path);
	if (size == 0 || bytes[size - 1] != '\n')
		fail("%s: the last line does not end", path);
	bytes[size - 1] = '\0';
	while ((line = strsep(&bytes, "\n"))) {
		source.line++;
		if (source.column_count) {
			read_row(&source, line);
		} else if (*line == '#') {
			read_head(&source, line);
		} else {
			read_columns(&source, line);
			source.first_line = source.line + 1;
		}
	}
	put_table(&source, name);
	words_put(&source.words, block, name, source.row_count);
	free(source.cells);
	free(source.places.items);
}
