#include "stages/stage.h"

#include <string.h>

#include "stages/quote/quote.h"
#include "stages/stance/stance.h"
#include "stages/tag/tag.h"
#include "stages/tokenize/tokenize.h"

const struct stage *const stages[] = {
	&tokenize_stage, &tag_stage, &quote_stage, &stance_stage, NULL,
};

static const struct {
	const char *name;
	enum layer layer;
} names[] = {
	{"language", LAYER_LANGUAGE},   {"zones", LAYER_ZONES},
	{"sentences", LAYER_SENTENCES}, {"tokens", LAYER_TOKENS},
	{"syntax", LAYER_SYNTAX},       {"entities", LAYER_ENTITIES},
	{"quotes", LAYER_QUOTES},       {"stances", LAYER_STANCES},
};

const char *
layer_name(enum layer layer)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].layer == layer)
			return names[i].name;
	return NULL;
}

unsigned
layer_named(const char *name, size_t size)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == size &&
		    !memcmp(names[i].name, name, size))
			return names[i].layer;
	return 0;
}

void
problem_add(struct arena *arena, struct problems *problems, const char *stage,
	    const char *message)
{
	for (size_t i = 0; i < problems->count; i++)
		if (!strcmp(problems->items[i].message, message))
			return;
	*arena_push(arena, problems) = (struct problem){stage, message};
}

unsigned
stage_reads(const struct stage *stage, const struct document *doc)
{
	unsigned reads = 0;

	for (size_t i = 0; i < stage->step_count; i++)
		if (!(doc->layers & stage->steps[i].gives))
			reads |= stage->steps[i].needs;
	return reads & doc->layers;
}

/* Moves one layer of from to doc. */
static void
take_layer(struct document *doc, const struct document *from, enum layer layer)
{
	doc->layers |= layer;
	switch (layer) {
	case LAYER_LANGUAGE:
		doc->language = from->language ? from->language : "und";
		break;
	case LAYER_ZONES:
		doc->zones = from->zones;
		break;
	case LAYER_SENTENCES:
		doc->sentences = from->sentences;
		break;
	case LAYER_TOKENS:
		doc->tokens = from->tokens;
		break;
	case LAYER_SYNTAX:
		doc->syntax = from->syntax;
		break;
	case LAYER_ENTITIES:
		doc->entities = from->entities;
		break;
	case LAYER_QUOTES:
		doc->quotes = from->quotes;
		break;
	case LAYER_STANCES:
		doc->stances = from->stances;
		break;
	}
}

/* Why the stage leaves doc alone, or NULL. */
static const char *
abstains(const struct stage *stage, const struct document *doc,
	 struct arena *arena)
{
	if (doc->unfit)
		return doc->unfit;
	if (stage->english && doc->language && strcmp(doc->language, "en") &&
	    strcmp(doc->language, "und"))
		return arena_print(arena,
				   "the text is in language '%s', and %s "
				   "reads English",
				   doc->language, stage->name);
	return NULL;
}

static const char *
missing(const struct step *step, const struct document *doc,
	struct arena *arena)
{
	unsigned lacking = step->needs & ~doc->layers;

	if (!lacking)
		return NULL;
	return arena_print(arena, "no %s were made: the record has no %s",
			   layer_name(step->gives),
			   layer_name((enum layer)(lacking & -lacking)));
}

unsigned
stage_run(const struct stage *stage, void *state, struct document *doc,
	  struct arena *arena, struct problems *problems)
{
	unsigned made = 0;

	for (size_t i = 0; i < stage->step_count; i++) {
		const struct step *step = &stage->steps[i];
		struct document out = {0};
		const char *why;

		if (doc->layers & step->gives)
			continue;
		why = abstains(stage, doc, arena);
		if (!why)
			why = missing(step, doc, arena);
		if (!why)
			why = step->make(state, doc, arena, &out);
		if (why)
			problem_add(arena, problems, stage->name, why);
		take_layer(doc, &out, step->gives);
		made |= step->gives;
	}
	return made;
}
