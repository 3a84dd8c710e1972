#include "stages/stance/roles.h"

#include <string.h>

/* Chunks that are looked at on either side. */
enum { REACH = 24, WORD_SIZE = 64 };

static const struct chunk *
chunk_at(const struct outline *outline, size_t chunk)
{
	return &outline->chunks[chunk];
}

/* Whether chunk holds nothing but words of the predicate and what is passed. */
static bool
is_own(const struct scene *scene, size_t chunk)
{
	const struct chunk *at = chunk_at(scene->cast->outline, chunk);

	return frame_has(scene->frame, at->head) ||
	       frame_has(scene->frame, at->first);
}

/* The noun phrase that follows chunk at once, or NOWHERE. */
static size_t
phrase_behind(const struct scene *scene, size_t chunk)
{
	const struct outline *outline = scene->cast->outline;

	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + REACH;
	     i++) {
		const struct chunk *next = chunk_at(outline, i);

		if (next->kind == CHUNK_NOUN && !is_own(scene, i))
			return i;
		if (!is_passed(next) && !is_own(scene, i))
			return NOWHERE;
	}
	return NOWHERE;
}

/* Whether word stands at chunk, which is a preposition. */
static bool
is_preposition(const struct outline *outline, size_t chunk, const char *word,
	       size_t size)
{
	const struct chunk *at = chunk_at(outline, chunk);
	struct span span = outline->doc->tokens.items[at->first].span;

	if (span.end - span.start != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if ((outline->doc->text[span.start + i] | 0x20) != word[i])
			return false;
	return true;
}

/* Whether the "and" at chunk joins a noun phrase to the one before it. */
static bool
joins_phrases(const struct scene *scene, size_t chunk)
{
	const struct outline *outline = scene->cast->outline;

	return chunk_at(outline, chunk)->kind == CHUNK_AND &&
	       chunk + 2 < scene->chunks.end &&
	       chunk_at(outline, chunk + 1)->kind == CHUNK_NOUN &&
	       !(chunk_at(outline, chunk + 2)->kind == CHUNK_VERB &&
		 chunk_at(outline, chunk + 2)->finite);
}

/*
 * The preposition of slot behind chunk, in the same clause; NOWHERE where
 * there is none. Under a noun it must belong to its phrase.
 */
static size_t
preposition_behind(const struct scene *scene, size_t chunk, const char *word,
		   size_t size, bool under_noun)
{
	const struct outline *outline = scene->cast->outline;
	enum chunk_kind last = CHUNK_NOUN;

	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + REACH;
	     i++) {
		const struct chunk *next = chunk_at(outline, i);

		if (next->kind == CHUNK_PREPOSITION) {
			if (is_preposition(outline, i, word, size))
				return i;
		} else if (next->kind == CHUNK_NOUN) {
			/* in "from Osk of Tolo" Tolo is Osk's */
			if (under_noun &&
			    (last != CHUNK_PREPOSITION ||
			     (size == 2 && !memcmp(word, "of", 2) &&
			      outline->mentions[next->head] != NOWHERE)))
				return NOWHERE;
		} else if (!is_passed(next) && !is_own(scene, i) &&
			   (under_noun || (next->kind != CHUNK_ADJECTIVE &&
					   !joins_phrases(scene, i)))) {
			return NOWHERE;
		}
		if (!is_passed(next))
			last = next->kind;
	}
	return NOWHERE;
}

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

/* Whether the verb at chunk is done to what would be its subject. */
static bool
is_passive(const struct scene *scene, size_t chunk)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *verb = chunk_at(outline, chunk);
	size_t next = chunk + 1;

	if (verb->passive || verb->reduced)
		return true;
	return outline->words[verb->head].tag == TAG_PAST &&
	       verb->first == verb->head && next < scene->chunks.end &&
	       chunk_at(outline, next)->kind == CHUNK_PREPOSITION &&
	       chunk_is(outline, next, "by");
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

/* The copula before an adjective or a noun at chunk, or NOWHERE. */
static size_t
copula_before(const struct scene *scene, size_t chunk)
{
	const struct outline *outline = scene->cast->outline;

	for (size_t i = chunk; i > scene->chunks.first && chunk - i < 4; i--) {
		const struct chunk *before = chunk_at(outline, i - 1);

		if (before->kind == CHUNK_VERB)
			return before->copula ? i - 1 : NOWHERE;
		if (!is_passed(before))
			return NOWHERE;
	}
	return NOWHERE;
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

	while (chunk > scene->chunks.first &&
	       is_passed(chunk_at(outline, chunk - 1)))
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

bool
is_praised(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *verb = chunk_at(outline, scene->frame->chunk);
	size_t end = chunk_at(outline, scene->chunks.end - 1)->end;

	for (size_t i = verb->end; i < end && i < verb->end + REACH; i++)
		if (outline->words[i].classes & WORD_PRAISE)
			return true;
	return false;
}

/* Whether a quotation mark opens soon behind an object that is no name. */
static bool
is_quoted(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;
	size_t object = phrase_behind(scene, chunk);

	if (object != NOWHERE &&
	    outline->mentions[chunk_at(outline, object)->head] != NOWHERE)
		return false;
	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + 8;
	     i++) {
		const struct chunk *next = chunk_at(outline, i);

		if (next->kind == CHUNK_MARK)
			return i > chunk + 1;
		if (next->kind == CHUNK_VERB || next->kind == CHUNK_STOP ||
		    next->kind == CHUNK_COMMA)
			return false;
		for (size_t k = next->first;
		     k < next->end && k < next->first + 8; k++)
			if (outline->words[k].tag == TAG_MARK)
				return true;
	}
	return false;
}

/* Whether the verb at token undoes what it governs: "lift", "stop". */
static bool
undoes(const struct cast *cast, size_t token)
{
	const struct lexicon *operators = cast->operators;
	char word[WORD_SIZE];
	size_t size = token_lower(cast->outline->doc, token, word, sizeof word);
	struct matches matches = table_find(&operators->table, word, size);

	for (size_t i = 0; i < matches.count; i++) {
		const struct predicate *governing;

		if (matches.items[i].row >= operators->count)
			continue;
		governing = &operators->items[matches.items[i].row];
		if (governing->class == CLASS_VERB &&
		    !governing->holder.count &&
		    (governing->effect[0] == EFFECT_REVERSE ||
		     governing->effect[1] == EFFECT_REVERSE))
			return true;
	}
	return false;
}

/* Whether "to lift" or the like stands behind the object of a verb. */
static bool
asks_to_undo(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;

	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + 8;
	     i++) {
		const struct chunk *next = chunk_at(outline, i);

		if (next->kind == CHUNK_VERB)
			return next->infinitive &&
			       undoes(scene->cast, next->head);
		if (next->kind != CHUNK_NOUN &&
		    next->kind != CHUNK_PREPOSITION && !is_passed(next))
			return false;
	}
	return false;
}

bool
has_slot(const struct scene *scene, const struct slots *slots)
{
	for (size_t i = 0; i < slots->count; i++) {
		const struct slot *slot = &slots->items[i];
		size_t chunk = scene->frame->chunk;

		if (slot->kind == SLOT_QUOTED)
			return is_quoted(scene);
		if (slot->kind == SLOT_UNDO)
			return asks_to_undo(scene);
		if (slot->preposition
			    ? preposition_behind(scene, chunk,
						 slot->preposition, slot->size,
						 false) != NOWHERE
			    : phrase_behind(scene, chunk) != NOWHERE ||
				      is_passive(scene, chunk))
			return true;
	}
	return slots->count == 0;
}
