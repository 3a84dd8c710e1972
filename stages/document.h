/*
 * A document: its text, and the layers in the order in which they are made.
 *
 * Inside the program every offset counts bytes of the text; code points are
 * for records alone. Everything that a document points to lives in its arena
 * or longer. A document holds just what its record holds: a stage that runs in
 * the middle of a chain sees the same as one that reads a record.
 *
 * Confidences and scores are whole thousandths, so that neither compiler nor
 * a trip through JSON can change them.
 */
#ifndef STAGES_DOCUMENT_H
#define STAGES_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes [start, end) of the text; "none" where both are equal. */
struct span {
	size_t start, end;
};

static inline bool
is_none(struct span span)
{
	return span.start == span.end;
}

/* Sets of these are unsigned: LAYER_TOKENS | LAYER_ENTITIES. */
enum layer {
	LAYER_LANGUAGE = 1 << 0,
	LAYER_ZONES = 1 << 1,
	LAYER_SENTENCES = 1 << 2,
	LAYER_TOKENS = 1 << 3,
	LAYER_SYNTAX = 1 << 4,
	LAYER_ENTITIES = 1 << 5,
	LAYER_QUOTES = 1 << 6,
	LAYER_STANCES = 1 << 7,
};

enum zone_kind {
	ZONE_HEADLINE,
	ZONE_BYLINE,
	ZONE_DATELINE,
	ZONE_CAPTION,
	ZONE_BULLET,
	ZONE_BODY,
	ZONE_PROMO,
	ZONE_NAVIGATION,
};

struct zone {
	struct span span; /* whole lines, line ends and blank lines included */
	enum zone_kind kind;
};

struct sentence {
	struct span span;
};

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_PUNCT,
	TOKEN_SYMBOL,
	TOKEN_URL,
	TOKEN_EMAIL,
	TOKEN_HANDLE,
};

struct token {
	struct span span;
	enum token_kind kind;
};

#define NO_HEAD SIZE_MAX

struct word {
	const char *pos;    /* Penn Treebank tag */
	size_t head;        /* index in tokens; NO_HEAD at a root */
	const char *deprel; /* Universal Dependencies relation */
};

enum entity_type {
	ENTITY_COMPANY,
	ENTITY_PERSON,
	ENTITY_COUNTRY,
	ENTITY_ORGANIZATION,
	ENTITY_PLACE,
	ENTITY_UNTYPED, /* somebody else's entity, which need not say */
};

enum mention_form {
	FORM_NAME,
	FORM_SHORT,
	FORM_ADJECTIVE,
	FORM_METONYM,
	FORM_PRONOUN,
	FORM_TITLE,
};

struct mention {
	struct span span;
	enum mention_form form;
};

struct mentions {
	struct mention *items;
	size_t count, capacity;
};

struct entity {
	const char *id;  /* "e1", unique in the document */
	const char *key; /* "company/huawei", the same in every document */
	enum entity_type type;
	const char *name;
	const char *country;      /* ISO 3166-1 alpha-2; NULL: not known */
	const char *role;         /* NULL: not known */
	const char *ticker;       /* NULL: not known */
	int confidence;           /* thousandths */
	struct mentions mentions; /* in text order */
};

enum quote_kind { QUOTE_DIRECT, QUOTE_INDIRECT, QUOTE_MIXED };

enum source_class {
	SOURCE_NAMED,
	SOURCE_ANONYMOUS,
	SOURCE_DOCUMENT,
	SOURCE_UNKNOWN,
};

/* Who speaks, or the outlet that was told. */
struct voice {
	struct span span;   /* none: the text gives none */
	const char *entity; /* an entity's id; NULL: none */
};

struct spans {
	struct span *items;
	size_t count, capacity;
};

struct quote {
	const char *id; /* "q1" */
	enum quote_kind kind;
	struct spans content; /* in text order, at least one */
	struct span cue;
	struct voice speaker;
	enum source_class source_class;
	struct voice via;
	int confidence; /* thousandths */
};

enum stance_label { STANCE_SUPPORT, STANCE_OPPOSE, STANCE_NEUTRAL };

struct evidence {
	struct span span;  /* the sentence or clause */
	int score;         /* -1000 to 1000, of this piece alone */
	struct span cue;   /* the words that decided */
	const char *quote; /* id of the quotation that voices it; NULL: none */
};

struct evidences {
	struct evidence *items;
	size_t count, capacity;
};

struct stance {
	const char *holder; /* an entity's id, "author" or "any" */
	const char *target; /* an entity's id */
	enum stance_label label;
	int score;      /* -1000 to 1000 */
	int confidence; /* thousandths */
	struct evidences evidence;
};

struct zones {
	struct zone *items;
	size_t count, capacity;
};

struct sentences {
	struct sentence *items;
	size_t count, capacity;
};

struct tokens {
	struct token *items;
	size_t count, capacity;
};

struct syntax {
	struct word *items; /* [token] */
	size_t count, capacity;
};

struct entities {
	struct entity *items;
	size_t count, capacity;
};

struct quotes {
	struct quote *items;
	size_t count, capacity;
};

struct stances {
	struct stance *items;
	size_t count, capacity;
};

struct document {
	const char *text; /* valid UTF-8 without NUL, and a NUL behind it */
	size_t size;      /* bytes of text */
	const char *date; /* "2026-11-26"; NULL: not known */
	/* Why no stage may work on it (it is too long); NULL: any may. */
	const char *unfit;

	unsigned layers;      /* those that are there, empty or not */
	const char *language; /* "en", "und", another ISO 639-1 code */
	struct zones zones;
	struct sentences sentences;
	struct tokens tokens;
	struct syntax syntax;
	struct entities entities;
	struct quotes quotes;
	struct stances stances;
};

#endif
