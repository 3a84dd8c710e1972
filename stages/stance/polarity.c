#include "stages/stance/polarity.h"

#include <string.h>

#include "stages/stance/conditions.h"

enum { REACH = 12, WORDS = 8, HOPS = 4 };

/* What stands between a predicate and the one that governs it. */
struct link {
	const char *preposition; /* right before the predicate; NULL: none */
	size_t size;
	bool that;    /* a clause begins between */
	bool phrase;  /* a noun phrase stands between */
	bool passive; /* the predicate is the governor's subject */
};

static void
apply(const struct predicate *governing, struct leaning *leaning)
{
	int which = leaning->sign > 0 ? 0 : 1;
	int most = governing->most[which];

	switch (governing->effect[which]) {
	case EFFECT_STRENGTHEN:
		leaning->strength += leaning->strength > 0;
		break;
	case EFFECT_REVERSE:
		/* "never sold anything to": no more than not to have done so */
		if (leaning->strength == 1)
			most = 0;
		leaning->sign = -leaning->sign;
		leaning->hedged = true;
		break;
	case EFFECT_NEGATE:
		most = 0;
		leaning->hedged = true;
		break;
	case EFFECT_WEAKEN:
	case EFFECT_CONDITIONAL:
		leaning->hedged = true;
		break;
	case EFFECT_KEEP:
		break;
	}
	if (leaning->strength > most)
		leaning->strength = most;
}

static bool
same_word(const struct slot *slot, const struct link *link)
{
	return link->preposition && slot->size == link->size &&
	       !memcmp(slot->preposition, link->preposition, slot->size);
}

/* Whether slot of an operator holds a predicate at chunk, linked so. */
static bool
holds(const struct outline *outline, const struct slot *slot, size_t chunk,
      const struct link *link)
{
	const struct chunk *at = &outline->chunks[chunk];
	bool verb = at->kind == CHUNK_VERB;
	bool gerund = verb && !at->finite && !at->infinitive;

	switch (slot->kind) {
	case SLOT_OBJECT:
		return at->kind == CHUNK_NOUN && !link->preposition &&
		       !link->that && !link->phrase;
	case SLOT_INFINITIVE:
		if (verb)
			return at->infinitive && !link->that;
		return !link->preposition && !link->that && link->phrase;
	case SLOT_CLAUSE:
		return verb && at->finite && link->phrase;
	case SLOT_GERUND:
		if (!gerund || link->that)
			return false;
		return slot->preposition ? same_word(slot, link)
					 : !link->preposition && !link->phrase;
	case SLOT_OBLIQUE:
	case SLOT_MODIFIER:
		return !verb && !link->that && same_word(slot, link);
	case SLOT_NOUN_CLAUSE:
		return gerund && same_word(slot, link);
	default:
		return false;
	}
}

/* The operator that begins at token and governs chunk; NULL: none. */
static const struct match_found *
operator_at(const struct operators *operators, const struct scene *scene,
	    size_t token, size_t chunk, const struct link *link)
{
	size_t i = operators->at[token];
	struct scene at = *scene;

	for (; i != NOWHERE && i < operators->found.count; i++) {
		const struct match_found *found = &operators->found.items[i];
		const struct slots *slots = &found->predicate->frame;

		if (found->tokens[0] != token)
			break;
		at.frame = found;
		if (!has_slot(&at, &found->predicate->required))
			continue;
		for (size_t k = 0; k < slots->count; k++)
			if (holds(scene->cast->outline, &slots->items[k], chunk,
				  link) &&
			    (!link->passive ||
			     slots->items[k].kind == SLOT_OBJECT))
				return found;
	}
	return NULL;
}

/* The verb whose passive subject the noun phrase at chunk is. */
static const struct match_found *
governor_behind(const struct operators *operators, const struct scene *scene,
		size_t chunk)
{
	const struct outline *outline = scene->cast->outline;
	struct link link = {.passive = true};

	if (outline->chunks[chunk].kind != CHUNK_NOUN)
		return NULL;
	for (size_t i = chunk + 1; i < scene->chunks.end && i < chunk + REACH;
	     i++) {
		const struct chunk *next = &outline->chunks[i];

		if (next->kind == CHUNK_VERB)
			return next->passive
				       ? operator_at(operators, scene,
						     next->head, chunk, &link)
				       : NULL;
		if (next->kind != CHUNK_NOUN &&
		    next->kind != CHUNK_PREPOSITION && !is_passed(next))
			return NULL;
	}
	return NULL;
}

/* Notes a chunk between; returns whether the search goes on past it. */
static bool
link_past(const struct outline *outline, size_t chunk, size_t at,
	  struct link *link)
{
	const struct chunk *between = &outline->chunks[at];
	struct span span = outline->doc->tokens.items[between->first].span;

	switch (between->kind) {
	case CHUNK_PREPOSITION:
		if (!link->phrase && !link->preposition) {
			link->preposition = outline->doc->text + span.start;
			link->size = span.end - span.start;
		}
		return true;
	case CHUNK_NOUN:
		link->phrase = true;
		return true;
	case CHUNK_CLAUSE:
		link->that = true;
		return true;
	case CHUNK_AND:
		link->phrase = false;
		return outline->chunks[chunk].kind == CHUNK_NOUN;
	case CHUNK_ADJECTIVE:
		return true;
	default:
		return is_passed(between);
	}
}

/* The predicate that governs what stands at chunk; NULL: none. */
static const struct match_found *
governor(const struct operators *operators, const struct scene *scene,
	 size_t chunk)
{
	const struct outline *outline = scene->cast->outline;
	const struct match_found *found =
		governor_behind(operators, scene, chunk);
	struct link link = {0};

	for (size_t i = chunk;
	     !found && i > scene->chunks.first && chunk - i < REACH; i--) {
		const struct chunk *before = &outline->chunks[i - 1];

		if (before->kind == CHUNK_VERB || before->kind == CHUNK_NOUN ||
		    before->kind == CHUNK_ADJECTIVE) {
			found = operator_at(operators, scene, before->head,
					    chunk, &link);
			if (!found && before->first != before->head)
				found = operator_at(operators, scene,
						    before->first, chunk,
						    &link);
		}
		if (before->kind == CHUNK_VERB ||
		    !link_past(outline, chunk, i - 1, &link))
			break;
	}
	return found;
}

static void
apply_at(const struct operators *operators, size_t token,
	 struct leaning *leaning)
{
	size_t i = operators->at[token];

	for (; i != NOWHERE && i < operators->found.count; i++) {
		const struct match_found *found = &operators->found.items[i];
		const struct slots *slots = &found->predicate->frame;

		if (found->tokens[0] != token)
			break;
		if (slots->count && slots->items[0].kind == SLOT_HEAD) {
			apply(found->predicate, leaning);
			break;
		}
	}
}

/* Words inside a chunk: "not", "allegedly", "would". */
static void
apply_inside(const struct operators *operators, const struct outline *outline,
	     size_t chunk, struct leaning *leaning)
{
	const struct chunk *at = &outline->chunks[chunk];

	for (size_t i = at->first; i < at->end && i < at->first + WORDS; i++) {
		apply_at(operators, i, leaning);
		if (at->kind == CHUNK_NOUN &&
		    (outline->words[i].classes & WORD_NEGATION))
			leaning->strength = 0;
	}
}

/* Whether "nor" or the like stands at chunk, not "and". */
static bool
excludes(const struct outline *outline, size_t chunk)
{
	return outline->chunks[chunk].kind == CHUNK_AND &&
	       !chunk_is(outline, chunk, "and") &&
	       !chunk_is(outline, chunk, "or") &&
	       !chunk_is(outline, chunk, "but");
}

/*
 * Applies what stands at chunk to a predicate to its right; *near: nothing but
 * adverbs lies between. Returns whether more may stand before it.
 */
static bool
apply_before(const struct operators *operators, const struct scene *scene,
	     size_t chunk, bool *near, struct leaning *leaning)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *before = &outline->chunks[chunk];

	if (before->kind == CHUNK_CLAUSE || excludes(outline, chunk)) {
		apply_inside(operators, outline, chunk, leaning);
		return false;
	}
	switch (before->kind) {
	case CHUNK_ADVERB:
		if (*near)
			apply_inside(operators, outline, chunk, leaning);
		return true;
	case CHUNK_PREPOSITION:
		if (!*near)
			return false;
		apply_inside(operators, outline, chunk, leaning);
		/* "instead of", "rather than", "far from" */
		if (chunk > scene->chunks.first)
			apply_inside(operators, outline, chunk - 1, leaning);
		return false;
	case CHUNK_VERB:
		if (!before->copula || !*near)
			return false;
		apply_inside(operators, outline, chunk, leaning);
		return true;
	case CHUNK_NOUN: /* "no ally has condemned" */
		if (*near &&
		    outline->words[before->first].classes & WORD_NEGATION)
			leaning->strength = 0;
		*near = false;
		return true;
	default:
		return is_passed(before);
	}
}

/* Adverbs, modals and conjunctions that mark the predicate at chunk. */
static void
apply_marks(const struct operators *operators, const struct scene *scene,
	    size_t chunk, struct leaning *leaning)
{
	const struct outline *outline = scene->cast->outline;
	bool near = true;

	apply_inside(operators, outline, chunk, leaning);
	if (chunk + 1 < scene->chunks.end &&
	    outline->chunks[chunk + 1].kind == CHUNK_ADVERB)
		apply_inside(operators, outline, chunk + 1, leaning);
	for (size_t i = chunk; i > scene->chunks.first && chunk - i < REACH;
	     i--)
		if (!apply_before(operators, scene, i - 1, &near, leaning))
			break;
}

/*
 * Takes from an operator the holder and the target that it lends. A noun
 * without a holder has that of its verb: "Ardia imposed sanctions".
 */
static void
lend_parties(const struct scene *scene, const struct predicate *lent, bool noun,
	     struct leaning *leaning)
{
	const struct predicate *governing = scene->frame->predicate;
	static const struct slots subject = {{{SLOT_SUBJECT, NULL, 0}}, 1};
	struct parties holders = {0}, targets = {0};

	fill_slots(scene, &governing->holder, SIDE_HOLDER, &holders);
	fill_slots(scene, &governing->target, SIDE_TARGET, &targets);
	if (noun && !governing->holder.count && !governing->target.count &&
	    !leaning->holders.count)
		fill_slots(scene, &subject, SIDE_HOLDER, &holders);
	if (holders.count || governing->holder.count)
		leaning->holders = holders;
	/* "met criticism", but not "met a critic" */
	if (!targets.count || slots_have(&lent->holder, SLOT_SELF))
		return;
	leaning->targets = targets;
	leaning->lent = true;
}

/* Whether an operator says of its object what the frame is: "call". */
static bool
names(const struct predicate *governing)
{
	return governing->holder.count && governing->target.count;
}

void
apply_operators(const struct operators *operators, const struct scene *scene,
		struct leaning *leaning)
{
	struct scene at = *scene;

	for (int hops = 0; hops < HOPS; hops++) {
		bool noun =
			scene->cast->outline->chunks[at.frame->chunk].kind ==
			CHUNK_NOUN;

		apply_marks(operators, &at, at.frame->chunk, leaning);
		at.frame = governor(operators, &at, at.frame->chunk);
		/* "called it a gift to Osk" says nothing by its gift */
		if (!at.frame ||
		    (names(at.frame->predicate) &&
		     !slots_have(&scene->frame->predicate->holder, SLOT_ANY)))
			return;
		apply(at.frame->predicate, leaning);
		if (scene->frame->predicate->inquiry &&
		    leaning->sign != scene->frame->predicate->sign)
			leaning->strength = 0;
		lend_parties(&at, scene->frame->predicate, noun, leaning);
	}
}
