/*
 * The predicates of data/stance/: frames, which say who stands for or against
 * whom, and operators, which change the stance of a frame that they govern.
 */
#ifndef STAGES_STANCE_LEXICON_H
#define STAGES_STANCE_LEXICON_H

#include "stages/knowledge.h"

enum predicate_class {
	CLASS_VERB,
	CLASS_NOUN,
	CLASS_ADJECTIVE,
	CLASS_PHRASE, /* other fixed words: "turn one's back", "in favour" */
	CLASS_ADVERB,
	CLASS_AUXILIARY,
};

/* Places around a predicate, by relations of Universal Dependencies. */
enum slot_kind {
	SLOT_SUBJECT,
	SLOT_OBJECT,
	SLOT_RECEIVER,       /* iobj */
	SLOT_OBLIQUE,        /* obl:PREPOSITION */
	SLOT_MODIFIER,       /* nmod:PREPOSITION */
	SLOT_POSSESSOR,      /* poss: "Ardia's", "Ardian", "US" ban */
	SLOT_COMPOUND,       /* comp: "the Velta ban" */
	SLOT_SELF,           /* what the noun denotes */
	SLOT_HEAD,           /* what a word modifies or marks */
	SLOT_ANY,            /* no holder in the frame */
	SLOT_INFINITIVE,     /* xcomp */
	SLOT_CLAUSE,         /* ccomp */
	SLOT_CLAUSE_SUBJECT, /* ccomp.subj */
	SLOT_GERUND,         /* advcl, advcl:PREPOSITION */
	SLOT_NOUN_CLAUSE,    /* acl, acl:PREPOSITION */
	SLOT_QUOTED,         /* words in quotation marks behind the object */
	SLOT_UNDO,           /* "to lift", "to stop" behind the object */
};

struct slot {
	enum slot_kind kind;
	const char *preposition; /* not NUL-terminated; NULL: none */
	size_t size;
};

enum { SLOT_LIMIT = 8 };

struct slots {
	struct slot items[SLOT_LIMIT]; /* alternatives */
	size_t count;
};

/* Whether one of the alternatives is of this kind. */
bool slots_have(const struct slots *slots, enum slot_kind kind);

enum effect {
	EFFECT_KEEP,
	EFFECT_STRENGTHEN,
	EFFECT_WEAKEN,
	EFFECT_CONDITIONAL,
	EFFECT_REVERSE,
	EFFECT_NEGATE,
};

struct predicate {
	enum predicate_class class;
	struct slots holder, target;
	struct slots frame;    /* of an operator: where the frame stands */
	struct slots required; /* one slot that must be filled, by whatever */
	bool mutual;           /* both ways */
	bool quoted;           /* the words quoted behind it decide the sign */
	bool inflected;        /* a phrase that a verb begins */
	bool trade;            /* a deal, or a measure against deals */
	bool official;         /* a measure, as of a state or a court */
	bool voiced;           /* said or felt, not done */
	bool legal;            /* a measure of the law */
	bool inquiry;          /* whose end says nothing */
	int sign;              /* 1 or -1; 0: an operator */
	int strength;          /* 1 mild, 2 clear, 3 strong */
	/* Of an operator, over a frame that supports, and one that opposes. */
	enum effect effect[2];
	int most[2]; /* the strength that may be left */
};

struct lexicon {
	struct table table;
	struct predicate *items; /* [row] */
	size_t count;
};

/*
 * Reads the table called name. Returns NULL, or a sentence that says what is
 * wrong with it. lexicon_clear() frees what it made, also after a failure.
 */
const char *lexicon_open(struct lexicon *lexicon,
			 const struct knowledge *knowledge, const char *name);
void lexicon_clear(struct lexicon *lexicon);

#endif
