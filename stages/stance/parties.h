/*
 * The parties of a stance: which entity a noun phrase speaks of, by name or in
 * other words: "its ruling", "the government of Ardia".
 */
#ifndef STAGES_STANCE_PARTIES_H
#define STAGES_STANCE_PARTIES_H

#include "stages/stance/cast.h"

enum { PARTY_LIMIT = 8 };

enum side { SIDE_HOLDER, SIDE_TARGET };

struct party {
	size_t entity;  /* index in doc->entities */
	bool sure;      /* named in the slot itself */
	bool adjective; /* by a demonym: "Ardian", "an Ardian" */
	bool measure;   /* by what it did: "the ruling" */
};

struct parties {
	struct party items[PARTY_LIMIT];
	size_t count;
};

/* Adds the party of the noun phrase at chunk, if it has one. */
void add_party(const struct cast *cast, size_t chunk, enum side side,
	       struct parties *out);

/*
 * Adds the parties of the phrase at chunk and of those joined to it on the
 * right ("A, B and C").
 */
void add_parties_right(const struct cast *cast, size_t chunk, size_t end,
		       enum side side, struct parties *out);

/* The same on the left, where chunk is the last of a subject. */
void add_parties_left(const struct cast *cast, size_t chunk, size_t first,
		      enum side side, struct parties *out);

/* Who owns the phrase at chunk, by a word in front of token. */
enum owner_kind { OWNER_POSSESSIVE, OWNER_COMPOUND };
bool find_owner(const struct cast *cast, size_t chunk, size_t token,
		enum owner_kind kind, struct party *out);

/* Adds party unless it is there. */
void party_add(struct parties *parties, struct party party);

#endif
