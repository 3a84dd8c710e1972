#include "stages/knowledge.h"

#include <string.h>

uint32_t
hash_text(uint32_t hash, const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * HASH_FACTOR;
	return hash;
}

uint64_t
knowledge_sum(const char *bytes, size_t size)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < size; i += 8) {
		uint64_t word = 0;

		memcpy(&word, bytes + i, size - i < 8 ? size - i : 8);
		hash = (hash ^ word) * UINT64_C(1099511628211);
		hash ^= hash >> 32;
	}
	return hash;
}

static const struct header *
header_of(const struct knowledge *knowledge)
{
	return (const void *)knowledge->bytes;
}

static const struct section *
sections_of(const struct knowledge *knowledge)
{
	return (const void *)(knowledge->bytes + sizeof(struct header));
}

/* count items of size bytes at offset, or NULL where they are not inside. */
static const void *
inside(const struct knowledge *knowledge, uint32_t offset, size_t count,
       size_t size)
{
	if (offset % 4 || offset > knowledge->size ||
	    count > (knowledge->size - offset) / size)
		return NULL;
	return knowledge->bytes + offset;
}

static const char *
string_at(const struct knowledge *knowledge, uint32_t offset)
{
	return offset < knowledge->strings_size ? knowledge->strings + offset
						: "";
}

const char *
knowledge_open(const char *bytes, size_t size, struct knowledge *out)
{
	const struct header *header = (const void *)bytes;
	const struct section *sections;

	if (size < sizeof *header ||
	    memcmp(header->magic, KNOWLEDGE_MAGIC, sizeof header->magic) != 0)
		return "this is no compiled data of attache";
	if (header->order != KNOWLEDGE_ORDER)
		return "the data was compiled for another byte order";
	if (header->version != KNOWLEDGE_VERSION)
		return "the data was compiled for another version";
	*out = (struct knowledge){.bytes = bytes, .size = size};
	sections = sections_of(out);
	if (header->size != size ||
	    !inside(out, sizeof *header, header->section_count,
		    sizeof *sections))
		return "the data is cut off";
	for (uint32_t i = 0; i < header->section_count; i++) {
		if (sections[i].kind != SECTION_STRINGS)
			continue;
		out->strings =
			inside(out, sections[i].offset, sections[i].size, 1);
		out->strings_size = sections[i].size;
	}
	if (!out->strings || !out->strings_size ||
	    out->strings[out->strings_size - 1])
		return "the data has no strings";
	return NULL;
}

uint64_t
knowledge_hash(const struct knowledge *knowledge)
{
	return header_of(knowledge)->hash;
}

static const struct section *
find_section(const struct knowledge *knowledge, enum section_kind kind,
	     const char *name)
{
	const struct section *sections = sections_of(knowledge);

	for (uint32_t i = 0; i < header_of(knowledge)->section_count; i++)
		if (sections[i].kind == (uint32_t)kind &&
		    !strcmp(string_at(knowledge, sections[i].name), name))
			return &sections[i];
	return NULL;
}

/* Whether all arrays of a table lie inside the data. */
static bool
is_whole_table(const struct knowledge *knowledge, const struct section *section)
{
	size_t cells = (size_t)section->row_count * section->column_count;

	return inside(knowledge, section->offset, cells, sizeof(uint32_t)) &&
	       inside(knowledge, section->columns, section->column_count,
		      sizeof(uint32_t)) &&
	       inside(knowledge, section->entries, section->entry_count,
		      sizeof(struct entry)) &&
	       inside(knowledge, section->matches, section->match_count,
		      sizeof(struct match)) &&
	       inside(knowledge, section->slots, section->slot_count,
		      sizeof(uint32_t)) &&
	       section->slot_count &&
	       (section->slot_count & (section->slot_count - 1)) == 0;
}

const char *
knowledge_table(const struct knowledge *knowledge, const char *name,
		struct table *out)
{
	const struct section *section =
		find_section(knowledge, SECTION_TABLE, name);

	if (!section)
		return "the data lacks a table that this version needs";
	if (!is_whole_table(knowledge, section))
		return "a table of the data is cut off";
	*out = (struct table){knowledge, section};
	return NULL;
}

const char *
knowledge_model(const struct knowledge *knowledge, const char *name,
		const char **out, size_t *out_size)
{
	const struct section *section =
		find_section(knowledge, SECTION_MODEL, name);

	if (!section)
		return "the data lacks a model that this version needs";
	*out = inside(knowledge, section->offset, section->size, 1);
	*out_size = section->size;
	return *out ? NULL : "a model of the data is cut off";
}

const char *
knowledge_words(const struct knowledge *knowledge, const char *name,
		struct word_rows *out)
{
	const struct section *section =
		find_section(knowledge, SECTION_WORDS, name);
	size_t slots;

	if (!section)
		return "the data lacks words that this version needs";
	slots = section->slot_count;
	*out = (struct word_rows){.limit = section->row_count};
	while (out->slot_bits < 24 && (size_t)1 << out->slot_bits < slots)
		out->slot_bits++;
	out->hashes = inside(knowledge, section->offset, slots,
			     sizeof *out->hashes + sizeof *out->rows);
	if (!out->hashes || !out->slot_bits ||
	    slots != (size_t)1 << out->slot_bits)
		return "a table of words is cut off";
	out->rows = (const void *)(out->hashes + slots);
	return NULL;
}

const char *
table_name(const struct table *table)
{
	return string_at(table->knowledge, table->section->name);
}

size_t
table_rows(const struct table *table)
{
	return table->section->row_count;
}

size_t
table_line(const struct table *table, size_t row)
{
	return table->section->line + row;
}

int
table_column(const struct table *table, const char *name)
{
	const struct section *section = table->section;
	const uint32_t *columns =
		(const void *)(table->knowledge->bytes + section->columns);

	for (uint32_t i = 0; i < section->column_count; i++)
		if (!strcmp(string_at(table->knowledge, columns[i]), name))
			return (int)i;
	return -1;
}

const char *
column_name(const struct table *table, int column)
{
	const struct section *section = table->section;
	const uint32_t *columns =
		(const void *)(table->knowledge->bytes + section->columns);

	if (column < 0 || (uint32_t)column >= section->column_count)
		return "";
	return string_at(table->knowledge, columns[column]);
}

const char *
table_cell(const struct table *table, size_t row, int column)
{
	const struct section *section = table->section;
	const uint32_t *cells =
		(const void *)(table->knowledge->bytes + section->offset);

	if (row >= section->row_count || column < 0 ||
	    (uint32_t)column >= section->column_count)
		return "";
	return string_at(table->knowledge,
			 cells[row * section->column_count + (size_t)column]);
}

static bool
is_key(const struct knowledge *knowledge, const struct entry *entry,
       const char *key, size_t size)
{
	return entry->key_size == size &&
	       entry->key < knowledge->strings_size &&
	       size <= knowledge->strings_size - entry->key &&
	       !memcmp(knowledge->strings + entry->key, key, size);
}

static const uint32_t *
slots_of(const struct table *table)
{
	return (const void *)(table->knowledge->bytes + table->section->slots);
}

static const struct entry *
entries_of(const struct table *table)
{
	return (const void *)(table->knowledge->bytes +
			      table->section->entries);
}

/* The entry that a slot speaks of, or NULL. */
static const struct entry *
entry_in(const struct table *table, uint32_t slot)
{
	uint32_t number = slot & SLOT_ENTRY;

	return number > 0 && number <= table->section->entry_count
		       ? entries_of(table) + number - 1
		       : NULL;
}

/* Whether a slot's entry may have this hash. */
static bool
is_like(uint32_t slot, uint32_t hash)
{
	return !((slot ^ hash) & ~(uint32_t)SLOT_ENTRY);
}

static const struct entry *
find_entry(const struct table *table, uint32_t hash, const char *key,
	   size_t size)
{
	uint32_t mask = table->section->slot_count - 1;

	for (uint32_t i = 0; i < table->section->slot_count; i++) {
		uint32_t slot = slots_of(table)[(hash + i) & mask];
		const struct entry *entry = entry_in(table, slot);

		if (!entry)
			return NULL;
		if (is_like(slot, hash) && entry->hash == hash &&
		    is_key(table->knowledge, entry, key, size))
			return entry;
	}
	return NULL;
}

/* The first entry that may have this hash where it stands first, or NULL. */
static const struct entry *
first_like(const struct table *table, uint32_t hash)
{
	uint32_t slot =
		slots_of(table)[hash & (table->section->slot_count - 1)];

	return is_like(slot, hash) ? entry_in(table, slot) : NULL;
}

static struct matches
matches_of(const struct table *table, const struct entry *entry)
{
	const struct section *section = table->section;
	const struct match *matches =
		(const void *)(table->knowledge->bytes + section->matches);

	if (entry->match > section->match_count ||
	    entry->match_count > section->match_count - entry->match)
		return (struct matches){0};
	return (struct matches){matches + entry->match, entry->match_count};
}

bool
table_has(const struct table *table, uint32_t hash, const char *key,
	  size_t size, struct matches *out)
{
	const struct entry *entry = find_entry(table, hash, key, size);

	*out = entry ? matches_of(table, entry) : (struct matches){0};
	return entry != NULL;
}

void
table_fetch_slot(const struct table *table, uint32_t hash)
{
	__builtin_prefetch(
		&slots_of(table)[hash & (table->section->slot_count - 1)]);
}

void
table_fetch_entry(const struct table *table, uint32_t hash)
{
	const struct entry *entry = first_like(table, hash);

	if (entry)
		__builtin_prefetch(entry);
}

void
table_fetch_key(const struct table *table, uint32_t hash)
{
	const struct entry *entry = first_like(table, hash);

	if (entry && entry->key < table->knowledge->strings_size)
		__builtin_prefetch(table->knowledge->strings + entry->key);
}

struct matches
table_find(const struct table *table, const char *key, size_t size)
{
	struct matches out;

	table_has(table, hash_text(HASH_START, key, size), key, size, &out);
	return out;
}

size_t
table_keys(const struct table *table)
{
	return table->section->entry_count;
}

const char *
table_key(const struct table *table, size_t number, size_t *size,
	  struct matches *out)
{
	const struct knowledge *knowledge = table->knowledge;
	const struct entry *entry = entries_of(table);

	*size = 0;
	*out = (struct matches){0};
	if (number >= table->section->entry_count)
		return "";
	entry += number;
	if (entry->key >= knowledge->strings_size ||
	    entry->key_size > knowledge->strings_size - entry->key)
		return "";
	*size = entry->key_size;
	*out = matches_of(table, entry);
	return knowledge->strings + entry->key;
}

void
walk_start(struct walk *walk, const struct table *table)
{
	walk->table = table;
	walk->size = 0;
	walk->hash = HASH_START;
	walk->matches = (struct matches){0};
}

bool
walk_step(struct walk *walk, const char *bytes, size_t size)
{
	walk->matches = (struct matches){0};
	if (size > sizeof walk->key - walk->size)
		return false;
	memcpy(walk->key + walk->size, bytes, size);
	walk->size += size;
	walk->hash = hash_text(walk->hash, bytes, size);
	return table_has(walk->table, walk->hash, walk->key, walk->size,
			 &walk->matches);
}

bool
list_next(const char **list, const char **item, size_t *size)
{
	if (**list == '\0')
		return false;
	*item = *list;
	*size = strcspn(*list, "|");
	*list += *size + ((*list)[*size] == '|');
	return true;
}

static const char *
check_table(const struct knowledge *knowledge, const struct section *section)
{
	struct table table = {knowledge, section};
	const uint32_t *cells;

	if (!is_whole_table(knowledge, section))
		return "a table is cut off";
	cells = (const void *)(knowledge->bytes + section->offset);
	for (size_t i = 0;
	     i < (size_t)section->row_count * section->column_count; i++)
		if (cells[i] >= knowledge->strings_size)
			return "a cell lies outside the strings";
	for (uint32_t i = 0; i < section->entry_count; i++) {
		const struct entry *entry =
			(const struct entry *)(const void *)(knowledge->bytes +
							     section->entries) +
			i;
		struct matches matches = matches_of(&table, entry);

		if (matches.count != entry->match_count)
			return "a key's matches lie outside the table";
		if (find_entry(&table, entry->hash,
			       string_at(knowledge, entry->key),
			       entry->key_size) != entry)
			return "a key can't be found again";
		for (size_t k = 0; k < matches.count; k++)
			if (matches.items[k].row >= section->row_count ||
			    matches.items[k].column >= section->column_count)
				return "a match lies outside the table";
	}
	return NULL;
}

const char *
knowledge_check(const struct knowledge *knowledge)
{
	const struct header *header = header_of(knowledge);
	const struct section *sections = sections_of(knowledge);

	if (knowledge_sum(knowledge->bytes + sizeof *header,
			  knowledge->size - sizeof *header) != header->hash)
		return "the data is damaged: its hash is another";
	for (uint32_t i = 0; i < header->section_count; i++) {
		const char *why = NULL;

		if (sections[i].kind == SECTION_TABLE)
			why = check_table(knowledge, &sections[i]);
		else if (!inside(knowledge, sections[i].offset,
				 sections[i].size, 1))
			why = "a section is cut off";
		if (why)
			return why;
	}
	return NULL;
}
