/*
 * The tables in which strings are looked up: the gazetteers and word lists of
 * a lexicon, one after another. Own to lookup.h.
 */
#ifndef STAGES_TAG_LOOKUP_TABLES_H
#define STAGES_TAG_LOOKUP_TABLES_H

#include "stages/tag/lexicon.h"
#include "stages/tag/lookup.h"

/* How a string is written to be found in a table. */
enum lookup_case { CASE_AS_WRITTEN, CASE_LOWER, CASE_OF_NAMES };

struct lookup_table {
	const struct table *table;
	const struct gazetteer *gazetteer; /* NULL: a word list */
	const char *type; /* of its rows; NULL: they say it themselves */
	enum lookup_case spelling;
	int facts[FACT_COUNT]; /* columns; -1: it has none of that name */
};

enum {
	LIST_COUNT = 5,
	LOOKUP_TABLES = TABLE_COUNT + LIST_COUNT,
	NEAR_TABLES = TABLE_COUNT + 2, /* up to given names and surnames */
};

/* A key, as lookup_near() compares it. */
struct folded {
	const char *text;
	size_t size;
	size_t table, number; /* of lookup->tables; of table_key() */
};

struct lookup {
	struct lexicon *lexicon;
	struct lookup_table tables[LOOKUP_TABLES];
	struct arena arena;    /* of folded */
	struct folded *folded; /* [folded_count]; NULL: not made yet */
	size_t folded_count;
};

/* What the cell of a match says, which holds a text of size bytes. */
struct finding finding_of(const struct lookup_table *from, struct match match,
			  const char *text, size_t size);

#endif
