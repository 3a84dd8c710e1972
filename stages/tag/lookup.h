/*
 * What the tables of data/tag/ know of a string: for people who ask why a name
 * was tagged as it was, and which line of which table mends it.
 *
 * A string is looked up as tagging looks it up: in gazetteers as it is
 * written, a curly apostrophe straight; among titles and words in lower case;
 * among given names and surnames also with but its first letter in upper case,
 * and without its marks. Where no gazetteer has it and it begins with "the",
 * it is looked up without that.
 */
#ifndef STAGES_TAG_LOOKUP_H
#define STAGES_TAG_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "stages/arena.h"
#include "stages/document.h"
#include "stages/knowledge.h"

/* What else a row says: cells of columns of these names. */
enum fact {
	FACT_KIND,
	FACT_ROLE,
	FACT_TICKER,
	FACT_RANK,
	FACT_POPULATION,
	FACT_CLASS, /* of a title or a word */
	FACT_SEX,
	FACT_WORD, /* "word": a name that is a common word too */
	FACT_ALSO, /* "also": a product whose name a company bears too */
	FACT_WHY,  /* what an ambiguous name is besides, as a list */
	FACT_COUNT
};

extern const char *const fact_names[FACT_COUNT]; /* the columns' */

/* A cell that holds the string. What a row lacks is NULL. */
struct finding {
	const char *table;  /* "tag/countries", of data/tag/countries.tsv */
	size_t line;        /* of that file, from 1 */
	const char *column; /* "aliases" */
	const char *text;   /* the string as it stands there; not NUL-ended */
	size_t size;
	/*
	 * "company", "organization", "person", "country", "place", "product",
	 * "title"; of word lists "given-name", "surname", "common-word",
	 * "word-class", "ambiguous".
	 */
	const char *type;
	bool is_name;           /* of a gazetteer, and no title */
	enum mention_form form; /* where it is: name, adjective, metonym */
	const char *key;        /* as in records; products have none */
	const char *name;       /* the row's own */
	const char *country;    /* ISO 3166-1 alpha-2 */
	const char *facts[FACT_COUNT];
};

/* In the order of the tables, and in each of its lines. */
struct findings {
	struct finding *items;
	size_t count, capacity;
};

/* What a name of a gazetteer is besides, as a set. */
enum besides {
	BESIDES_WORD = 1 << 0,
	BESIDES_GIVEN_NAME = 1 << 1,
	BESIDES_SURNAME = 1 << 2,
	BESIDES_SEVERAL = 1 << 3, /* rows of different keys have it */
};

struct lookup;

/* Returns NULL, or what the data lacks. Free with lookup_free(). */
const char *lookup_new(const struct knowledge *knowledge, struct lookup **out);
void lookup_free(struct lookup *lookup);

/*
 * Every cell that holds the text of size bytes, or whose row has it for its
 * key ("country/GE"). Text is valid UTF-8. Out is empty at the call and lives
 * as long as arena, text and the data.
 */
void lookup_find(const struct lookup *lookup, const char *text, size_t size,
		 struct arena *arena, struct findings *out);

/* What the findings of lookup_find() say that a name is besides. */
unsigned findings_besides(const struct findings *findings);

/*
 * Rows that may have been meant, at most limit, none of which is in found: the
 * same string but for case, marks, hyphens and stops; longer names that begin
 * with it or have it in them as whole words; and, where there are none of the
 * former and found is empty, names of five letters or more that differ by one.
 * The better known and the shorter ones stand first. Returns how many there
 * are in all. Linear in the size of the tables, the first call most of all.
 */
size_t lookup_near(struct lookup *lookup, const char *text, size_t size,
		   const struct findings *found, size_t limit,
		   struct arena *arena, struct findings *out);

#endif
