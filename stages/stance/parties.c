#include "stages/stance/parties.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_LIMIT = 8, REACH = 60 };

struct name {
	const char *id;
	size_t entity;
};

static int
compare_names(const void *first, const void *second)
{
	const struct name *a = first, *b = second;
	int order = strcmp(a->id, b->id);

	return order ? order
		     : (a->entity > b->entity) - (a->entity < b->entity);
}

void
cast_make(struct cast *cast, const struct outline *outline)
{
	const struct document *doc = outline->doc;
	size_t count = doc->entities.count;
	struct name *names =
		arena_array(outline->arena, count + 1, sizeof *names);
	size_t *speakers = arena_array(outline->arena, doc->quotes.count + 1,
				       sizeof *speakers);

	for (size_t i = 0; i < count; i++)
		names[i] = (struct name){doc->entities.items[i].id, i};
	if (count)
		qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 0; i < doc->quotes.count; i++) {
		const char *id = doc->quotes.items[i].speaker.entity;
		struct name key = {id, 0};
		struct name *found = NULL;

		for (size_t low = 0, high = count; id && low < high;) {
			size_t middle = low + (high - low) / 2;

			if (compare_names(&names[middle], &key) < 0)
				low = middle + 1;
			else
				high = middle;
			if (low == high && low < count &&
			    !strcmp(names[low].id, id))
				found = &names[low];
		}
		speakers[i] = found ? found->entity : NOWHERE;
	}
	cast->outline = outline;
	cast->speakers = speakers;
}

size_t
speaker_at(const struct cast *cast, size_t token)
{
	size_t quote = cast->outline->quotes[token];

	return quote == NOWHERE ? NOWHERE : cast->speakers[quote];
}

void
party_add(struct parties *parties, struct party party)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->items[i].entity == party.entity)
			return;
	if (parties->count < PARTY_LIMIT)
		parties->items[parties->count++] = party;
}

/* Whether a pronoun of these classes can stand for an entity of this type. */
static bool
agrees(unsigned classes, enum entity_type type)
{
	if (classes & WORD_HE)
		return type == ENTITY_PERSON || type == ENTITY_UNTYPED;
	return type != ENTITY_PERSON && type != ENTITY_PLACE;
}

/*
 * The one entity that a pronoun can stand for among those named before it in
 * its own sentence, else in the one before; NOWHERE where there are several.
 */
static size_t
antecedent(const struct cast *cast, size_t token, unsigned classes)
{
	const struct outline *outline = cast->outline;
	size_t speaker = speaker_at(cast, token);
	size_t found = NOWHERE;
	size_t sentence = cast->sentence;

	for (int back = 0; back < 2; back++, sentence--) {
		struct range chunks = outline->sentences[sentence];
		size_t first, end;

		if (chunks.first == chunks.end)
			return NOWHERE;
		first = outline->chunks[chunks.first].first;
		end = back ? outline->chunks[chunks.end - 1].end : token;
		if (end - first > REACH)
			first = end - REACH;
		for (size_t i = first; i < end; i++) {
			size_t at = outline->mentions[i], entity;

			if (at == NOWHERE)
				continue;
			entity = outline->places[at].entity;
			if (entity == speaker || entity == found ||
			    !agrees(classes,
				    outline->doc->entities.items[entity].type))
				continue;
			if (found != NOWHERE)
				return NOWHERE;
			found = entity;
		}
		if (found != NOWHERE || sentence == 0)
			return found;
	}
	return found;
}

static bool
resolve_pronoun(const struct cast *cast, size_t token, struct party *out)
{
	unsigned classes = cast->outline->words[token].classes;

	*out = (struct party){NOWHERE, false};
	if (classes & WORD_FIRST)
		out->entity = speaker_at(cast, token);
	else if (classes & (WORD_HE | WORD_IT))
		out->entity = antecedent(cast, token, classes);
	return out->entity != NOWHERE;
}

bool
find_owner(const struct cast *cast, size_t chunk, size_t token,
	   enum owner_kind kind, struct party *out)
{
	const struct outline *outline = cast->outline;

	for (size_t i = token; i > outline->chunks[chunk].first; i--) {
		size_t at = outline->mentions[i - 1];
		bool possessive =
			i < token && outline->words[i].tag == TAG_POSSESSIVE;

		if (outline->words[i - 1].tag == TAG_OWNER &&
		    kind == OWNER_POSSESSIVE)
			return resolve_pronoun(cast, i - 1, out);
		if (at == NOWHERE || possessive != (kind == OWNER_POSSESSIVE))
			continue;
		*out = (struct party){outline->places[at].entity, true};
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

/* The name behind "of" in "the government of Ardia". */
static bool
find_complement(const struct cast *cast, size_t chunk, enum side side,
		struct party *out)
{
	const struct outline *outline = cast->outline;
	const struct chunk *noun = &outline->chunks[chunk];
	unsigned classes = outline->words[noun->head].classes;
	size_t at = chunk + 1;
	size_t mention;

	if (at + 1 >= outline->chunk_count ||
	    outline->chunks[at].kind != CHUNK_PREPOSITION ||
	    outline->chunks[at + 1].kind != CHUNK_NOUN)
		return false;
	if (chunk_is(outline, at, "by") ? false
	    : classes & WORD_PROXY      ? !chunk_is(outline, at, "of") &&
					     !chunk_is(outline, at, "for") &&
					     !chunk_is(outline, at, "at") &&
					     !chunk_is(outline, at, "from")
				   : true)
		return false;
	(void)side;
	mention = outline->mentions[outline->chunks[at + 1].head];
	if (mention != NOWHERE) {
		*out = (struct party){outline->places[mention].entity, true};
		return true;
	}
	return any_owner(cast, at + 1, outline->chunks[at + 1].head, out);
}

void
add_party(const struct cast *cast, size_t chunk, enum side side,
	  struct parties *out)
{
	const struct outline *outline = cast->outline;
	const struct chunk *noun = &outline->chunks[chunk];
	unsigned classes = outline->words[noun->head].classes;
	size_t mention = outline->mentions[noun->head];
	struct party party;

	if (noun->kind != CHUNK_NOUN)
		return;
	if (mention != NOWHERE) {
		party = (struct party){outline->places[mention].entity, true};
		party_add(out, party);
		return;
	}
	if (outline->words[noun->head].tag == TAG_PRONOUN) {
		if (resolve_pronoun(cast, noun->head, &party))
			party_add(out, party);
		return;
	}
	if (side == SIDE_HOLDER ? classes & WORD_PROXY
				: !(classes & WORD_RIVAL)) {
		if (any_owner(cast, chunk, noun->head, &party)) {
			party.sure = false;
			party_add(out, party);
			return;
		}
	}
	if (find_complement(cast, chunk, side, &party)) {
		party.sure = false;
		party_add(out, party);
	}
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

void
add_parties_right(const struct cast *cast, size_t chunk, size_t end,
		  enum side side, struct parties *out)
{
	const struct outline *outline = cast->outline;
	size_t members[LIST_LIMIT], count = 0;
	size_t at = chunk;
	bool last = false;

	add_party(cast, chunk, side, out);
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
