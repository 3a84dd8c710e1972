#include "stages/stance/conditions.h"

enum { REACH = 24, WORD_SIZE = 64 };

bool
is_praised(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *verb = chunk_at(outline, scene->frame->chunk);
	size_t end = chunk_at(outline, scene->chunks.end - 1)->end;

	for (size_t i = verb->end; i < end && i < verb->end + REACH; i++)
		if (outline->words[i].classes & WORD_PRAISE &&
		    outline->words[i].tag != TAG_ADVERB)
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

	/* a name may be called so many things: praise alone is plain */
	if (object != NOWHERE &&
	    outline->mentions[chunk_at(outline, object)->head] != NOWHERE &&
	    !is_praised(scene))
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

bool
is_courtesy(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *reason;
	size_t at;

	if (scene->frame->predicate->sign < 0 ||
	    !scene->frame->predicate->voiced)
		return false;
	at = preposition_behind(scene, scene->frame->chunk, "for", 3, false);
	if (at == NOWHERE || at + 1 >= scene->chunks.end)
		return false;
	reason = chunk_at(outline, at + 1);
	return outline->words[reason->head].classes & WORD_COURTESY;
}
