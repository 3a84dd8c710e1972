/*
 * Joins candidates to entities: one a thing of the world, with its key.
 *
 * The surest names come first: people's full names, what the tables know,
 * what shape and context tell. They explain the short forms, the acronyms
 * and the lone words that are left.
 */
#ifndef STAGES_TAG_LINK_H
#define STAGES_TAG_LINK_H

#include "stages/tag/names.h"
#include "stages/tag/spans.h"

struct thing {
	struct entity entity; /* its id and mentions come last */
	enum evidence_kind from;
	size_t length; /* words of its longest name */
	int certainty; /* of its surest mention */
};

struct things {
	struct thing *items;
	size_t count, capacity;
};

/* How often the document names things of a country; [letter * 32 + letter] */
struct weights {
	size_t all[32 * 32], places[32 * 32];
	size_t forms[FORM_METONYM + 1][32 * 32]; /* in the countries' table */
	const char *main;  /* code of the one named most; NULL: none is */
	uint32_t blocs[8]; /* rows of the countries' table that are bodies */
	size_t bloc_count;
};

struct linker {
	const struct scene *scene;
	struct candidates *candidates; /* an end may move to before "'s" */
	struct things things;
	struct names names; /* keys, full names, short forms */
	struct names firms; /* single names that are used as a company's */
	struct weights *weights;
	size_t *thing_of; /* [candidate]: a thing, or NO_THING */
};

/* Fills out with the entities, in the order of their first mentions. */
void link_candidates(const struct scene *scene, struct candidates *candidates,
		     struct entities *out);

/*
 * What each candidate names by the rules alone: [candidate], ENTITY_UNTYPED
 * where it names nothing. The candidates stay as they are, but for an end that
 * moves to before "'s".
 */
enum entity_type *read_candidates(const struct scene *scene,
				  struct candidates *candidates);

/* The things that are named, with their mentions, in text order. */
void give_entities(struct linker *linker, struct entities *out);

const struct candidate *candidate_at(const struct linker *linker, size_t i);

/* Says that candidate i names thing, and remembers the name. */
void link_candidate(struct linker *linker, size_t i, size_t thing);

/*
 * Types unknown names that come again. Personal names that speak are people;
 * others that act are companies, in documents that name companies: in this
 * news they most often are. Returns whether there are any.
 */
bool link_repeated(struct linker *linker);

/* Takes unknown names in a list for what the others of it are. */
void link_lists(struct linker *linker);

/* Whether a candidate is one piece: "Bae", "Seung-woo". */
bool is_single(const struct linker *linker, const struct candidate *candidate);

/* "President" before a name whose row of people is of a president. */
bool has_role(const struct linker *linker, const struct candidate *candidate,
	      uint32_t row);

/* A single name that a person of the document bears: that person, or none. */
size_t namesake(const struct linker *linker, const struct candidate *candidate);

/*
 * The body or company of the document whose whole name, legal form aside, a
 * single name of a table is ("Mercury" for its "Mercury LLC"); or none.
 */
size_t own_body(const struct linker *linker, const struct candidate *candidate);

/* Gives "Mrs Roe" to Jane Roe where she was taken for her husband. */
void settle_couples(struct linker *linker);

/* Finds in the tables whom the document gives an initial: "John F. Kerry". */
void know_initials(struct linker *linker);

/*
 * Remembers the single names of companies that the document uses as such:
 * "Ford's chief executive, William Clay Ford".
 */
void note_firms(struct linker *linker);

/* The person of whom "Christie's", a company's name too, says something. */
size_t owner_named(const struct linker *linker,
		   const struct candidate *candidate);

/* Counts what each country's things are named, in linker->weights. */
void weigh_countries(struct linker *linker);

/*
 * Makes places of capitals where the whole document speaks of the city and
 * hardly of its government.
 */
void settle_cities(struct linker *linker);

/* The same of a capital that is lived in where it stands: "in ancient Rome". */
void settle_lived_in(const struct scene *scene, struct candidates *candidates);

/* How often the document names what belongs to a country, by its code. */
size_t weight_of(const struct linker *linker, const char *country, bool places);

/*
 * Whether the document speaks of the country of a candidate by other words
 * than those of its form: of Jordan as Amman, or by what is Jordanian.
 */
bool is_said_otherwise(const struct linker *linker,
		       const struct candidate *candidate);

/* The body of a candidate's name of a bloc of which the document speaks. */
bool find_bloc_body(const struct linker *linker,
		    const struct candidate *candidate, uint32_t *out);

/* The row that a candidate of a table means, of all that bear its name. */
uint32_t row_meant(const struct linker *linker,
		   const struct candidate *candidate);

/* What a row is: countries, blocs and regions share a table, and some a name.
 */
enum entity_type row_type(const struct gazetteer *gazetteer, uint32_t row,
			  enum entity_type type);

/* Whether a row is for any body of its name, whosever it is. */
bool is_shared(const struct gazetteer *gazetteer, uint32_t row);

/* "Parliament", "Communist Party", one of fifty National Assemblies */
bool is_generic(const struct linker *linker, const struct candidate *candidate,
		uint32_t row);

/* Whether a body shares its name with many, and the text names no country. */
bool is_unplaced(const struct linker *linker, const struct candidate *candidate,
		 uint32_t row);

/* Whether such a body ("Finance Ministry") is the main country's here. */
bool belongs_to_main(const struct linker *linker,
		     const struct candidate *candidate, uint32_t row);

/*
 * The body of a country whose name a candidate has with the country's: "United
 * States Navy"; or NO_THING.
 */
size_t body_of_country(struct linker *linker,
		       const struct candidate *candidate);

/*
 * Whether ordinary words are a body's name only in a country of which the
 * document does not speak: "Our Time", "The Right".
 */
bool is_slogan(const struct linker *linker, const struct candidate *candidate);

/*
 * Whether an ordinary word is a body's name only in a country of which the
 * document does not speak: "Labor".
 */
bool is_elsewhere(const struct linker *linker,
		  const struct candidate *candidate);

/* The thing of a candidate that a table knows; made where it is new. */
size_t thing_in_table(struct linker *linker, const struct candidate *candidate);

/* A new thing by its name in the text, with a key such as "person/~jane-roe".
 */
size_t thing_new(struct linker *linker, const struct candidate *candidate,
		 enum entity_type type);

/* Tokens [first, end) in lower case, without legal forms at their end. */
char *fold_tokens(const struct scene *scene, size_t first, size_t end,
		  size_t *size);

/* The thing that the words of a candidate name, or NO_THING. */
size_t thing_named(const struct linker *linker,
		   const struct candidate *candidate, enum name_rank least);

/* Remembers the candidate's name and its short forms for thing. */
void name_thing(struct linker *linker, const struct candidate *candidate,
		size_t thing);

/* Remembers tokens [first, end) as a name of thing. */
void name_tokens(struct linker *linker, size_t first, size_t end, size_t thing,
		 enum name_rank rank);

/*
 * Mentions of people by their office ("the minister"), where one person of
 * the document alone holds it; in text order.
 */
struct title_mention {
	struct span span;
	size_t thing;
};

struct title_mentions {
	struct title_mention *items;
	size_t count, capacity;
};

void find_titles(const struct linker *linker, struct title_mentions *out);

#endif
