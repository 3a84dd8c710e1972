/*
 * What the entities layer knows: the tables of data/tag/, and the classes of
 * the words that stand in names and beside them.
 */
#ifndef STAGES_TAG_LEXICON_H
#define STAGES_TAG_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stages/document.h"
#include "stages/knowledge.h"

/* The classes of data/tag/words.tsv; sets of them are uint32_t. */
enum word_class {
	WORD_BODY = 1 << 0,         /* ends a body's name: Agency, University */
	WORD_GOVERNMENT = 1 << 1,   /* a body of a state: Ministry, Senate */
	WORD_FIRM = 1 << 2,         /* ends a company's name: Airways, Motors */
	WORD_LEGAL = 1 << 3,        /* a legal form: Ltd, GmbH */
	WORD_PLACE_HEAD = 1 << 4,   /* ends a place's name: Strait, Province */
	WORD_PLACE_FRONT = 1 << 5,  /* begins one: Mount, San */
	WORD_SIDE = 1 << 6,         /* northern, upper */
	WORD_INSIDE = 1 << 7,       /* a preposition of place: in, near */
	WORD_MOTION = 1 << 8,       /* flew, visit, summoned: makes "to" one */
	WORD_SPEECH = 1 << 9,       /* said, warns */
	WORD_VERB = 1 << 10,        /* has, refuses: follows who acts */
	WORD_FIRM_NOUN = 1 << 11,   /* what a company is: chipmaker */
	WORD_BODY_NOUN = 1 << 12,   /* what a body is: watchdog */
	WORD_PLACE_NOUN = 1 << 13,  /* what a place is: village */
	WORD_TITLE = 1 << 14,       /* what a person is: minister, lawyer */
	WORD_HONORIFIC = 1 << 15,   /* a title that needs a name: Mr, Gen. */
	WORD_PERSON_NOUN = 1 << 16, /* points to a person: whose, aged */
	WORD_NOT_NAME = 1 << 17,    /* has a capital and is no name: Monday */
	WORD_EVENT = 1 << 18,       /* makes a name no place's: Accord */
	WORD_LINKER = 1 << 19,      /* may stand within a body's name: of */
	WORD_PARTICLE = 1 << 20,    /* may stand within a person's: van */
	WORD_ACT = 1 << 21,         /* stands before who is acted on: urged */
	WORD_RESIDENTS = 1 << 22,   /* belongs to a city: streets, mayor */
	WORD_INSIDERS = 1 << 23,    /* "friends in London": its government */
	WORD_BODY_FRONT = 1 << 24,  /* begins a body's name: Instituto */
	WORD_MENU = 1 << 25,        /* no name alone: News, Technology */
	WORD_BUTTON = 1 << 26,      /* beside buttons: share, print */
	WORD_CAUSE = 1 << 27,       /* "campaign group": a body */
	WORD_LEADS = 1 << 28,       /* who leads, what belongs to a company */
	WORD_UNION = 1 << 29, /* behind "European": what is of the Union */
	WORD_PUBLIC_BANK = 1 << 30, /* before "Bank": a body, no company */
};

/* Of data/tag/ambiguous.tsv: what a name of the gazetteers is besides. */
enum ambiguity {
	ALSO_WORD = 1 << 0,
	ALSO_GIVEN_NAME = 1 << 1,
	ALSO_SURNAME = 1 << 2,
	ALSO_SEVERAL = 1 << 3,
};

enum gazetteer_table {
	TABLE_COUNTRIES,
	TABLE_ORGANIZATIONS,
	TABLE_COMPANIES,
	TABLE_PEOPLE,
	TABLE_PLACES,
	TABLE_PRODUCTS,
	TABLE_TITLES,
	TABLE_COUNT
};

/* The columns of a gazetteer; -1 where a table has none of that name. */
struct gazetteer {
	struct table table;
	int key, name, country, kind, rank, role, ticker, aliases, adjectives,
		demonyms, metonyms, capital, type, owned, population;
};

/* How a name that stands in a column is used: "Chinese" as an adjective. */
enum mention_form column_form(const struct gazetteer *gazetteer, int column);

struct lexicon {
	struct gazetteer gazetteers[TABLE_COUNT];
	struct table words, common, given_names, surnames, ambiguous;
	struct table sexes, descriptions;
	uint32_t *classes; /* [row of words] */
	int given_word, given_sex, surname_word, why;
	int sex, sure;                   /* columns of sexes */
	int types, stands, names, kinds; /* columns of descriptions */
};

/* Returns NULL, or what the data lacks. Free with lexicon_free(). */
const char *lexicon_new(const struct knowledge *knowledge,
			struct lexicon **out);
void lexicon_free(struct lexicon *lexicon);

/* The set of enum word_class of a word in lower case, by its hash_text(). */
uint32_t word_classes(const struct lexicon *lexicon, uint32_t hash,
		      const char *word, size_t size);

/* Whether such a word is an ordinary one. */
bool is_common_word(const struct lexicon *lexicon, uint32_t hash,
		    const char *word, size_t size);

/* The set of enum ambiguity of a name as the gazetteers write it. */
unsigned name_ambiguity(const struct lexicon *lexicon, const char *name,
			size_t size);

#endif
