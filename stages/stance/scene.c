#include "stages/stance/scene.h"

#include <string.h>

enum { REACH = 24 }; /* chunks that are looked at on either side */

/* Whether chunk holds nothing but words of the predicate and what is passed. */
static bool
is_own(const struct scene *scene, size_t chunk)
{
	const struct chunk *at = chunk_at(scene->cast->outline, chunk);

	return frame_has(scene->frame, at->head) ||
	       frame_has(scene->frame, at->first);
}

size_t
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

size_t
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

bool
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

size_t
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
