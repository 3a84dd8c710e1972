#include "stages/stance/leaning.h"

/* The slots but for the compound, which is read as target only at need. */
static struct slots
without_compound(const struct slots *slots)
{
	struct slots out = {0};

	for (size_t i = 0; i < slots->count; i++)
		if (slots->items[i].kind != SLOT_COMPOUND)
			out.items[out.count++] = slots->items[i];
	return out;
}

/*
 * The name in front of a noun is its target in "the Velta ban", its holder in
 * "US tariffs", and either in "the Iran sanctions".
 */
static void
fill_compound(const struct scene *scene, struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	static const struct slots compound = {{{SLOT_COMPOUND, NULL, 0}}, 1};
	const struct entity *entities =
		scene->cast->outline->doc->entities.items;
	struct parties parties = {0};
	bool country;

	fill_slots(scene, &compound, SIDE_TARGET, &parties);
	if (!parties.count)
		return;
	country = entities[parties.items[0].entity].type == ENTITY_COUNTRY;
	if (!leaning->targets.count && !country &&
	    (slots_have(&predicate->target, SLOT_COMPOUND) ||
	     slots_have(&predicate->target, SLOT_POSSESSOR)))
		leaning->targets = parties;
	else if (!leaning->holders.count &&
		 slots_have(&predicate->holder, SLOT_POSSESSOR))
		leaning->holders = parties;
	else if (!leaning->targets.count &&
		 slots_have(&predicate->target, SLOT_POSSESSOR))
		leaning->targets = parties;
}

/* Whether the phrase is the speaker's: "our enemy", "a friend of mine". */
static bool
is_ours(const struct scene *scene)
{
	const struct outline *outline = scene->cast->outline;
	const struct chunk *noun = &outline->chunks[scene->frame->chunk];
	size_t next = scene->frame->chunk + 1;

	for (size_t i = noun->first; i < noun->head && i < noun->first + 4; i++)
		if (outline->words[i].classes & WORD_FIRST)
			return true;
	return next + 1 < scene->chunks.end && chunk_is(outline, next, "of") &&
	       outline->words[outline->chunks[next + 1].head].classes &
		       WORD_FIRST;
}

/* "Ardia is our enemy": who speaks calls Ardia so, and means it. */
static void
turn_round(const struct scene *scene, struct leaning *leaning)
{
	struct parties called = leaning->holders;
	size_t token = scene->frame->tokens[0];
	size_t speaker = speaker_at(scene->cast, token);

	leaning->holders = (struct parties){0};
	leaning->targets = called;
	if (speaker != NOWHERE)
		party_add(&leaning->holders,
			  (struct party){.entity = speaker, .sure = true});
	else if (scene->cast->outline->quotes[token] == NOWHERE)
		party_add(&leaning->holders,
			  (struct party){.entity = THE_AUTHOR});
	else
		leaning->targets = (struct parties){0};
}

void
fill_roles(const struct scene *scene, struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	struct slots targets = without_compound(&predicate->target);

	fill_slots(scene, &targets, SIDE_TARGET, &leaning->targets);
	fill_slots(scene, &predicate->holder, SIDE_HOLDER, &leaning->holders);
	if (predicate->class == CLASS_NOUN)
		fill_compound(scene, leaning);
	if (predicate->class == CLASS_NOUN &&
	    slots_have(&predicate->holder, SLOT_SELF) && is_ours(scene))
		turn_round(scene, leaning);
}
