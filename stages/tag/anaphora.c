#include "stages/tag/anaphora.h"

#include <stdlib.h>

#include "stages/tag/descriptions.h"
#include "stages/tag/discourse.h"
#include "stages/tag/pronouns.h"

static int
compare_namings(const void *left, const void *right)
{
	const struct naming *a = left, *b = right;

	return (a->range.first > b->range.first) -
	       (a->range.first < b->range.first);
}

/* The mentions of all entities, in text order. */
static void
list_namings(const struct scene *scene, const struct entities *entities,
	     struct namings *out)
{
	for (size_t i = 0; i < entities->count; i++) {
		const struct mentions *mentions = &entities->items[i].mentions;

		for (size_t k = 0; k < mentions->count; k++)
			*arena_push(scene->arena, out) = (struct naming){
				tokens_in(scene->doc, mentions->items[k].span),
				i, mentions->items[k].form};
	}
	if (out->count)
		qsort(out->items, out->count, sizeof *out->items,
		      compare_namings);
}

/* Zones in which nobody speaks of anybody: menus, bylines. */
static bool
is_told(enum zone_kind kind)
{
	return kind != ZONE_NAVIGATION && kind != ZONE_PROMO &&
	       kind != ZONE_BYLINE && kind != ZONE_DATELINE;
}

/* Reads on through the document, and lists what is found in out. */
static void
read_on(struct discourse *discourse, const struct namings *namings,
	struct namings *out)
{
	const struct scene *scene = discourse->scene;
	size_t next = 0;

	for (size_t i = 0; i < scene->count;) {
		struct naming found = {.range = {i, i + 1}, .entity = NOBODY};

		while (next < namings->count &&
		       namings->items[next].range.end <= i)
			next++;
		if (next < namings->count &&
		    namings->items[next].range.first <= i) {
			see_entity(discourse, &namings->items[next]);
			i = namings->items[next++].range.end;
			continue;
		}
		if (is_tagged(&discourse->clauses, i, TAGGED_PRONOUN)) {
			found.entity = see_pronoun(discourse, i);
			found.form = FORM_PRONOUN;
		} else if (is_tagged(&discourse->clauses, i, TAGGED_NOUN)) {
			found.entity = see_description(discourse, i);
			found.form = FORM_TITLE;
		}
		if (found.entity != NOBODY &&
		    is_told(zone_at(scene->doc,
				    scene->doc->tokens.items[i].span.start)))
			*arena_push(scene->arena, out) = found;
		i++;
	}
}

/* Gives each entity its mentions anew, out of two lists in text order. */
static void
give_mentions(const struct scene *scene, const struct namings *namings,
	      const struct namings *found, struct entities *entities)
{
	size_t next = 0;

	for (size_t i = 0; i < entities->count; i++)
		entities->items[i].mentions = (struct mentions){0};
	for (size_t i = 0; i < namings->count || next < found->count;) {
		bool older = next == found->count ||
			     (i < namings->count &&
			      namings->items[i].range.first <
				      found->items[next].range.first);
		const struct naming *naming =
			older ? &namings->items[i++] : &found->items[next++];

		*arena_push(scene->arena,
			    &entities->items[naming->entity].mentions) =
			(struct mention){scene_span(scene, naming->range.first,
						    naming->range.end),
					 naming->form};
	}
}

void
join_anaphora(const struct scene *scene, struct entities *entities)
{
	struct discourse discourse;
	struct namings namings = {0}, found = {0};

	if (!entities->count || scene->doc->syntax.count != scene->count)
		return;
	list_namings(scene, entities, &namings);
	discourse_make(&discourse, scene, entities, &namings);
	read_on(&discourse, &namings, &found);
	if (found.count)
		give_mentions(scene, &namings, &found, entities);
}
