/*
 * What the stages know: the tables and models of data/, compiled to one block
 * of bytes that is embedded in the program or mapped from a file.
 *
 * Nothing is copied or built at start: a table is rows of cells in a pool of
 * strings, and an index from keys to cells. All numbers are 32-bit and in the
 * byte order of the machine. Every offset is checked when it is followed, so
 * that damaged data can give wrong answers, but never read out of bounds.
 *
 * The one description of the format:
 *
 *   struct header   magic, version, byte order, size, hash of what follows
 *   sections        section_count x struct section
 *   of a table      cells    [row][column], offsets in the pool of strings
 *                   columns  [column], their names, offsets in the pool
 *                   entries  [entry] struct entry: a key, and its matches
 *                   matches  [match] struct match: a cell with that key
 *                   slots    [slot], a power of two: index_slot() an entry, or
 * 0 of a model      its bytes of words        hashes   [slot] of words, or 0
 *                   rows     [slot] 16 bits: row + 1 of the table of that name
 *   strings         each with a NUL behind it; keys lie within those of cells
 *
 * A key stands in slot hash_text(key) or, where that is taken, in the next
 * free one. An entry without matches is the beginning of a longer key. Words
 * of a "# hash:" column, which are too many to be kept as keys, have but the
 * hashes that tokens have too: a word's slot is its hash's high bits or, where
 * that is taken, the next free one.
 */
#ifndef STAGES_KNOWLEDGE_H
#define STAGES_KNOWLEDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KNOWLEDGE_MAGIC "attache\n"
enum { KNOWLEDGE_VERSION = 3, KNOWLEDGE_ORDER = 0x01020304 };
enum section_kind {
	SECTION_TABLE = 1,
	SECTION_MODEL = 2,
	SECTION_STRINGS = 3,
	SECTION_WORDS = 4,
};

struct header {
	char magic[8];
	uint32_t version, order;
	uint32_t size; /* of the whole, in bytes */
	uint32_t section_count;
	uint64_t hash; /* knowledge_sum() of all that stands behind it */
};

/* Offsets are in bytes from the start of the whole and multiples of 4. */
struct section {
	uint32_t kind;
	uint32_t name; /* in the pool: "tag/countries" */
	uint32_t offset, size;
	uint32_t row_count, column_count;
	uint32_t columns, entries, matches, slots; /* offsets */
	uint32_t entry_count, match_count, slot_count;
	uint32_t line; /* of a table's file, in which its first row stands */
};

struct entry {
	uint32_t key; /* in the pool */
	uint32_t key_size;
	uint32_t hash;
	uint32_t match, match_count;
};

/*
 * What a slot says of its entry: the number, and so much of the hash that
 * other keys are seldom looked at.
 */
enum { SLOT_ENTRY = (1 << 20) - 1 };

static inline uint32_t
index_slot(uint32_t hash, uint32_t entry)
{
	return (hash & ~(uint32_t)SLOT_ENTRY) | (entry + 1);
}

/* Where a key stands: the table's cell, of whose list it is an item. */
struct match {
	uint32_t row, column;
};

struct knowledge {
	const char *bytes;
	size_t size;
	const char *strings;
	uint32_t strings_size;
};

/*
 * Reads the head of size bytes, which stay the caller's and must outlive out
 * and be aligned to 8. Returns NULL, or what is wrong with them.
 */
const char *knowledge_open(const char *bytes, size_t size,
			   struct knowledge *out);

/* Checks every byte and offset; returns NULL, or what is wrong. */
const char *knowledge_check(const struct knowledge *knowledge);

/* The hash of the data, for "attache" in records. */
uint64_t knowledge_hash(const struct knowledge *knowledge);

struct table {
	const struct knowledge *knowledge;
	const struct section *section;
};

/*
 * The table of data/NAME.tsv, "tag/countries". Returns NULL, or a sentence
 * that names what is missing.
 */
const char *knowledge_table(const struct knowledge *knowledge, const char *name,
			    struct table *out);

/*
 * The bytes of data/models/NAME.model, aligned to 8. Returns NULL, or a
 * sentence that names what is missing.
 */
const char *knowledge_model(const struct knowledge *knowledge, const char *name,
			    const char **out, size_t *out_size);

/* The name of the table: it is compiled from data/NAME.tsv. */
const char *table_name(const struct table *table);

size_t table_rows(const struct table *table);

/* The line of the table's file in which a row stands, from 1. */
size_t table_line(const struct table *table, size_t row);

/* The column's number, or -1 where the table has none of that name. */
int table_column(const struct table *table, const char *name);

/* The name of a column; "" out of range. */
const char *column_name(const struct table *table, int column);

/* The cell's text, NUL-terminated; "" out of range. */
const char *table_cell(const struct table *table, size_t row, int column);

/* The cells that hold a key, in the order of the file. */
struct matches {
	const struct match *items;
	size_t count;
};

/* The matches of a key of size bytes; none where it is in no indexed column. */
struct matches table_find(const struct table *table, const char *key,
			  size_t size);

/*
 * The same for a key whose hash_text() is known. Returns whether the table has
 * the key at all, as its own or, with a "# match:" head, as a longer one's
 * beginning.
 */
bool table_has(const struct table *table, uint32_t hash, const char *key,
	       size_t size, struct matches *out);

/*
 * Fetch what table_has() will look at, one after the other, while the caller
 * does other work: each goes by what the one before has fetched.
 */
void table_fetch_slot(const struct table *table, uint32_t hash);
void table_fetch_entry(const struct table *table, uint32_t hash);
void table_fetch_key(const struct table *table, uint32_t hash);

/*
 * All keys of a table, by their numbers below table_keys(), in no order that
 * means anything: the key, its size and its matches, of which the beginning of
 * a longer key has none.
 */
size_t table_keys(const struct table *table);
const char *table_key(const struct table *table, size_t number, size_t *size,
		      struct matches *out);

/*
 * Walks along a key piece by piece, to find the longest of those that begin
 * at a place. Only for tables with a "# match:" head, which keep the
 * beginnings of their keys, cut wherever a letter or digit meets something
 * else, and behind each other character.
 */
enum { WALK_LIMIT = 256 }; /* bytes of the longest key */

struct walk {
	const struct table *table;
	char key[WALK_LIMIT];
	size_t size;
	uint32_t hash;
	struct matches matches; /* of the key so far; often none */
};

void walk_start(struct walk *walk, const struct table *table);

/*
 * Appends size bytes to the key. Returns whether the table has the key so far
 * or one that begins with it; where not, the walk has ended.
 */
bool walk_step(struct walk *walk, const char *bytes, size_t size);

/*
 * Calls for each item of a list "a|b|c": list is where to begin, and is moved
 * on. Returns false at the end.
 */
bool list_next(const char **list, const char **item, size_t *size);

/* The rows of a table by the hashes of words, word_hash() of features.h. */
struct word_rows {
	const uint32_t *hashes;
	const uint16_t *rows; /* row + 1, at most limit */
	uint32_t slot_bits, limit;
};

/* As knowledge_table(), for a table with a "# hash:" head. */
const char *knowledge_words(const struct knowledge *knowledge, const char *name,
			    struct word_rows *out);

/* The slot of a hash: its own, or the empty one where it would stand. */
static inline size_t
words_slot(const uint32_t *hashes, uint32_t slot_bits, uint32_t hash)
{
	size_t mask = ((size_t)1 << slot_bits) - 1;
	size_t slot = hash >> (32 - slot_bits);

	/* As many steps as slots: damaged data may leave none free. */
	for (size_t i = 0; i < mask; i++) {
		if (hashes[slot] == hash || !hashes[slot])
			break;
		slot = (slot + 1) & mask;
	}
	return slot;
}

/* Calls for what words_row() reads. */
static inline void
words_expect(const struct word_rows *words, uint32_t hash)
{
	size_t slot = hash >> (32 - words->slot_bits);

	__builtin_prefetch(words->hashes + slot);
	__builtin_prefetch(words->rows + slot);
}

/* The row + 1 of a word; 0: it has none. */
static inline uint32_t
words_row(const struct word_rows *words, uint32_t hash)
{
	size_t slot = words_slot(words->hashes, words->slot_bits, hash);
	uint32_t row = words->rows[slot];

	return words->hashes[slot] == hash && row <= words->limit ? row : 0;
}

/* FNV-1a of size bytes, 32 bits, going on from hash. */
#define HASH_START UINT32_C(2166136261)
#define HASH_FACTOR UINT32_C(16777619)
uint32_t hash_text(uint32_t hash, const char *bytes, size_t size);

/* FNV-1a of 64-bit words, for the whole of the data; size in bytes. */
uint64_t knowledge_sum(const char *bytes, size_t size);

#endif
