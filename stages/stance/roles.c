#include "stages/stance/roles.h"

#include <string.h>

enum { REACH = 24 }; /* chunks that are looked at on either side */

static void
fill_preposition(const struct scene *scene, size_t chunk, const char *word,
		 size_t size, bool under_noun, enum side side,
		 struct parties *out)
{
	size_t at = preposition_behind(scene, chunk, word, size, under_noun);

	if (at == NOWHERE)
		return;
	at = phrase_behind(scene, at);
	if (at != NOWHERE)
		add_parties_right(scene->cast, at, scene->chunks.end, side,
				  out);
}

/* The parties that a passive or reduced verb is done to. */
static void
fill_patient(const struct scene *scene, size_t chunk, enum side side,
	     struct parties *out)
{
	const struct outline *outline = scene->cast->outline;

	if (chunk_at(outline, chunk)->passive) {
		subject_of(scene->cast, scene->chunks, chunk, side, out);
		return;
	}
	for (size_t i = chunk; i > scene->chunks.first && chunk - i < 4; i--) {
		const struct chunk *before = chunk_at(outline, i - 1);

		if (before->kind == CHUNK_NOUN) {
			add_party(scene->cast, i - 1, side, out);
			return;
		}
		if (before->kind != CHUNK_COMMA && !is_passed(before))
			return;
	}
}

static void
fill_subject(const struct scene *scene, size_t chunk, enum side side,
	     struct parties *out)
{
	if (is_passive(scene, chunk))
		fill_preposition(scene, chunk, "by", 2, false, side, out);
	else
		subject_of(scene->cast, scene->chunks, chunk, side, out);
}

static void
fill_object(const struct scene *scene, size_t chunk, enum side side,
	    struct parties *out)
{
	size_t at;

	if (is_passive(scene, chunk)) {
		fill_patient(scene, chunk, side, out);
		return;
	}
	at = phrase_behind(scene, chunk);
	if (at != NOWHERE)
		add_parties_right(scene->cast, at, scene->chunks.end, side,
				  out);
}

/* "alleged that Velta lied": the subject of the clause behind the verb. */
static void
fill_clause_subject(const struct scene *scene, size_t chunk, enum side side,
		    struct parties *out)
{
	const struct outline *outline = scene->cast->outline;
	size_t noun = NOWHERE;

	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + REACH;
	     i++) {
		const struct chunk *next = chunk_at(outline, i);

		if (is_passed(next) || next->kind == CHUNK_CLAUSE)
			continue;
		if (next->kind == CHUNK_NOUN && noun == NOWHERE) {
			noun = i;
			continue;
		}
		if (next->kind == CHUNK_VERB && next->finite && noun != NOWHERE)
			add_party(scene->cast, noun, side, out);
		return;
	}
}

/* "Velta's opponent, Osk, said": the name behind the comma. */
static bool
add_apposed(const struct scene *scene, enum side side, struct parties *out)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;
	size_t end = scene->chunks.end;

	if (scene->frame->predicate->class != CLASS_NOUN || chunk + 3 >= end ||
	    chunk_at(outline, chunk + 1)->kind != CHUNK_COMMA ||
	    chunk_at(outline, chunk + 2)->kind != CHUNK_NOUN ||
	    outline->mentions[chunk_at(outline, chunk + 2)->head] == NOWHERE ||
	    chunk_at(outline, chunk + 3)->kind != CHUNK_COMMA)
		return false;
	add_party(scene->cast, chunk + 2, side, out);
	return out->count > 0;
}

/* "described as fair": said of something else than stands before. */
static bool
follows_as(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;

	for (int i = 0; i < 4 && chunk > scene->chunks.first &&
			is_passed(chunk_at(outline, chunk - 1));
	     i++)
		chunk--;
	return chunk > scene->chunks.first &&
	       chunk_is(outline, chunk - 1, "as");
}

/* Whether a finite verb follows: the phrase is no apposition. */
static bool
acts(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t next = scene->frame->chunk + 1;

	return next < scene->chunks.end &&
	       chunk_at(outline, next)->kind == CHUNK_VERB &&
	       chunk_at(outline, next)->finite;
}

/* What an adjective or a noun is said of: by a copula, or as an apposition. */
static void
fill_bearer(const struct scene *scene, enum side side, struct parties *out)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;
	const struct chunk *at = chunk_at(outline, chunk);
	size_t copula = copula_before(scene, chunk);

	if (at->kind == CHUNK_VERB) { /* "is alarmed" */
		subject_of(scene->cast, scene->chunks, chunk, side, out);
		return;
	}
	if (at->kind == CHUNK_NOUN &&
	    (outline->mentions[at->head] != NOWHERE ||
	     (scene->frame->predicate->class == CLASS_ADJECTIVE &&
	      !frame_has(scene->frame, at->head)))) {
		/* "critic Osk", "dangerous Velta" */
		add_party(scene->cast, chunk, side, out);
		if (!out->count && copula != NOWHERE &&
		    outline->quotes[scene->frame->tokens[0]] != NOWHERE)
			subject_of(scene->cast, scene->chunks, copula, side,
				   out);
		return;
	}
	if (copula != NOWHERE) {
		subject_of(scene->cast, scene->chunks, copula, side, out);
		return;
	}
	if (follows_as(scene) || add_apposed(scene, side, out) || acts(scene))
		return;
	if (scene->frame->predicate->class != CLASS_PHRASE &&
	    chunk > scene->chunks.first + 1 &&
	    chunk_at(outline, chunk - 1)->kind == CHUNK_COMMA &&
	    chunk_at(outline, chunk - 2)->kind == CHUNK_NOUN)
		add_party(scene->cast, chunk - 2, side, out);
}

/* The token before which an owner of the noun frame stands. */
static void
fill_owner(const struct scene *scene, enum owner_kind kind, enum side side,
	   struct parties *out)
{
	struct party party;

	if (find_owner(scene->cast, scene->frame->chunk,
		       scene->frame->tokens[0], kind, &party) &&
	    /* "a Chinese critic" is from China */
	    !(party.adjective && side == SIDE_TARGET &&
	      slots_have(&scene->frame->predicate->holder, SLOT_SELF)) &&
	    !(party.entity == THE_AUTHOR && side == SIDE_TARGET))
		party_add(out, party);
}

/* What stands behind a phrase such as "against". */
static void
fill_head(const struct scene *scene, enum side side, struct parties *out)
{
	const struct match_found *frame = scene->frame;
	size_t last = scene->cast->outline
			      ->chunk_of[frame->tokens[frame->token_count - 1]];
	size_t at = phrase_behind(scene, last);

	/* "is against Velta", not "sanctions against Velta" */
	if (at != NOWHERE && copula_before(scene, frame->chunk) != NOWHERE)
		add_parties_right(scene->cast, at, scene->chunks.end, side,
				  out);
}

static bool
is_verbal(const struct scene *scene)
{
	const struct predicate *predicate = scene->frame->predicate;

	return predicate->class == CLASS_VERB ||
	       (predicate->class == CLASS_PHRASE && predicate->inflected);
}

static void
fill_slot(const struct scene *scene, const struct slot *slot, enum side side,
	  struct parties *out)
{
	size_t chunk = scene->frame->chunk;

	switch (slot->kind) {
	case SLOT_SUBJECT:
		if (is_verbal(scene))
			fill_subject(scene, chunk, side, out);
		else
			fill_bearer(scene, side, out);
		break;
	case SLOT_SELF:
		fill_bearer(scene, side, out);
		break;
	case SLOT_OBJECT:
	case SLOT_RECEIVER:
		fill_object(scene, chunk, side, out);
		break;
	case SLOT_OBLIQUE:
		fill_preposition(scene, chunk, slot->preposition, slot->size,
				 false, side, out);
		break;
	case SLOT_MODIFIER:
		fill_preposition(scene, chunk, slot->preposition, slot->size,
				 true, side, out);
		break;
	case SLOT_POSSESSOR:
		fill_owner(scene, OWNER_POSSESSIVE, side, out);
		break;
	case SLOT_COMPOUND:
		fill_owner(scene, OWNER_COMPOUND, side, out);
		break;
	case SLOT_HEAD:
		fill_head(scene, side, out);
		break;
	case SLOT_CLAUSE_SUBJECT:
		fill_clause_subject(scene, chunk, side, out);
		break;
	default:
		break;
	}
}

/* The token in a slot of a verb by the arcs of the sentence, or NOWHERE. */
static size_t
arc_in_slot(const struct scene *scene, const struct slot *slot)
{
	static const char *const objects[] = {"obj", NULL};
	static const char *const receivers[] = {"iobj", NULL};
	static const char *const patients[] = {"nsubj:pass", NULL};
	size_t token = scene->frame->tokens[0];
	bool passive = is_passive(scene, scene->frame->chunk);

	switch (slot->kind) {
	case SLOT_SUBJECT:
		return passive ? arc_by(scene->arcs, token, "by", 2)
			       : arc_subject(scene->arcs, token);
	case SLOT_OBJECT:
		return arc_to(scene->arcs, token, passive ? patients : objects);
	case SLOT_RECEIVER:
		return arc_to(scene->arcs, token, receivers);
	case SLOT_OBLIQUE:
		return arc_by(scene->arcs, token, slot->preposition,
			      slot->size);
	default:
		return NOWHERE;
	}
}

/*
 * Whether an arc may be trusted: who acts, or is done to in the passive, stands
 * before the verb; before a participle, right before it, and not behind "of",
 * where the verb before it has said who that is.
 */
static bool
is_arc_sound(const struct scene *scene, const struct slot *slot, size_t token)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;
	bool passive = is_passive(scene, chunk);
	bool before = slot->kind == SLOT_SUBJECT
			      ? !passive
			      : slot->kind == SLOT_OBJECT && passive;

	if (!before)
		return true;
	if (token > scene->frame->tokens[0]) {
		/* "Suing Velta, Ardia said" */
		size_t comma = outline->chunk_of[token];

		return comma != NOWHERE && comma > chunk &&
		       !chunk_at(outline, chunk)->finite &&
		       chunk_at(outline, comma - 1)->kind == CHUNK_COMMA;
	}
	if (chunk_at(outline, chunk)->finite)
		return true;
	for (size_t i = chunk; i > scene->chunks.first && chunk - i < REACH;
	     i--) {
		const struct chunk *at = chunk_at(outline, i - 1);

		if (at->kind == CHUNK_NOUN)
			return token >= at->first && token < at->end;
		if (i == chunk && at->kind == CHUNK_PREPOSITION)
			return false;
	}
	return true;
}

static void
fill_by_arc(const struct scene *scene, const struct slot *slot, enum side side,
	    struct parties *out)
{
	const struct outline *outline = scene->cast->outline;
	size_t token = arc_in_slot(scene, slot);

	if (token == NOWHERE || !is_arc_sound(scene, slot, token) ||
	    outline->chunk_of[token] == NOWHERE ||
	    outline->chunk_of[token] < scene->chunks.first ||
	    outline->chunk_of[token] >= scene->chunks.end)
		return;
	add_parties_right(scene->cast, outline->chunk_of[token],
			  scene->chunks.end, side, out);
}

void
fill_slots(const struct scene *scene, const struct slots *slots, enum side side,
	   struct parties *out)
{
	for (size_t i = 0; i < slots->count && !out->count; i++)
		fill_slot(scene, &slots->items[i], side, out);
	if (!is_verbal(scene))
		return;
	for (size_t i = 0; i < slots->count && !out->count; i++)
		fill_by_arc(scene, &slots->items[i], side, out);
}
