#include "stages/stance/stance.h"

#include <stdlib.h>

#include "stages/stance/polarity.h"
#include "stages/stance/score.h"

/* What outlives a document. */
struct stance_state {
	struct lexicon frames, operators;
	struct table words;
	unsigned *classes; /* [row of words] */
};

/* One document's work. */
struct survey {
	const struct stance_state *state;
	struct outline outline;
	struct cast cast;
	struct arcs arcs;
	struct operators operators;
	size_t *operator_at; /* [token] */
	struct frames frames;
	struct opinions opinions;
};

static void
stance_close(void *state)
{
	struct stance_state *stance = state;

	if (!stance)
		return;
	lexicon_clear(&stance->frames);
	lexicon_clear(&stance->operators);
	free(stance->classes);
	free(stance);
}

static const char *
open_tables(struct stance_state *state, const struct knowledge *knowledge)
{
	const char *why =
		lexicon_open(&state->frames, knowledge, "stance/frames");

	if (!why)
		why = lexicon_open(&state->operators, knowledge,
				   "stance/operators");
	if (!why)
		why = knowledge_table(knowledge, "stance/words", &state->words);
	if (why)
		return why;
	state->classes = read_word_classes(&state->words);
	return state->classes ? NULL : "the words of stances can't be read";
}

static const char *
stance_open(const struct knowledge *knowledge, void **out)
{
	struct stance_state *state = calloc(1, sizeof *state);
	const char *why;

	*out = NULL;
	if (!state)
		return "there is no memory for the stance stage";
	why = open_tables(state, knowledge);
	if (why)
		stance_close(state);
	else
		*out = state;
	return why;
}

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

static bool
has_kind(const struct slots *slots, enum slot_kind kind)
{
	for (size_t i = 0; i < slots->count; i++)
		if (slots->items[i].kind == kind)
			return true;
	return false;
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
	    (has_kind(&predicate->target, SLOT_COMPOUND) ||
	     has_kind(&predicate->target, SLOT_POSSESSOR)))
		leaning->targets = parties;
	else if (!leaning->holders.count &&
		 has_kind(&predicate->holder, SLOT_POSSESSOR))
		leaning->holders = parties;
	else if (!leaning->targets.count &&
		 has_kind(&predicate->target, SLOT_POSSESSOR))
		leaning->targets = parties;
}

/* Who and toward whom by the frame's own slots. */
static void
fill_roles(const struct scene *scene, struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	struct slots targets = without_compound(&predicate->target);

	fill_slots(scene, &targets, SIDE_TARGET, &leaning->targets);
	fill_slots(scene, &predicate->holder, SIDE_HOLDER, &leaning->holders);
	if (predicate->class == CLASS_NOUN)
		fill_compound(scene, leaning);
}

static int
confidence_of(const struct leaning *leaning, const struct party *holder,
	      const struct party *target)
{
	int confidence = 600 + 100 * leaning->strength;

	if (!holder || !holder->sure)
		confidence -= 150;
	if (!target->sure)
		confidence -= 100;
	if (leaning->hedged)
		confidence -= 150;
	return confidence;
}

static void
add_opinion(struct survey *survey, const struct scene *scene,
	    const struct leaning *leaning, long holder, long target,
	    int confidence)
{
	const struct outline *outline = &survey->outline;
	size_t token = scene->frame->tokens[0];
	size_t quote = outline->quotes[token];
	struct opinion *opinion;

	if (holder == target || target < 0)
		return;
	opinion = arena_push(outline->arena, &survey->opinions);
	opinion->holder = holder;
	opinion->target = target;
	opinion->confidence = confidence;
	opinion->evidence = (struct evidence){
		.span = outline->doc->sentences.items[survey->cast.sentence]
				.span,
		.score = 300 * leaning->sign * leaning->strength,
		.cue = frame_span(outline, scene->frame),
		.quote = quote == NOWHERE
				 ? NULL
				 : outline->doc->quotes.items[quote].id,
	};
}

/* Whether the sentence says that somebody leans, but not who. */
static bool
leaves_holder_open(const struct survey *survey, const struct scene *scene,
		   const struct leaning *leaning)
{
	const struct predicate *predicate = scene->frame->predicate;
	const struct chunk *chunk =
		&survey->outline.chunks[scene->frame->chunk];

	/* Nameless support is mostly something else: 3 in 4 are blame. */
	if (leaning->strength < (leaning->sign > 0 ? 3 : 2) || leaning->hedged)
		return false;
	return predicate->class == CLASS_NOUN ||
	       (chunk->kind == CHUNK_VERB && !chunk->reduced);
}

/* Who holds it where the frame's slots name nobody; false: nobody does. */
static bool
implied_holder(const struct survey *survey, const struct scene *scene,
	       const struct leaning *leaning, long *out)
{
	const struct predicate *predicate = scene->frame->predicate;
	size_t token = scene->frame->tokens[0];
	size_t speaker = speaker_at(&survey->cast, token);

	*out = HOLDER_ANY;
	if (!has_kind(&predicate->holder, SLOT_ANY))
		return leaves_holder_open(survey, scene, leaning);
	if (survey->outline.quotes[token] == NOWHERE)
		*out = HOLDER_AUTHOR;
	else if (speaker != NOWHERE)
		*out = (long)speaker;
	return leaning->strength > 0;
}

static void
add_mutual(struct survey *survey, const struct scene *scene,
	   const struct leaning *leaning)
{
	const struct parties *sides = &leaning->holders;

	for (size_t i = 0; i < sides->count; i++)
		for (size_t k = 0; k < sides->count; k++)
			add_opinion(survey, scene, leaning,
				    (long)sides->items[i].entity,
				    (long)sides->items[k].entity,
				    confidence_of(leaning, &sides->items[i],
						  &sides->items[k]));
}

static void
add_pairs(struct survey *survey, const struct scene *scene,
	  const struct leaning *leaning)
{
	bool mutual = scene->frame->predicate->mutual;

	for (size_t i = 0; i < leaning->holders.count; i++) {
		const struct party *holder = &leaning->holders.items[i];
		long who = holder->entity == THE_AUTHOR ? HOLDER_AUTHOR
							: (long)holder->entity;

		for (size_t k = 0; k < leaning->targets.count; k++) {
			const struct party *target = &leaning->targets.items[k];
			int confidence = confidence_of(leaning, holder, target);

			add_opinion(survey, scene, leaning, who,
				    (long)target->entity, confidence);
			if (mutual && who >= 0)
				add_opinion(survey, scene, leaning,
					    (long)target->entity,
					    (long)holder->entity, confidence);
		}
	}
	if (mutual && !leaning->targets.count && leaning->holders.count > 1)
		add_mutual(survey, scene, leaning);
}

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
			survey->cast.actor = holder;
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
	long holder;

	if (!has_slot(&scene, &frame->predicate->required))
		return;
	if (frame->predicate->quoted && is_praised(&scene))
		leaning.sign = 1;
	fill_roles(&scene, &leaning);
	apply_operators(&survey->operators, &scene, &leaning);
	if (is_question(&survey->outline, survey->cast.sentence))
		leaning.strength = 0;
	add_pairs(survey, &scene, &leaning);
	note_actor(survey, frame->predicate, &leaning);
	if (!leaning.holders.count &&
	    implied_holder(survey, &scene, &leaning, &holder))
		for (size_t i = 0; i < leaning.targets.count; i++)
			add_opinion(survey, &scene, &leaning, holder,
				    (long)leaning.targets.items[i].entity,
				    confidence_of(&leaning, NULL,
						  &leaning.targets.items[i]));
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
			if (entities[entity].type == ENTITY_COUNTRY ||
			    entities[entity].type == ENTITY_ORGANIZATION) {
				survey->cast.actor = entity;
				return;
			}
		}
	}
}

static void
read_frames(struct survey *survey, struct range chunks)
{
	const struct outline *outline = &survey->outline;

	frames_find(&survey->state->operators, outline, chunks,
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
	frames_find(&survey->state->frames, outline, chunks, &survey->frames);
	if (survey->frames.count)
		read_frames(survey, chunks);
	if (survey->cast.actor == NOWHERE)
		find_actor(survey, chunks);
}

static const char *
make_stances(void *state, const struct document *doc, struct arena *arena,
	     struct document *out)
{
	struct survey survey = {.state = state};
	size_t count = doc->tokens.count;

	outline_make(&survey.outline, &survey.state->words,
		     survey.state->classes, doc, arena);
	cast_make(&survey.cast, &survey.outline, &survey.state->frames);
	arcs_make(&survey.arcs, doc, arena);
	survey.operator_at =
		arena_array(arena, count + 1, sizeof *survey.operator_at);
	for (size_t i = 0; i <= count; i++)
		survey.operator_at[i] = NOWHERE;
	survey.operators.at = survey.operator_at;
	for (size_t i = 0; i < doc->sentences.count; i++)
		read_sentence(&survey, i);
	score_stances(doc, &survey.opinions, arena, &out->stances);
	return NULL;
}

static const struct step steps[] = {
	{LAYER_STANCES,
	 LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX | LAYER_ENTITIES |
		 LAYER_QUOTES,
	 make_stances},
};

const struct stage stance_stage = {
	.name = "stance",
	.summary = "find who stands for or against whom",
	.needs = LAYER_SENTENCES | LAYER_TOKENS | LAYER_SYNTAX |
		 LAYER_ENTITIES | LAYER_QUOTES,
	.gives = LAYER_STANCES,
	.english = true,
	.open = stance_open,
	.close = stance_close,
	.steps = steps,
	.step_count = sizeof steps / sizeof *steps,
};
