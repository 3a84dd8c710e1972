#include "stages/stance/survey.h"

#include "stages/stance/conditions.h"
#include "stages/stance/polarity.h"

/* One document's work. */
struct survey {
	const struct tables *tables;
	struct outline outline;
	struct cast cast;
	struct arcs arcs;
	struct operators operators;
	size_t *operator_at; /* [token] */
	struct frames frames;
	struct opinions opinions;
	size_t actor; /* of the measure in the sentence that is read */
};

static bool
is_question(const struct outline *outline, size_t sentence)
{
	struct span span = outline->doc->sentences.items[sentence].span;

	for (size_t at = span.end; at > span.start && span.end - at < 4; at--)
		if (outline->doc->text[at - 1] == '?')
			return true;
	return false;
}

/* Who did something official is who "the ruling" later speaks of. */
static void
note_actor(struct survey *survey, const struct predicate *predicate,
	   const struct leaning *leaning)
{
	const struct entity *entities = survey->outline.doc->entities.items;

	if (!predicate->official || leaning->strength < 2)
		return;
	for (size_t i = 0; i < leaning->holders.count; i++) {
		size_t holder = leaning->holders.items[i].entity;

		if (holder == THE_AUTHOR)
			continue;
		if (entities[holder].type == ENTITY_COUNTRY ||
		    entities[holder].type == ENTITY_ORGANIZATION) {
			survey->actor = holder;
			return;
		}
	}
}

static void
read_frame(struct survey *survey, const struct match_found *frame)
{
	struct range chunks = survey->outline.sentences[survey->cast.sentence];
	struct scene scene = {&survey->cast, chunks, frame, &survey->arcs};
	struct leaning leaning = {
		.sign = frame->predicate->sign,
		.strength = frame->predicate->strength,
	};

	if (!has_slot(&scene, &frame->predicate->required))
		return;
	if (frame->predicate->quoted && is_praised(&scene))
		leaning.sign = 1;
	survey->cast.goods = frame->predicate->trade;
	fill_roles(&scene, &leaning);
	apply_operators(&survey->operators, &scene, &leaning);
	if (is_courtesy(&scene))
		leaning.strength = 0;
	if (is_question(&survey->outline, survey->cast.sentence))
		leaning.strength = 0;
	add_opinions(&survey->opinions, &scene, &leaning);
	note_actor(survey, frame->predicate, &leaning);
}

/* Whether sentences of this kind of line say what anyone thinks. */
static bool
is_read(enum zone_kind kind)
{
	return kind == ZONE_HEADLINE || kind == ZONE_BODY ||
	       kind == ZONE_BULLET || kind == ZONE_CAPTION;
}

/*
 * Before anyone has done anything official, the first country or body that
 * does something else than speak is whose measure an article is about.
 */
static void
find_actor(struct survey *survey, struct range chunks)
{
	const struct outline *outline = &survey->outline;
	const struct entity *entities = outline->doc->entities.items;

	for (size_t i = chunks.first; i < chunks.end; i++) {
		const struct chunk *chunk = &outline->chunks[i];
		struct parties parties = {0};

		if (chunk->kind != CHUNK_VERB || !chunk->finite ||
		    chunk->passive ||
		    survey->cast.cues[chunk->head] != NOWHERE ||
		    outline->quotes[chunk->head] != NOWHERE)
			continue;
		subject_of(&survey->cast, chunks, i, SIDE_HOLDER, &parties);
		for (size_t k = 0; k < parties.count; k++) {
			size_t entity = parties.items[k].entity;

			if (entity == THE_AUTHOR)
				continue;
			/* a country in passing has no part in the article */
			if (entities[entity].type == ENTITY_COUNTRY &&
			    survey->cast.state == NOWHERE &&
			    name_count(&entities[entity]) * 3 >=
				    survey->cast.most)
				survey->cast.state = entity;
			if (survey->cast.actor == NOWHERE &&
			    (entities[entity].type == ENTITY_COUNTRY ||
			     entities[entity].type == ENTITY_ORGANIZATION)) {
				survey->cast.actor = entity;
				survey->cast.acted = survey->cast.sentence;
			}
		}
	}
}

static void
read_frames(struct survey *survey, struct range chunks)
{
	const struct outline *outline = &survey->outline;

	frames_find(&survey->tables->operators, outline, chunks,
		    &survey->operators.found);
	for (size_t i = survey->operators.found.count; i > 0; i--)
		survey->operator_at[survey->operators.found.items[i - 1]
					    .tokens[0]] = i - 1;
	for (size_t i = 0; i < survey->frames.count; i++)
		read_frame(survey, &survey->frames.items[i]);
}

static void
read_sentence(struct survey *survey, size_t sentence)
{
	struct outline *outline = &survey->outline;
	struct range chunks = outline->sentences[sentence];
	struct span span = outline->doc->sentences.items[sentence].span;

	if (!is_read(zone_at(outline->doc, span.start)))
		return;
	survey->cast.sentence = sentence;
	survey->operators.found.count = 0;
	survey->frames.count = 0;
	frames_find(&survey->tables->frames, outline, chunks, &survey->frames);
	survey->actor = NOWHERE;
	if (survey->frames.count)
		read_frames(survey, chunks);
	if (survey->actor != NOWHERE) {
		survey->cast.actor = survey->actor;
		survey->cast.acted = sentence;
	}
	if (survey->cast.actor == NOWHERE || survey->cast.state == NOWHERE)
		find_actor(survey, chunks);
}

void
survey_document(const struct tables *tables, const struct document *doc,
		struct arena *arena, struct stances *out)
{
	struct survey survey = {.tables = tables};
	size_t count = doc->tokens.count;

	outline_make(&survey.outline, &tables->words, tables->classes, doc,
		     arena);
	cast_make(&survey.cast, &survey.outline, &tables->frames,
		  &tables->operators);
	arcs_make(&survey.arcs, doc, arena);
	survey.operator_at =
		arena_array(arena, count + 1, sizeof *survey.operator_at);
	for (size_t i = 0; i <= count; i++)
		survey.operator_at[i] = NOWHERE;
	survey.operators.at = survey.operator_at;
	for (size_t i = 0; i < doc->sentences.count; i++)
		read_sentence(&survey, i);
	score_stances(doc, &survey.opinions, arena, out);
}
