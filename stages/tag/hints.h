/*
 * What the net that finds names (recognise.h) is told of each token beside
 * its atoms: what the rules read there, what tables and word lists know, what
 * the rest of the document says of the same word.
 */
#ifndef STAGES_TAG_HINTS_H
#define STAGES_TAG_HINTS_H

#include "stages/features.h"
#include "stages/tag/spans.h"

/* What a stretch of tokens is seen as; companies are bodies, countries places.
 */
enum seen_type {
	SEEN_PERSON,
	SEEN_BODY,
	SEEN_PLACE,
	SEEN_ADJECTIVE, /* "Chinese" */
	SEEN_COUNT,
};

/* Where in a name a token stands. */
enum seen_place { SEEN_FIRST, SEEN_INSIDE, SEEN_LAST, SEEN_ALONE, PLACE_COUNT };

/* Of no name, or 1 + PLACE_COUNT * type + place. */
enum { LABEL_NONE, LABEL_COUNT = 1 + PLACE_COUNT * SEEN_COUNT };

static inline size_t
label_of(enum seen_type type, enum seen_place place)
{
	return 1 + PLACE_COUNT * (size_t)type + (size_t)place;
}

/* Where token i of count stands in a name. */
static inline enum seen_place
place_in_name(size_t i, size_t count)
{
	if (count == 1)
		return SEEN_ALONE;
	return i == 0 ? SEEN_FIRST : i + 1 == count ? SEEN_LAST : SEEN_INSIDE;
}

/* How a document is written. */
enum manner {
	MANNER_POST,  /* short, with handles or the like, or without stops */
	MANNER_SHORT, /* some sentences */
	MANNER_LONG,
	MANNER_BUSINESS, /* long, and names more companies than other bodies */
	MANNER_COUNT,
};

/* What a reading by the rules rests on. */
enum ground {
	GROUND_NONE,    /* no reading, or the document alone */
	GROUND_CONTEXT, /* a word beside it */
	GROUND_SHAPE,   /* its own words */
	GROUND_TABLE,
	GROUND_FIRM,  /* a table, as a company's */
	GROUND_DOUBT, /* a table has it, or a capital, but not the rules */
	GROUND_WORD,  /* as doubtful, with a capital that the sentence gives */
	GROUND_COUNT,
};

struct hint {
	uint32_t part;        /* of speech; 0: not known */
	uint32_t reading;     /* by the rules: label and evidence; 0: no name */
	uint32_t tables;      /* a set: of which tables' names it is a part */
	uint32_t lists;       /* given name, surname, ordinary word; capitals */
	uint32_t classes;     /* of its word, of enum word_class */
	uint32_t rest;        /* how the document's rest reads the same word */
	uint32_t contexts;    /* a set: what stands beside it in the document */
	uint32_t run;         /* its place among capitalised words; 0: none */
	uint32_t first, last; /* words of that run */
	uint32_t before, behind; /* words beside it */
	uint32_t lead, follow;   /* their middle clusters */
	uint8_t label, ground;   /* the reading, of enum ground */
	bool is_sure;            /* the rules know it better than other texts */
	bool is_open;            /* could be of a name: the net looks */
	bool is_lone; /* has its capital from the sentence, and no reading */
};

/*
 * How often the document has the same word elsewhere with a capital that no
 * sentence gives it, and without one: never, once, two or three times, more.
 */
enum rest_count { REST_NEVER, REST_ONCE, REST_SELDOM, REST_OFTEN };

static inline enum rest_count
rest_capitals(const struct hint *hint)
{
	return (enum rest_count)(hint->rest >> 6 & 3);
}

static inline enum rest_count
rest_lower(const struct hint *hint)
{
	return (enum rest_count)(hint->rest >> 8 & 3);
}

struct hints {
	const struct scene *scene;
	struct candidates candidates; /* of the rules */
	/* [candidate] what the rules make of it; ENTITY_UNTYPED: nothing */
	const enum entity_type *types;
	/* Sentence by sentence, with margins; of those with open tokens. */
	struct atoms *atoms;
	uint32_t *words;    /* [token] its word, of struct atoms */
	struct hint *items; /* [token] */
	enum manner manner;
	bool is_careless; /* short, or names have no capitals at times */
};

/*
 * Looks at a whole document, and lets the rules read it. Memory is the
 * scene's arena's; time is linear in the tokens.
 */
void hints_make(struct hints *hints, const struct scene *scene,
		const struct clusters *clusters);

/*
 * The atoms of sentence i, whose tokens are range and some of them open; their
 * margin comes first.
 */
const struct atoms *hints_atoms(const struct hints *hints, size_t i,
				struct range range);

/*
 * The next tokens of a sentence from at on that stand together and are all
 * open; first is range.end where there are no more.
 */
struct range next_open(const struct hints *hints, struct range range,
		       size_t at);

/* What decides the label of a token of sentence i. */
void hint_features(const struct hints *hints, size_t i, struct range range,
		   size_t token, struct features *out);

/* What a candidate of a type is seen as. */
enum seen_type seen_type_of(enum entity_type type, enum mention_form form);

#endif
