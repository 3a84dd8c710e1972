#include "stages/stance/parties.h"

#include <string.h>

enum { LIST_LIMIT = 8, OWNER_REACH = 16, WORD_SIZE = 64 };

void
party_add(struct parties *parties, struct party party)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->items[i].entity == party.entity)
			return;
	if (parties->count < PARTY_LIMIT)
		parties->items[parties->count++] = party;
}

static struct party
named_party(const struct outline *outline, size_t mention)
{
	const struct place *place = &outline->places[mention];

	return (struct party){
		.entity = place->entity,
		.sure = true,
		.adjective = place->form == FORM_ADJECTIVE,
	};
}

bool
find_owner(const struct cast *cast, size_t chunk, size_t token,
	   enum owner_kind kind, struct party *out)
{
	const struct outline *outline = cast->outline;
	size_t backer = NOWHERE; /* the mention in front of "-backed" */

	for (size_t i = token;
	     i > outline->chunks[chunk].first && token - i < OWNER_REACH; i--) {
		size_t at = outline->mentions[i - 1];
		bool possessive =
			i < token && outline->words[i].tag == TAG_POSSESSIVE;

		if (outline->words[i - 1].tag == TAG_OWNER &&
		    kind == OWNER_POSSESSIVE) {
			*out = (struct party){
				.entity = pronoun_entity(cast, i - 1)};
			return out->entity != NOWHERE;
		}
		/* "an Ardia-backed suit" is not Ardia's. */
		if (i < token && outline->words[i].tag == TAG_HYPHEN &&
		    i + 1 < token)
			backer = at;
		if (at == NOWHERE || at == backer ||
		    possessive != (kind == OWNER_POSSESSIVE))
			continue;
		*out = named_party(outline, at);
		return true;
	}
	return false;
}

static bool
any_owner(const struct cast *cast, size_t chunk, size_t token,
	  struct party *out)
{
	return find_owner(cast, chunk, token, OWNER_POSSESSIVE, out) ||
	       find_owner(cast, chunk, token, OWNER_COMPOUND, out);
}

/* Whether the noun at token is done to what follows "of". */
static bool
is_deed(const struct cast *cast, size_t token)
{
	const struct lexicon *frames = cast->frames;
	char word[WORD_SIZE];
	size_t size = token_lower(cast->outline->doc, token, word, sizeof word);
	struct matches matches = table_find(&frames->table, word, size);

	for (size_t i = 0; i < matches.count; i++)
		if (matches.items[i].row < frames->count &&
		    frames->items[matches.items[i].row].class == CLASS_NOUN)
			return true;
	return size > 4 && (!memcmp(word + size - 3, "ing", 3) ||
			    !memcmp(word + size - 3, "ion", 3) ||
			    !memcmp(word + size - 4, "ment", 4));
}

/* Whether a country is named at chunk. */
static bool
is_country(const struct outline *outline, size_t chunk)
{
	const struct entity *entities = outline->doc->entities.items;
	size_t mention = outline->mentions[outline->chunks[chunk].head];

	return mention != NOWHERE &&
	       entities[outline->places[mention].entity].type == ENTITY_COUNTRY;
}

/* Whether what a preposition joins to a noun of these classes owns it. */
static bool
joins_owner(const struct cast *cast, size_t chunk, enum side side)
{
	const struct outline *outline = cast->outline;
	size_t head = outline->chunks[chunk - 1].head;
	unsigned classes = outline->words[head].classes;

	if (outline->chunks[chunk].kind != CHUNK_PREPOSITION)
		return false;
	if (chunk_is(outline, chunk, "by"))
		return true;
	if (side == SIDE_TARGET && chunk_is(outline, chunk, "from"))
		return classes & WORD_MEASURE ||
		       (cast->goods && is_country(outline, chunk + 1));
	if (side == SIDE_TARGET && chunk_is(outline, chunk, "of"))
		return classes & WORD_PROXY ||
		       (!(classes & WORD_RIVAL) && !is_deed(cast, head));
	return classes & WORD_PROXY && (chunk_is(outline, chunk, "of") ||
					chunk_is(outline, chunk, "for") ||
					chunk_is(outline, chunk, "at") ||
					chunk_is(outline, chunk, "from"));
}

/* "the use of turbines made by Velta" */
static bool
find_maker(const struct cast *cast, size_t chunk, struct party *out)
{
	const struct outline *outline = cast->outline;
	size_t mention;

	if (chunk + 3 >= outline->chunk_count ||
	    !outline->chunks[chunk + 1].reduced ||
	    !(outline->words[outline->chunks[chunk + 1].head].classes &
	      WORD_MADE) ||
	    !chunk_is(outline, chunk + 2, "by") ||
	    outline->chunks[chunk + 3].kind != CHUNK_NOUN)
		return false;
	mention = outline->mentions[outline->chunks[chunk + 3].head];
	if (mention == NOWHERE)
		return false;
	*out = named_party(outline, mention);
	return true;
}

/*
 * The name behind "of" in "the government of Ardia", behind "by" in "a ban
 * imposed by Ardia".
 */
static bool
find_complement(const struct cast *cast, size_t chunk, enum side side,
		struct party *out)
{
	const struct outline *outline = cast->outline;
	size_t at = chunk + 1;
	size_t head, mention;

	/* "joined a group led by Osk" is not about Osk */
	if (at < outline->chunk_count && outline->chunks[at].reduced &&
	    (outline->words[outline->chunks[at].head].classes & WORD_MADE ||
	     outline->words[outline->chunks[chunk].head].classes &
		     WORD_MEASURE ||
	     is_deed(cast, outline->chunks[chunk].head)))
		at++;
	if (at + 1 >= outline->chunk_count ||
	    outline->chunks[at + 1].kind != CHUNK_NOUN ||
	    !(at == chunk + 1
		      ? joins_owner(cast, at, side)
		      : chunk_is(outline, at, "by") ||
				(cast->goods && chunk_is(outline, at, "in") &&
				 is_country(outline, at + 1))))
		return false;
	head = outline->chunks[at + 1].head;
	mention = outline->mentions[head];
	if (mention == NOWHERE)
		return any_owner(cast, at + 1, head, out) ||
		       find_maker(cast, at + 1, out);
	*out = named_party(outline, mention);
	return true;
}

/* Whether an owner of a noun of these classes stands for the phrase. */
static bool
counts_for_owner(unsigned classes, enum side side)
{
	return side == SIDE_HOLDER ? classes & WORD_PROXY
				   : !(classes & WORD_RIVAL);
}

/* "a judge's Mexican heritage" is the judge's. */
static bool
is_owned(const struct outline *outline, size_t chunk)
{
	const struct chunk *noun = &outline->chunks[chunk];

	for (size_t i = noun->first;
	     i < noun->head && i < noun->first + OWNER_REACH; i++)
		if (outline->words[i].tag == TAG_POSSESSIVE)
			return true;
	return false;
}

/*
 * Whose a phrase is that a name stands in front of, without a 's: "Apple's
 * prices" and "Apple prices" are Apple's, "the Apple ban" is not.
 */
static size_t
compound_owner(const struct cast *cast, size_t chunk, enum side side)
{
	const struct entity *entities = cast->outline->doc->entities.items;
	size_t head = cast->outline->chunks[chunk].head;
	struct party party;

	if (!find_owner(cast, chunk, head, OWNER_COMPOUND, &party) ||
	    entities[party.entity].type == ENTITY_PLACE)
		return NOWHERE;
	if (party.adjective && side == SIDE_TARGET &&
	    is_owned(cast->outline, chunk))
		return NOWHERE;
	if (side == SIDE_TARGET && is_deed(cast, head) &&
	    entities[party.entity].type != ENTITY_COUNTRY &&
	    entities[party.entity].type != ENTITY_UNTYPED)
		return NOWHERE;
	return party.entity;
}

/* Whether the phrase is of somebody who no longer acts for its owner. */
static bool
is_former(const struct outline *outline, size_t chunk)
{
	const struct chunk *noun = &outline->chunks[chunk];

	for (size_t i = noun->first; i < noun->head && i < noun->first + 4; i++)
		if (token_is(outline->doc, i, "former"))
			return true;
	return false;
}

/* Whether a demonym at chunk is of some people, not of their country. */
static bool
is_some_people(const struct outline *outline, size_t chunk)
{
	const struct chunk *noun = &outline->chunks[chunk];
	size_t mention = outline->mentions[noun->head];
	struct span span = outline->doc->tokens.items[noun->head].span;

	return outline->places[mention].form == FORM_ADJECTIVE &&
	       outline->doc->text[span.end - 1] == 's' &&
	       !(noun->first + 1 == noun->head &&
		 token_is(outline->doc, noun->first, "the"));
}

/* "our Ardian partners" are Ardia's, and not the speaker's whose they are. */
static size_t
ours_from(const struct cast *cast, size_t chunk, enum side side, size_t owner)
{
	const struct outline *outline = cast->outline;
	size_t first = outline->chunks[chunk].first;
	size_t entity = NOWHERE;

	if (side == SIDE_TARGET && outline->words[first].classes & WORD_FIRST)
		entity = compound_owner(cast, chunk, side);
	return entity != NOWHERE ? entity : owner;
}

/* Who is meant by a phrase whose head is no name. */
static size_t
described_party(const struct cast *cast, size_t chunk, enum side side)
{
	const struct outline *outline = cast->outline;
	size_t head = outline->chunks[chunk].head;
	unsigned classes = outline->words[head].classes;
	size_t entity = NOWHERE;
	struct party party;

	if (outline->words[head].tag == TAG_PRONOUN)
		return pronoun_entity(cast, head);
	if (counts_for_owner(classes, side)) {
		if (find_owner(cast, chunk, head, OWNER_POSSESSIVE, &party))
			return ours_from(cast, chunk, side, party.entity);
		/* "The American company" is not America. */
		if (!(classes & WORD_FIRM))
			entity = compound_owner(cast, chunk, side);
		if (entity != NOWHERE)
			return entity;
	}
	if (find_complement(cast, chunk, side, &party))
		return party.entity;
	return nominal_entity(cast, chunk);
}

/* The same, but for who no longer acts for an owner. */
static size_t
unnamed_party(const struct cast *cast, size_t chunk, enum side side)
{
	const struct outline *outline = cast->outline;
	size_t entity = described_party(cast, chunk, side);

	enum entity_type type;

	if (entity >= outline->doc->entities.count)
		return entity;
	type = outline->doc->entities.items[entity].type;
	return type != ENTITY_PERSON && type != ENTITY_UNTYPED &&
			       is_former(outline, chunk)
		       ? nominal_entity(cast, chunk)
		       : entity;
}

void
add_party(const struct cast *cast, size_t chunk, enum side side,
	  struct parties *out)
{
	const struct outline *outline = cast->outline;
	const struct chunk *noun = &outline->chunks[chunk];
	size_t mention = outline->mentions[noun->head];
	struct party party = {.entity = NOWHERE};

	if (noun->kind != CHUNK_NOUN)
		return;
	if (mention != NOWHERE && is_some_people(outline, chunk))
		return;
	if (mention != NOWHERE)
		party = named_party(outline, mention);
	else
		party.entity = unnamed_party(cast, chunk, side);
	if (party.entity == NOWHERE && side == SIDE_TARGET) {
		party.entity = measure_owner(cast, chunk);
		party.measure = true;
	}
	if (party.entity != NOWHERE &&
	    !(party.entity == THE_AUTHOR && side == SIDE_TARGET))
		party_add(out, party);
}

/* The next noun phrase of a list behind at, or NOWHERE; *last: behind "and". */
static size_t
next_in_list(const struct outline *outline, size_t at, size_t end, bool *last)
{
	size_t next = at + 1;
	bool joined = false;

	*last = false;
	for (; next < end; next++) {
		const struct chunk *chunk = &outline->chunks[next];

		if (chunk->kind == CHUNK_MARK)
			continue;
		if (chunk->kind == CHUNK_COMMA && !joined) {
			joined = true;
			continue;
		}
		if (chunk->kind == CHUNK_AND &&
		    outline->words[chunk->first].classes & WORD_LISTING) {
			joined = true;
			*last = true;
			continue;
		}
		return joined && chunk->kind == CHUNK_NOUN ? next : NOWHERE;
	}
	return NOWHERE;
}

/* Whether a finite verb follows: the phrase is a subject of its own. */
static bool
begins_clause(const struct outline *outline, size_t chunk, size_t end)
{
	for (size_t i = chunk + 1; i < end; i++) {
		const struct chunk *next = &outline->chunks[i];

		if (is_passed(next))
			continue;
		return next->kind == CHUNK_VERB && next->finite;
	}
	return false;
}

/* "its former chief, Osk": the name behind the comma. */
static void
add_apposition(const struct cast *cast, size_t chunk, size_t end,
	       enum side side, struct parties *out)
{
	const struct outline *outline = cast->outline;

	if (chunk + 2 < end && outline->chunks[chunk + 1].kind == CHUNK_COMMA &&
	    outline->chunks[chunk + 2].kind == CHUNK_NOUN &&
	    outline->mentions[outline->chunks[chunk + 2].head] != NOWHERE &&
	    !begins_clause(outline, chunk + 2, end))
		add_party(cast, chunk + 2, side, out);
}

/* Whether goods at chunk come from a country that is named behind. */
static bool
come_from(const struct cast *cast, size_t chunk, size_t end)
{
	const struct outline *outline = cast->outline;

	return cast->goods && chunk + 2 < end &&
	       outline->mentions[outline->chunks[chunk].head] == NOWHERE &&
	       chunk_is(outline, chunk + 1, "from") &&
	       is_country(outline, chunk + 2);
}

void
add_parties_right(const struct cast *cast, size_t chunk, size_t end,
		  enum side side, struct parties *out)
{
	const struct outline *outline = cast->outline;
	size_t members[LIST_LIMIT], count = 0;
	size_t at = chunk;
	bool last = false;

	add_party(cast, chunk, side, out);
	if (!out->count)
		add_apposition(cast, chunk, end, side, out);
	else if (come_from(cast, chunk, end))
		at = chunk + 2; /* "cells from Ardia and Brenn" */
	if (outline->words[outline->chunks[chunk].head].tag == TAG_PRONOUN)
		return; /* "for it and Osk against" */
	while (count < LIST_LIMIT && !last) {
		at = next_in_list(outline, at, end, &last);
		if (at == NOWHERE || begins_clause(outline, at, end))
			return;
		members[count++] = at;
	}
	for (size_t i = 0; last && i < count; i++)
		add_party(cast, members[i], side, out);
}

void
add_parties_left(const struct cast *cast, size_t chunk, size_t first,
		 enum side side, struct parties *out)
{
	const struct outline *outline = cast->outline;
	size_t members[LIST_LIMIT], count = 0;
	bool last = false;
	size_t at = chunk;

	add_party(cast, chunk, side, out);
	while (count < LIST_LIMIT && at > first + 1) {
		const struct chunk *joint = &outline->chunks[at - 1];
		bool joins =
			joint->kind == CHUNK_AND &&
			outline->words[joint->first].classes & WORD_LISTING;

		if (!(joins && !last) && !(joint->kind == CHUNK_COMMA && last))
			break;
		at -= 2;
		if (outline->chunks[at].kind == CHUNK_COMMA && at > first)
			at--;
		if (outline->chunks[at].kind != CHUNK_NOUN)
			break;
		last |= joins;
		members[count++] = at;
	}
	if (!last ||
	    (at > first && (outline->chunks[at - 1].kind == CHUNK_VERB ||
			    outline->chunks[at - 1].kind == CHUNK_PREPOSITION)))
		return;
	for (size_t i = 0; i < count; i++)
		add_party(cast, members[i], side, out);
}
