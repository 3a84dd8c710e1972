#include "stages/stance/opinions.h"

/*
 * Thousandths, by how often such frames were right on news: what is done says
 * less than what is said, hedges and owners less than plain names.
 */
static int
confidence_of(const struct scene *scene, const struct leaning *leaning,
	      const struct party *holder, const struct party *target)
{
	int confidence = 600 + 100 * leaning->strength;

	if (!scene->frame->predicate->voiced)
		confidence -= 50;
	if (!holder || !holder->sure)
		confidence -= 150;
	if (!target->sure)
		confidence -= 100;
	if (leaning->hedged)
		confidence -= 150;
	return confidence;
}

/* A town neither leans nor is leaned to; one that acts is a country's. */
static bool
is_place(const struct outline *outline, long entity)
{
	return entity >= 0 &&
	       outline->doc->entities.items[entity].type == ENTITY_PLACE;
}

static void
add_opinion(struct opinions *opinions, const struct scene *scene,
	    const struct leaning *leaning, long holder, long target,
	    int confidence)
{
	const struct outline *outline = scene->cast->outline;
	size_t token = scene->frame->tokens[0];
	size_t quote = outline->quotes[token];
	struct opinion *opinion;

	if (holder == target || target < 0 || is_place(outline, holder) ||
	    is_place(outline, target))
		return;
	opinion = arena_push(outline->arena, opinions);
	opinion->holder = holder;
	opinion->target = target;
	opinion->confidence = confidence;
	opinion->evidence = (struct evidence){
		.span = outline->doc->sentences.items[scene->cast->sentence]
				.span,
		.score = 300 * leaning->sign * leaning->strength,
		.cue = frame_span(outline, scene->frame),
		.quote = quote == NOWHERE
				 ? NULL
				 : outline->doc->quotes.items[quote].id,
	};
}

/* "itself hit by duties": a participle that a tagger takes for a past. */
static bool
has_agent(const struct scene *scene)
{
	size_t next = scene->frame->chunk + 1;

	return next < scene->chunks.end &&
	       chunk_is(scene->cast->outline, next, "by");
}

/* "people who dislike Osk": it does not say that there are any. */
static bool
is_relative(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t chunk = scene->frame->chunk;

	for (int i = 0; i < 4 && chunk > scene->chunks.first &&
			is_passed(&outline->chunks[chunk - 1]);
	     i++)
		chunk--;
	return chunk > scene->chunks.first &&
	       outline->chunks[chunk - 1].kind == CHUNK_RELATIVE;
}

/*
 * Whether "he", "it" or "his" holds it: somebody who is named elsewhere, if the
 * article could be followed.
 */
static bool
is_somebodys(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t at = scene->frame->chunk;
	const struct chunk *chunk = &outline->chunks[at];

	if (chunk->kind == CHUNK_NOUN)
		return outline->words[chunk->first].classes & WORD_OWNER &&
		       outline->words[chunk->first].classes &
			       (WORD_HE | WORD_IT | WORD_FIRST);
	while (at > scene->chunks.first && scene->frame->chunk - at < 4) {
		const struct chunk *before = &outline->chunks[--at];

		if (before->kind == CHUNK_NOUN)
			return !chunk->passive &&
			       outline->words[before->head].classes &
				       (WORD_HE | WORD_IT | WORD_FIRST);
		if (!is_passed(before))
			return false;
	}
	return false;
}

/*
 * Whether the sentence says that somebody leans, but not who: something was
 * said, felt or ruled. What is only done to a party befalls it.
 */
static bool
leaves_holder_open(const struct scene *scene, const struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	const struct chunk *chunk =
		&scene->cast->outline->chunks[scene->frame->chunk];

	if (is_somebodys(scene))
		return false;
	if (!predicate->voiced && !predicate->legal && !leaning->lent &&
	    !slots_have(&predicate->holder, SLOT_SELF))
		return false;
	/* Nameless support is mostly something else: 3 in 4 are blame. */
	if (leaning->strength < (leaning->sign > 0 ? 3 : 2) || leaning->hedged)
		return false;
	if (predicate->class == CLASS_NOUN)
		return (leaning->strength > 2 && leaning->sign < 0) ||
		       leaning->lent ||
		       slots_have(&predicate->holder, SLOT_SELF);
	return chunk->kind == CHUNK_VERB && chunk->finite &&
	       !is_relative(scene) && (chunk->passive || !has_agent(scene));
}

/* Who holds it where the frame's slots name nobody; false: nobody does. */
static bool
implied_holder(const struct scene *scene, const struct leaning *leaning,
	       long *out)
{
	const struct predicate *predicate = scene->frame->predicate;
	size_t token = scene->frame->tokens[0];
	size_t speaker = speaker_at(scene->cast, token);

	*out = HOLDER_ANY;
	if (!slots_have(&predicate->holder, SLOT_ANY))
		return leaves_holder_open(scene, leaning);
	if (scene->cast->outline->quotes[token] == NOWHERE)
		*out = HOLDER_AUTHOR;
	else if (speaker != NOWHERE)
		*out = (long)speaker;
	return leaning->strength > 0;
}

/* Whether "he" or "she" stands before the frame. */
static bool
is_he(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	size_t first = outline->chunks[scene->chunks.first].first;
	size_t token = scene->frame->tokens[0];

	for (size_t i = token; i > first && token - i < 6; i--)
		if (outline->words[i - 1].classes & WORD_HE)
			return true;
	return false;
}

/*
 * Whether a leaning without a holder may be toward target: it must be named, as
 * an actor, and not speak of itself.
 */
static bool
is_leaned_to(const struct scene *scene, long holder, const struct party *target)
{
	const struct cast *cast = scene->cast;
	const struct entity *entities = cast->outline->doc->entities.items;

	/* a report has no opinion of its own, but for the plainest words */
	if (holder == HOLDER_AUTHOR)
		return (target->sure || !is_he(scene)) &&
		       (cast->personal ||
			scene->frame->predicate->strength > 2);
	if (holder != HOLDER_ANY)
		return true;
	return target->sure && !target->adjective &&
	       entities[target->entity].type != ENTITY_PLACE &&
	       speaker_at(cast, scene->frame->tokens[0]) != target->entity;
}

static void
add_mutual(struct opinions *opinions, const struct scene *scene,
	   const struct leaning *leaning)
{
	const struct parties *sides = &leaning->holders;

	for (size_t i = 0; i < sides->count; i++)
		for (size_t k = 0; k < sides->count; k++)
			add_opinion(opinions, scene, leaning,
				    (long)sides->items[i].entity,
				    (long)sides->items[k].entity,
				    confidence_of(scene, leaning,
						  &sides->items[i],
						  &sides->items[k]));
}

/*
 * Whether the frame passes judgment. Whoever only does something about "the
 * ruling" does it to the ruling.
 */
static bool
speaks(const struct scene *scene)
{
	return scene->frame->predicate->voiced ||
	       scene->frame->predicate->legal;
}

static bool
is_party(const struct parties *parties, size_t entity)
{
	for (size_t i = 0; i < parties->count; i++)
		if (parties->items[i].entity == entity)
			return true;
	return false;
}

static void
add_pairs(struct opinions *opinions, const struct scene *scene,
	  const struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	/* one side alone ends what both had */
	bool mutual = predicate->mutual && leaning->sign == predicate->sign;

	for (size_t i = 0; i < leaning->holders.count; i++) {
		const struct party *holder = &leaning->holders.items[i];
		long who = holder->entity == THE_AUTHOR ? HOLDER_AUTHOR
							: (long)holder->entity;

		for (size_t k = 0; k < leaning->targets.count; k++) {
			const struct party *target = &leaning->targets.items[k];
			int confidence =
				confidence_of(scene, leaning, holder, target);

			if (target->measure && !speaks(scene))
				continue;
			/* Of one list nobody leans to another by this verb. */
			if (is_party(&leaning->holders, target->entity))
				continue;
			add_opinion(opinions, scene, leaning, who,
				    (long)target->entity, confidence);
			if (mutual && who >= 0)
				add_opinion(opinions, scene, leaning,
					    (long)target->entity,
					    (long)holder->entity, confidence);
		}
	}
	if (mutual && !leaning->targets.count && leaning->holders.count > 1)
		add_mutual(opinions, scene, leaning);
}

void
add_opinions(struct opinions *opinions, const struct scene *scene,
	     const struct leaning *leaning)
{
	long holder;

	if (leaning->holders.count) {
		add_pairs(opinions, scene, leaning);
		return;
	}
	if (!implied_holder(scene, leaning, &holder))
		return;
	for (size_t i = 0; i < leaning->targets.count; i++) {
		const struct party *target = &leaning->targets.items[i];

		if (is_leaned_to(scene, holder, target))
			add_opinion(
				opinions, scene, leaning, holder,
				(long)target->entity,
				confidence_of(scene, leaning, NULL, target));
	}
}
