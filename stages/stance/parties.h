/*
 * The parties of a stance: which entity a noun phrase speaks of, pronouns and
 * "the government of Ardia" included.
 */
#ifndef STAGES_STANCE_PARTIES_H
#define STAGES_STANCE_PARTIES_H

#include "stages/stance/outline.h"

enum { PARTY_LIMIT = 8 };

enum side { SIDE_HOLDER, SIDE_TARGET };

struct party {
	size_t entity; /* index in doc->entities */
	bool sure;     /* named in the slot itself: no owner, no pronoun */
};

struct parties {
	struct party items[PARTY_LIMIT];
	size_t count;
};

/* What resolving needs beside the outline; made once a document. */
struct cast {
	const struct outline *outline;
	const size_t *speakers; /* [quote], entity or NOWHERE */
	size_t sentence;        /* the one that is read */
};

void cast_make(struct cast *cast, const struct outline *outline);

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

/* The speaker of the quotation that token stands in, or NOWHERE. */
size_t speaker_at(const struct cast *cast, size_t token);

#endif
