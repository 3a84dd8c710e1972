/* The entities as they leave the layer, with their mentions. */
#include "stages/tag/link.h"

/* Words of a name, its legal form left out. */
static size_t
name_length(const struct scene *scene, const struct candidate *candidate)
{
	size_t length = 0;

	for (size_t i = candidate->first; i < candidate->end; i++)
		length += looks(scene, i, LOOK_LETTER) &&
			  !is_class(scene, i, WORD_LEGAL);
	return length;
}

static enum mention_form
form_of(const struct linker *linker, const struct candidate *candidate,
	const struct thing *thing)
{
	if (candidate->form != FORM_NAME ||
	    thing->entity.type == ENTITY_COUNTRY)
		return candidate->form;
	if (thing->entity.type == ENTITY_PERSON && is_single(linker, candidate))
		return FORM_SHORT;
	return name_length(linker->scene, candidate) < thing->length
		       ? FORM_SHORT
		       : FORM_NAME;
}

/*
 * How often an entity is right, in thousandths, by the net's lead for its
 * surest mention; measured on news and gmb dev (tests/eval/reliability.py).
 */
static int
confidence_of(const struct thing *thing)
{
	static const struct {
		int least, confidence;
	} steps[] = {{400, 970}, {200, 945}, {100, 910}, {50, 880}};

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (thing->certainty >= steps[i].least)
			return steps[i].confidence;
	return 755;
}

/* Entities on their way out. */
struct output {
	struct linker *linker;
	struct entities *out;
	size_t *places; /* [thing]: its entity + 1, or 0 */
};

static void
give_mention(struct output *output, size_t thing, struct span span,
	     enum mention_form form)
{
	struct arena *arena = output->linker->scene->arena;
	struct entities *out = output->out;
	struct mention *mention;

	if (!output->places[thing]) {
		*arena_push(arena, out) =
			output->linker->things.items[thing].entity;
		out->items[out->count - 1].confidence =
			confidence_of(&output->linker->things.items[thing]);
		output->places[thing] = out->count;
		out->items[out->count - 1].id =
			arena_print(arena, "e%zu", out->count);
	}
	mention = arena_push(arena,
			     &out->items[output->places[thing] - 1].mentions);
	*mention = (struct mention){span, form};
}

/* The ticker in the brackets behind a name, without its exchange. */
static void
entity_ticker(struct linker *linker, const struct candidate *candidate,
	      struct entity *entity)
{
	const struct scene *scene = linker->scene;
	struct range range = candidate->ticker;
	struct span span;

	if (range.first >= range.end || entity->ticker ||
	    entity->type != ENTITY_COMPANY)
		return;
	for (size_t i = range.first; i + 1 < range.end; i++)
		if (reads(scene, i, ":"))
			range.first = i + 1;
	span = scene_span(scene, range.first, range.end);
	entity->ticker = arena_copy(scene->arena, scene->doc->text + span.start,
				    span.end - span.start);
}

/* How long the fullest name of each thing is, how sure its surest. */
static void
measure_names(struct linker *linker)
{
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		size_t length = name_length(linker->scene, candidate);
		struct thing *thing;

		if (linker->thing_of[i] == NO_THING)
			continue;
		thing = &linker->things.items[linker->thing_of[i]];
		if (candidate->certainty > thing->certainty)
			thing->certainty = candidate->certainty;
		if (candidate->form != FORM_NAME)
			continue;
		if (length > thing->length)
			thing->length = length;
	}
}

void
give_entities(struct linker *linker, struct entities *out)
{
	struct arena *arena = linker->scene->arena;
	struct output output = {linker, out, NULL};
	struct title_mentions titles = {0};
	size_t next = 0;

	output.places = arena_array(arena, linker->things.count + 1,
				    sizeof *output.places);
	find_titles(linker, &titles);
	measure_names(linker);
	for (size_t i = 0; i < linker->candidates->count; i++) {
		const struct candidate *candidate = candidate_at(linker, i);
		size_t thing = linker->thing_of[i];
		struct span span = scene_span(linker->scene, candidate->first,
					      candidate->end);
		struct entity *entity;

		for (; next < titles.count &&
		       titles.items[next].span.start < span.start;
		     next++)
			give_mention(&output, titles.items[next].thing,
				     titles.items[next].span, FORM_TITLE);
		if (thing == NO_THING)
			continue;
		entity = &linker->things.items[thing].entity;
		entity_ticker(linker, candidate, entity);
		give_mention(&output, thing, span,
			     form_of(linker, candidate,
				     &linker->things.items[thing]));
	}
	for (; next < titles.count; next++)
		give_mention(&output, titles.items[next].thing,
			     titles.items[next].span, FORM_TITLE);
}
