/*
 * Where names stand: candidates for mentions, found sentence by sentence by
 * the gazetteers and by the shape of what has capitals.
 */
#ifndef STAGES_TAG_SPANS_H
#define STAGES_TAG_SPANS_H

#include "stages/tag/gazetteer.h"
#include "stages/tag/scene.h"

/* Where a candidate comes from, the surest last. */
enum evidence_kind {
	FROM_NOTHING, /* has a capital; the rest of the document must tell */
	FROM_CONTEXT, /* a word beside it tells */
	FROM_SHAPE,   /* its own words tell */
	FROM_TABLE,
};

struct candidate {
	size_t first, end;     /* tokens */
	enum entity_type type; /* ENTITY_UNTYPED: not known yet */
	enum mention_form form;
	enum evidence_kind from;
	enum gazetteer_table table; /* TABLE_COUNT: of no table */
	struct matches matches;     /* of that table, never none */
	const char *owner;   /* code of the country said before; NULL: none */
	struct range ticker; /* of tokens; empty: none */
	bool weak;     /* the name is a common word or a personal name too */
	int certainty; /* of the net that sees it (recognise.h); 0: unknown */
};

struct candidates {
	struct candidate *items;
	size_t count, capacity;
};

/*
 * Finds the candidates of a whole document: in text order, none overlapping,
 * at most as many as it has tokens. Linear in the tokens.
 */
void find_candidates(const struct scene *scene, struct candidates *out);

/*
 * The end of the piece of a name that begins at a token: the token, and what
 * hyphens tie to it ("Seung-woo", but not the rest of "Seoul-based").
 */
size_t piece_end(const struct scene *scene, size_t first, size_t limit);

/* The end of the name [first, end) without its legal form: "Hanbit Memory". */
size_t plain_end(const struct scene *scene, size_t first, size_t end);

/* Whether a token could be part of a name. */
bool is_namelike(const struct scene *scene, size_t token);

/* Whether "de" or "del" at ties the next word to a name: "Puertos del Sur". */
bool is_tied(const struct scene *scene, size_t at, size_t limit);

/* Whether a token is "Jr." or the like behind a person's name. */
bool is_junior(const struct scene *scene, size_t token);

/* The end of a ticker in brackets, "(005930.KS)", "(NYSE: LAC)"; or 0. */
size_t ticker_end(const struct scene *scene, size_t at, size_t limit);

/*
 * Gives the ticker [at, end), brackets and all, to the last candidate where
 * that ends at; a name of unknown type is then a company's. Returns end.
 */
size_t take_ticker(size_t at, size_t end, struct candidates *out);

/* A name by its shape alone; end is 0 where there is none. */
struct shape {
	size_t end;
	enum entity_type type;
	int points; /* how much speaks for it */
};

/* Whether "Mr" or the like makes a surname even of a title: "Mr King". */
bool is_surname_here(const struct scene *scene, size_t token);

struct shape person_at(const struct scene *scene, size_t first, size_t limit);
/* "Jane Roe | Jill Poe": where in a name a second person's begins, or end. */
size_t next_person(const struct scene *scene, size_t first, size_t end);

struct shape body_at(const struct scene *scene, size_t first, size_t limit);
struct shape place_at(const struct scene *scene, size_t first, size_t limit);

/* What the words around say of the unknown name [first, end). */
enum entity_type type_by_context(const struct scene *scene, size_t first,
				 size_t end);

/* Whether a capital or palace [first, end) is a place here, not a state. */
bool is_place_here(const struct scene *scene, size_t first, size_t end);

#endif
